from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.core import TrainingError
from paralog.nn.statement import StatementEncoder
from paralog.train.batches import embed
from paralog.train.material import prepare
from paralog.train.model import build_encoder
from paralog.train.stage import LoopOptions
from paralog.train.text_side import TEXT_SIDE, fit_text

from .described_data import write_rum_data


@pytest.fixture(scope="module")
def recipe(small):
    return small("code", documented=True, languages=("python", "java"), learning_rate=5e-3, text_steps=20)


@pytest.fixture(scope="module")
def described(recipe, tmp_path_factory):
    folder = tmp_path_factory.mktemp("text-side")
    return prepare(recipe, write_rum_data(folder / "data"), folder / "prepared")


class Killed(Exception):
    """What stops a run in the middle."""


def untrained(n_tokens):
    torch.manual_seed(0)
    return StatementEncoder(n_tokens, statement_dim=128, layers=0)


def run(recipe, material, folder, *, kill_at=None):
    n_tokens = len(material.view.vocabulary)
    code = build_encoder(recipe, n_tokens).eval()
    text = untrained(n_tokens)
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, loss, metrics))
        if step == kill_at:
            raise Killed

    options = LoopOptions(folder, save_every=0.0, report=report)
    return code, fit_text(recipe, material, code, text, options), seen


def nearness(code, text, material):
    """Share of the texts of other problems that are nearer to the code of a problem than its own text."""
    rows = {material.solutions[at].problem: at for at in material.rows("train") if len(material.texts[at])}
    cpu = torch.device("cpu")
    with torch.no_grad():
        texts = embed(text, [material.texts[at] for at in rows.values()], cpu)
        found = (texts @ embed(code, [material.store[at] for at in rows.values()], cpu).T).numpy()
    return float((found > np.diag(found)).mean())


def test_texts_come_near_the_code_that_they_describe(recipe, described, tmp_path):
    code, (text, progress), seen = run(recipe, described, tmp_path)
    n_tokens = len(described.view.vocabulary)
    as_built = build_encoder(recipe, n_tokens)
    assert all(torch.equal(weight, as_built.get_parameter(name)) for name, weight in code.named_parameters())
    assert progress.stage == TEXT_SIDE and progress.step == 20 and not text.training
    assert 0 < seen[-1][3]["text mrr"] <= 1
    assert seen[-1][2] < 0.9 * seen[0][2]
    before = nearness(code, untrained(n_tokens).eval(), described)
    assert nearness(code, text, described) < 0.6 * before


def test_a_run_that_was_killed_goes_on_exactly(recipe, described, tmp_path):
    few = replace(recipe, text_steps=3)
    _, (whole, _), _ = run(few, described, tmp_path / "whole")
    with pytest.raises(Killed):
        run(few, described, tmp_path / "cut", kill_at=2)
    _, (resumed, _), seen = run(few, described, tmp_path / "cut")
    assert [step for _, step, *_ in seen] == [2, 3]  # what was killed had not been saved
    assert all(torch.equal(value, resumed.state_dict()[name]) for name, value in whole.state_dict().items())


def test_what_is_done_is_read_and_no_code_encoded(recipe, described, tmp_path):
    few = replace(recipe, text_steps=1)
    _, (first, _), _ = run(few, described, tmp_path)
    _, (again, _), seen = run(few, described, tmp_path)
    assert not seen
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in first.state_dict().items())


def test_material_without_texts_is_refused(small, material, tmp_path):
    with pytest.raises(TrainingError, match="code with text"):
        run(small("code", text_steps=1), material("code"), tmp_path)
