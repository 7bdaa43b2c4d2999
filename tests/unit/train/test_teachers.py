import importlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.train import teachers
from paralog.train.batches import embed
from paralog.train.distill import DISTILL
from paralog.train.material import prepare
from paralog.train.model import build_encoder
from paralog.train.recipe import RECIPES
from paralog.train.stage import LoopOptions
from paralog.train.start import start_from
from paralog.train.teachers import learn_from_teachers

from .described_data import write_rum_data

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def recipe(small):
    same = {
        "documented": True,
        "languages": ("python", "java"),
        "platforms": (),
        "functions": 0,
        "singles": 4,
    }
    return small("default", **same, buckets=1_000, lessons=8, learning_rate=0.0, weight_decay=0.0)


@pytest.fixture(scope="module")
def described(recipe, tmp_path_factory):
    folder = tmp_path_factory.mktemp("teachers")
    return prepare(recipe, write_rum_data(folder / "data"), folder / "prepared")


@pytest.fixture
def other(recipe, monkeypatch):
    """A teacher that is a recipe."""
    other = replace(recipe, name="other", teachers=(), seed=8, learning_rate=1e-3)
    monkeypatch.setitem(RECIPES, "other", other)
    return other


def run(recipe, material, folder):
    return learn_from_teachers(recipe, material, LoopOptions(folder / "checkpoint"), folder / "prepared")


def test_who_learns_nothing_says_what_the_first_teacher_says(recipe, described, other, tmp_path):
    """With a rate of 0 the student stays where it began: the first teacher, turned to the axes of all."""
    alone = replace(recipe, teachers=(("default@1", 1.0), ("other", 0.0)))
    student, progress = run(alone, described, tmp_path)
    assert progress.stage == DISTILL
    first = build_encoder(recipe, len(described.view.vocabulary)).eval()
    start_from(resolve("default@1"), first, described.view.vocabulary)
    units = [described.store[at] for at in range(8)]
    with torch.no_grad():
        expected, found = (embed(one, units, torch.device("cpu")).numpy() for one in (first, student))
    assert np.allclose(found @ found.T, expected @ expected.T, atol=5e-2)


def test_teachers_are_trained_and_asked_once(recipe, described, other, tmp_path, monkeypatch, caplog):
    both = replace(recipe, teachers=(("default@1", 1.0), ("other", 1.0)))
    one, _ = run(both, described, tmp_path)
    assert torch.cuda.is_available() or "there is no GPU here: training other takes hours" in caplog.text
    caplog.clear()
    assert (tmp_path / "teacher-other" / "progress.json").exists()
    monkeypatch.setattr(teachers, "_said", None)  # what they said is kept
    again, _ = run(both, described, tmp_path)
    assert "GPU" not in caplog.text  # nothing is left to do
    assert all(torch.equal(one.state_dict()[name], value) for name, value in again.state_dict().items())


def test_the_benchmark_asks_all_whom_the_recipe_names(recipe, other, tmp_path, monkeypatch):
    few = replace(recipe, teachers=(("default@1", 3.0), ("other", 1.0)))
    monkeypatch.setitem(RECIPES, "default", few)
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    data, output = write_rum_data(tmp_path / "data"), tmp_path / "results.json"
    places = ("--data", data, "--work", tmp_path / "run", "--output", output)
    importlib.import_module("teachers").main([*map(str, places)])
    results = json.loads(output.read_text())
    assert results["shares"] == {"default@1": 0.75, "other": 0.25}
    assert list(results["scores"]) == ["default@1", "other", "together", "student"]
    assert all(0 <= found["auc"] <= 1 for found in results["scores"].values())


def test_a_teacher_who_reads_other_tokens_is_refused(recipe, described, other, tmp_path, monkeypatch):
    monkeypatch.setitem(RECIPES, "other", replace(other, vocabulary=70))
    with pytest.raises(TrainingError, match="other tokens"):
        run(replace(recipe, teachers=(("default@1", 1.0), ("other", 1.0))), described, tmp_path)


def test_what_is_asked_in_parts_comes_in_order(recipe, described, monkeypatch):
    teacher = build_encoder(recipe, len(described.view.vocabulary)).eval()
    units = np.array([3, 6, 0, 4, 5, 1, 2])
    at_once = np.concatenate(list(teachers._said(teacher, recipe, described, units, torch.device("cpu"))))
    monkeypatch.setattr(teachers, "_ASKED", 3)
    in_parts = list(teachers._said(teacher, recipe, described, units, torch.device("cpu")))
    assert [len(part) for part in in_parts] == [3, 3, 1]
    assert np.allclose(np.concatenate(in_parts), at_once, atol=1e-5)


def test_a_checkpoint_of_another_recipe_is_refused_before_teachers_are_trained(
    recipe, described, other, tmp_path
):
    alone = replace(recipe, teachers=(("default@1", 1.0),))
    run(alone, described, tmp_path)
    with pytest.raises(TrainingError, match="another recipe"):
        run(replace(recipe, teachers=(("default@1", 1.0), ("other", 1.0))), described, tmp_path)
    assert not (tmp_path / "teacher-other").exists()
