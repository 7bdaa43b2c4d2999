from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.train.batches import embed
from paralog.train.distill import DISTILL, Lessons, as_seen_on, axes, fit_distilled, together
from paralog.train.model import build_encoder
from paralog.train.stage import LoopOptions

CPU = torch.device("cpu")


class Killed(Exception):
    """What stops a run in the middle."""


def unit_rows(rng, n, dim):
    rows = rng.normal(size=(n, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_on_all_axes_the_cosine_is_the_mean_of_the_teachers_by_their_shares():
    rng = np.random.default_rng(0)
    said = [unit_rows(rng, 50, 4), unit_rows(rng, 50, 6)]
    found = together(said, axes(said, [3.0, 1.0], 10))
    expected = 0.75 * said[0] @ said[0].T + 0.25 * said[1] @ said[1].T
    assert np.allclose(found @ found.T, expected, atol=1e-5)


def test_few_axes_are_enough_for_teachers_who_agree():
    rng = np.random.default_rng(1)
    one = unit_rows(rng, 60, 5)
    turned, _ = np.linalg.qr(rng.normal(size=(5, 5)))
    said = [one, (one @ turned).astype(np.float32)]
    found = together(said, axes(said, [1.0, 1.0], 5))
    assert np.allclose(found @ found.T, one @ one.T, atol=1e-5)


def test_a_share_of_nothing_is_not_heard():
    rng = np.random.default_rng(2)
    said = [unit_rows(rng, 40, 4), unit_rows(rng, 40, 4)]
    found = together(said, axes(said, [1.0, 0.0], 4))
    assert np.allclose(found @ found.T, said[0] @ said[0].T, atol=1e-5)


def test_an_only_teacher_keeps_its_axes():
    said = unit_rows(np.random.default_rng(3), 40, 4)
    (to,) = axes([said], [1.0], 4)
    assert np.allclose(to, np.eye(4), atol=1e-5)


@pytest.fixture(scope="module")
def recipe(small):
    return small("code", lessons=8, learning_rate=3e-3, dropout=0.0, rename=0.0, forget_strings=0.0)


def teach(recipe, material, seed):
    """Lessons of one teacher with other weights than the student's, on every unit there is."""
    torch.manual_seed(seed)
    teacher = build_encoder(recipe, len(material.view.vocabulary)).eval()
    for weight in teacher.parameters():
        weight.data += 0.02 * torch.randn_like(weight)
    units = np.array(material.rows("train"))
    with torch.no_grad():
        vectors = embed(teacher, [material.store[at].part(0, 48) for at in units], CPU).numpy()
    return teacher, Lessons(units, vectors.astype(np.float16))


def run(recipe, material, lessons, folder, *, kill_at=None):
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, loss))
        if step == kill_at:
            raise Killed

    student = build_encoder(recipe, len(material.view.vocabulary))
    options = LoopOptions(folder, save_every=0.0, report=report)
    return *fit_distilled(recipe, material, lessons, student, options), seen


def test_the_student_comes_to_say_what_the_teacher_says(recipe, material, tmp_path):
    found = material("code")
    longer = replace(recipe, steps=40)
    _, lessons = teach(longer, found, seed=1)
    student, progress, seen = run(longer, found, lessons, tmp_path)
    assert (progress.stage, progress.step) == (DISTILL, 40)
    assert not student.training
    first, last = (np.mean([loss for _, _, loss in part]) for part in (seen[:5], seen[-5:]))
    assert last < first / 2


def test_who_begins_as_the_only_teacher_has_nothing_to_learn(recipe, material):
    found = material("code")
    teacher, lessons = teach(recipe, found, seed=2)
    (to,) = axes([lessons.vectors], [1.0], 256)
    as_seen_on(teacher, to)
    with torch.no_grad():
        units = [found.store[int(at)].part(0, 48) for at in lessons.units]
        said = embed(teacher, units, CPU).numpy()
    assert np.allclose(said, together([lessons.vectors], [to]), atol=5e-3)


def test_a_run_that_was_killed_goes_on_exactly(recipe, material, tmp_path):
    found = material("code")
    _, lessons = teach(recipe, found, seed=3)
    whole, *_ = run(recipe, found, lessons, tmp_path / "whole")
    with pytest.raises(Killed):
        run(recipe, found, lessons, tmp_path / "cut", kill_at=2)
    resumed, *_ = run(recipe, found, lessons, tmp_path / "cut")
    assert all(torch.equal(whole.state_dict()[name], value) for name, value in resumed.state_dict().items())
