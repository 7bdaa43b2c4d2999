import math
from dataclasses import replace

import pytest
import torch

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.train.batches import Batches
from paralog.train.joint import JOINT, TABLE, against_texts, fit_joint, read_step
from paralog.train.material import prepare
from paralog.train.model import build_encoder
from paralog.train.stage import LoopOptions
from paralog.train.start import start_from

from .described_data import write_rum_data


class Killed(Exception):
    """What stops a run in the middle."""


@pytest.fixture(scope="module")
def recipe(small):
    return small("code", documented=True, singles=4, languages=("python", "java"), learning_rate=3e-3)


@pytest.fixture(scope="module")
def described(recipe, tmp_path_factory):
    folder = tmp_path_factory.mktemp("joint")
    return prepare(recipe, write_rum_data(folder / "data"), folder / "prepared")


def run(recipe, material, folder, *, kill_at=None):
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, loss))
        if step == kill_at:
            raise Killed

    return fit_joint(recipe, material, LoopOptions(folder, save_every=0.0, report=report)), seen


def test_both_encoders_learn_and_end_in_eval_mode(recipe, described, tmp_path):
    found, seen = run(recipe, described, tmp_path)
    assert [(stage, step) for stage, step, _ in seen] == [(JOINT, 1), (JOINT, 2), (JOINT, 3)]
    assert all(math.isfinite(loss) for *_, loss in seen)
    assert not found.code.training and not found.text.training
    fresh = build_encoder(recipe, len(described.view.vocabulary)).state_dict()
    assert any(not torch.equal(value, fresh[name]) for name, value in found.code.state_dict().items())


def test_it_starts_from_the_model_that_the_recipe_names(recipe, described, tmp_path):
    growing = replace(recipe, starts_from="default@1", learning_rate=0.0, weight_decay=0.0)
    found, _ = run(growing, described, tmp_path)
    expected = build_encoder(recipe, len(described.view.vocabulary))
    start_from(resolve("default@1"), expected, described.view.vocabulary)
    for name, weight in expected.named_parameters():
        assert torch.equal(found.code.get_parameter(name), weight), name
    assert torch.equal(found.text.get_parameter(TABLE), expected.get_parameter(TABLE))


def test_a_share_of_the_start_is_kept_in_the_encoder_of_code(recipe, described, tmp_path):
    growing = replace(recipe, starts_from="default@1")
    learned, _ = run(growing, described, tmp_path / "learned")
    kept, _ = run(replace(growing, keeps=1.0), described, tmp_path / "kept")
    start = build_encoder(recipe, len(described.view.vocabulary))
    start_from(resolve("default@1"), start, described.view.vocabulary)
    for name, weight in start.named_parameters():
        assert torch.allclose(kept.code.get_parameter(name), weight), name
    for name, weight in learned.text.named_parameters():
        assert torch.equal(kept.text.get_parameter(name), weight), name


def test_a_run_that_was_killed_goes_on_exactly(recipe, described, tmp_path):
    whole, _ = run(recipe, described, tmp_path / "whole")
    with pytest.raises(Killed):
        run(recipe, described, tmp_path / "cut", kill_at=2)
    resumed, _ = run(recipe, described, tmp_path / "cut")
    for one, other in ((whole.code, resumed.code), (whole.text, resumed.text)):
        assert all(torch.equal(one.state_dict()[name], value) for name, value in other.state_dict().items())


def test_material_without_texts_is_refused(small, material, tmp_path):
    with pytest.raises(TrainingError, match="no text"):
        fit_joint(small("code"), material("code"), LoopOptions(tmp_path))


def test_texts_are_those_of_the_code(recipe, described):
    """A text that is read as its code's vector has the least loss there is; a stranger's has more."""
    cpu = torch.device("cpu")
    batches = Batches(recipe, described)
    batch = batches.draw(0)
    step = read_step(batches, described.texts, cpu, 0)
    asked = []

    def loss(texts, code, positive, valid):
        asked.append((positive, valid))
        return texts.sum()

    against_texts(loss, torch.zeros(len(step.described), 4), torch.zeros(len(batch.units), 4), step)
    ((positive, valid),) = asked
    all_positive, all_valid = batch.pairs(cpu)
    described_rows = [at for at, row in enumerate(batch.rows) if row >= 0 and len(described.texts[int(row)])]
    assert 0 < len(described_rows) < len(batch.units)  # corpus functions that stand apart have no text
    for row, at in enumerate(described_rows):
        assert positive[row, at] and valid[row, at]
        for other in range(len(batch.units)):
            if other != at:
                assert positive[row, other] == all_positive[at, other]
                assert valid[row, other] == all_valid[at, other]
