import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.train.batches import Batches
from paralog.train.model import build_encoder
from paralog.train.stage import LoopOptions
from paralog.train.variants import prepare_variants
from paralog.train.verification import (
    CLONE,
    EDITED,
    REWRITTEN,
    STRANGER,
    VERIFIER,
    balanced_loss,
    draw_pairs,
    fit_verifier,
    kind_scores,
    verify_pairs,
)


class Killed(Exception):
    """What stops a run in the middle."""


@pytest.fixture(scope="module")
def recipe(small):
    return small("code", verifier_steps=3, variants=6, functions=0)


@pytest.fixture(scope="module")
def variants(data, material, tmp_path_factory):
    return prepare_variants(material("code"), data, tmp_path_factory.mktemp("variants"))


@pytest.fixture(scope="module")
def encoder(recipe, material):
    return build_encoder(recipe, len(material("code").view.vocabulary)).eval()


def run(recipe, material, variants, encoder, folder, *, kill_at=None):
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, loss, metrics))
        if step == kill_at:
            raise Killed

    return fit_verifier(
        recipe, material, variants, encoder, LoopOptions(folder, save_every=0.0, report=report)
    ), seen


def test_pairs_are_what_their_kinds_say(recipe, material, variants, encoder):
    of = material("code")
    batches = Batches(recipe, of)
    pairs = draw_pairs(recipe, batches, variants["train"], encoder, 5)
    batch = batches.draw(5)
    assert set(pairs.kinds.tolist()) == {CLONE, STRANGER, REWRITTEN, EDITED}
    for first, second, kind in zip(pairs.first, pairs.second, pairs.kinds, strict=True):
        if kind in (CLONE, STRANGER):
            assert batch.valid[first, second]
            assert bool(batch.positive[first, second]) == (kind == CLONE)
        else:
            assert first >= len(batch.units) and second == first + (1 if kind == REWRITTEN else 2)
    again = draw_pairs(recipe, batches, variants["train"], encoder, 5)
    assert np.array_equal(pairs.first, again.first) and np.array_equal(pairs.second, again.second)


def test_an_edit_behind_what_is_read_makes_no_pair(recipe, material, variants, encoder):
    short = replace(recipe, max_tokens=6, variants=400, rename=0.0)
    pairs = draw_pairs(short, Batches(short, material("code")), variants["train"], encoder, 5)
    edits = np.flatnonzero(pairs.kinds == EDITED)
    assert len(edits) < len(variants["train"].units)
    for one, other in zip(pairs.first[edits], pairs.second[edits], strict=True):
        left, right = pairs.units[one], pairs.units[other]
        assert not (np.array_equal(left.ids, right.ids) and np.array_equal(left.statements, right.statements))


def test_a_pair_is_judged_alike_in_whatever_chunks(recipe, material, variants, encoder, tmp_path):
    of = material("code")
    pairs = draw_pairs(recipe, Batches(recipe, of), variants["train"], encoder, 0)
    model, _ = run(recipe, of, variants, encoder, tmp_path)[0]
    device = torch.device("cpu")
    with torch.no_grad():
        together = verify_pairs(model, encoder, pairs, device)
        in_other_chunks = verify_pairs(model, encoder, pairs, device, chunk=3)
    assert together.shape == (len(pairs.kinds),)
    assert torch.allclose(together, in_other_chunks, atol=0.05)  # bfloat16, where the processor has it


def test_it_learns_and_is_scored_by_kind(recipe, material, variants, encoder, tmp_path):
    (model, progress), seen = run(recipe, material("code"), variants, encoder, tmp_path)
    assert [(stage, step) for stage, step, *_ in seen] == [(VERIFIER, 1), (VERIFIER, 2), (VERIFIER, 3)]
    assert all(math.isfinite(loss) for _, _, loss, _ in seen)
    assert not model.training
    assert 0 <= progress.history[-1]["rewritten against edited auc"] <= 1


def test_a_run_that_was_killed_goes_on_exactly(recipe, material, variants, encoder, tmp_path):
    of = material("code")
    (whole, _), _ = run(recipe, of, variants, encoder, tmp_path / "whole")
    with pytest.raises(Killed):
        run(recipe, of, variants, encoder, tmp_path / "cut", kill_at=2)
    (resumed, _), _ = run(recipe, of, variants, encoder, tmp_path / "cut")
    assert all(torch.equal(whole.state_dict()[name], value) for name, value in resumed.state_dict().items())


def test_each_kind_weighs_the_same():
    logits = torch.tensor([0.0, 0.0, 0.0, 3.0])
    kinds = np.array([CLONE, CLONE, CLONE, EDITED])
    expected = 0.5 * math.log(2) + 0.5 * math.log1p(math.exp(3))
    assert balanced_loss(logits, kinds).item() == pytest.approx(expected, rel=1e-5)


def test_scores_are_of_one_kind_against_another():
    logits = np.array([2.0, 1.0, 3.0, 0.0], np.float32)
    found = kind_scores(logits, np.array([CLONE, STRANGER, REWRITTEN, EDITED]))
    assert found["clone against stranger auc"] == found["clone against edited auc"] == 1.0
    assert kind_scores(-logits, np.array([CLONE, STRANGER, REWRITTEN, EDITED]))["auc"] == 0.0
    assert kind_scores(logits[:1], np.array([CLONE])) == {}
