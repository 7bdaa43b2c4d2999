import json
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from paralog.experiments.kept_runs import RunResult
from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.rum import reuse
from paralog.train.recipe import RUM


class Ground:
    name, folder, key = "arena", Path(), "key"

    def prepare(self):
        pass

    def judge(self, method, seed):
        return {"auc": 0.5}


class Grounds:
    def __init__(self, folder):
        self.folder = folder

    def __call__(self, name):
        ground = Ground()
        ground.folder = self.folder
        return ground

    def tasks(self):
        return [("arena", "method", seed) for seed in range(3)]


@dataclass(frozen=True)
class Effort:
    steps: int = 3


@dataclass(frozen=True)
class OfCorpus(reuse.CorpusGround):
    VERSION = 2


def test_a_run_is_known_by_methods_corpus_and_effort(tmp_path):
    corpus = SimpleNamespace(key="files")
    ground = OfCorpus(SimpleNamespace(name="arena, random"), corpus, Effort(), tmp_path)
    assert (ground.name, ground.key) == ("arena, random", "2 files {'steps': 3}")


def test_what_is_read_is_read_once_for_a_key():
    made = []
    once = reuse.Once()
    found = [once((key, {"a": 1}), lambda key=key: made.append(key) or key) for key in "abab"]
    assert found == list("abab") and made == ["a", "b"]


@pytest.fixture
def order(monkeypatch):
    """What is begun when: the clock, then phase one."""
    found = []
    monkeypatch.setattr(reuse, "phase_one", lambda place, recipe: found.append((place.jobs, recipe.name)))
    monkeypatch.setattr(reuse, "deadline", lambda minutes: found.append(minutes) or 0.0)
    return found


@pytest.fixture
def carry_out(tmp_path, order):
    """Carries out a study of three runs for which there is no time; gives its options and what it told."""

    def collect(grounds, results, notes):
        assert all(isinstance(result, RunResult) for result in results)
        return {"n": len(results), "notes": list(notes)}

    def carry_out(work="work"):
        told = []
        options = ReproduceOptions(
            tmp_path,
            tmp_path / work,
            tmp_path / "out",
            tmp_path / "page.md",
            jobs=1,
            max_minutes=7,
            notes=("n",),
            tell=told.append,
        )
        reuse.carry_out(
            options,
            RUM,
            Grounds(tmp_path / work),
            ("auc",),
            collect,
            lambda study: {"a.svg": b"<svg/>"},
            lambda study, figures: f"{study['n']} runs, figures in {figures}",
        )
        return options, told

    return carry_out


def test_a_study_is_run_collected_and_published(carry_out, order):
    options, _ = carry_out()
    assert order == [7, (1, "rum")]
    # The time was over at once, so that only the first seed was run.
    assert options.page.read_text() == "1 runs, figures in out"
    assert (options.output / RESULT).exists() and (options.output / "a.svg").read_bytes() == b"<svg/>"


def test_published_runs_are_not_done_again(carry_out, monkeypatch):
    options, told = carry_out()
    assert not any("taken over" in line for line in told)
    monkeypatch.setattr(Ground, "judge", None)
    again, told = carry_out("another place")
    assert f"1 runs are taken over from {options.output / 'runs.json'}" in told
    assert again.page.read_text() == "1 runs, figures in out"


def test_a_run_under_a_seed_that_is_not_wanted_stays_published(carry_out):
    options, _ = carry_out()
    path = options.output / "runs.json"
    (run,) = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps([run, run | {"seed": 7}]))
    again, _ = carry_out()
    assert [found["seed"] for found in json.loads(path.read_text("utf-8"))] == [0, 7]
    assert again.page.read_text() == "1 runs, figures in out"
