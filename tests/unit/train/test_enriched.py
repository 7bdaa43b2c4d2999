import math
from dataclasses import replace

import pytest
import torch

from paralog.core import TrainingError
from paralog.experiments.rum.phase_one import SMOKE
from paralog.train.batches import Batches, embed
from paralog.train.described_material import prepare_described
from paralog.train.enriched import AUXILIARY, REUSABLE, TEXT, enriched_vectors, fit_enriched, fit_reusable
from paralog.train.stage import LoopOptions

from .described_data import write_rum_data


class Killed(Exception):
    """What stops a run in the middle."""


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    folder = tmp_path_factory.mktemp("described")
    return prepare_described(SMOKE, write_rum_data(folder / "data"), folder / "prepared")


def run(recipe, material, folder, *, kill_at=None):
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, loss, metrics))
        if (stage, step) == kill_at:
            raise Killed

    return fit_enriched(recipe, material, LoopOptions(folder, save_every=0.0, report=report)), seen


def same_weights(one, other):
    return all(torch.equal(one.state_dict()[name], value) for name, value in other.state_dict().items())


def test_three_stages_one_after_another(described, tmp_path):
    found, seen = run(SMOKE, described, tmp_path)
    assert [stage for stage, *_ in seen] == [AUXILIARY] * 2 + [REUSABLE] * 2 + [TEXT] * 2
    assert all(math.isfinite(loss) for _, _, loss, _ in seen)
    assert not found.auxiliary.training and not found.reusable.training and not found.text.training
    assert (found.progress.stage, found.progress.step) == (REUSABLE, 2)
    assert 0 <= found.progress.history[-1]["auc"] <= 1


@pytest.mark.parametrize("kill_at", [(AUXILIARY, 2), (REUSABLE, 1), (TEXT, 2)])
def test_a_run_that_was_killed_goes_on_exactly(described, tmp_path, kill_at):
    whole, _ = run(SMOKE, described, tmp_path / "whole")
    with pytest.raises(Killed):
        run(SMOKE, described, tmp_path / "cut", kill_at=kill_at)
    resumed, _ = run(SMOKE, described, tmp_path / "cut")
    assert same_weights(whole.auxiliary, resumed.auxiliary)
    assert same_weights(whole.reusable, resumed.reusable)
    assert same_weights(whole.text, resumed.text)


def test_the_auxiliary_model_stays_as_it_is_while_others_are_drawn_to_it(described, tmp_path):
    first, _ = run(SMOKE, described, tmp_path)
    before = {name: value.clone() for name, value in first.auxiliary.state_dict().items()}
    fit_reusable(replace(SMOKE, beta=3.0), described, LoopOptions(tmp_path / "again"), first.auxiliary)
    assert all(torch.equal(before[name], value) for name, value in first.auxiliary.state_dict().items())


def test_the_reusable_model_and_the_text_come_nearer(described, tmp_path):
    """More steps leave ψ(c) and τ(t) nearer to φ(c, t) than few do."""
    recipe = replace(SMOKE, auxiliary_steps=5, dropout=0.0, rename=0.0, learning_rate=3e-3, warmup=1)
    distances = []
    for steps in (2, 40):
        found, _ = run(replace(recipe, steps=steps, text_steps=steps), described, tmp_path / str(steps))
        batch = Batches(recipe, described).draw(1_000)
        texts = [described.texts[int(row)] for row in batch.rows]
        with torch.no_grad():
            enriched = enriched_vectors(found.auxiliary.encoder, batch.units, texts, 8)
            own = embed(found.reusable.encoder, batch.units, torch.device("cpu"), 8)
            said = embed(found.text, texts, torch.device("cpu"), 8)
        distances.append([(enriched - other).square().sum(dim=1).mean().item() for other in (own, said)])
    assert distances[1][0] < 0.8 * distances[0][0]
    assert distances[1][1] < 0.8 * distances[0][1]


def test_without_a_text_side(described, tmp_path):
    found, seen = run(replace(SMOKE, text_steps=0), described, tmp_path)
    assert found.text is None
    assert {stage for stage, *_ in seen} == {AUXILIARY, REUSABLE}


def test_without_texts_there_is_nothing_to_enrich_from(described, tmp_path):
    with pytest.raises(TrainingError, match="no text"):
        run(SMOKE, replace(described, texts=None), tmp_path)
    with pytest.raises(TrainingError, match="no text"):
        run(replace(SMOKE, enriched=False), described, tmp_path)
