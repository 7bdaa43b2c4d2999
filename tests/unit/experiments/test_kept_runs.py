import json
import logging
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from paralog.experiments.kept_runs import Schedule, deadline, finished, run, run_all, seeds_first, slug


@dataclass
class Counting:
    """A ground that counts how often it was asked."""

    folder: Path
    name: str = "Debug 2.0 to 2.1"
    key: str = "k"
    asked: list = field(default_factory=list)
    prepared: int = 0

    def prepare(self):
        self.prepared += 1

    def judge(self, method, seed):
        self.asked.append((method, seed))
        return {"auc": 0.5 + seed / 10, "brier": float("nan")}


@pytest.fixture
def ground(tmp_path):
    return Counting(tmp_path)


def test_a_run_is_done_once(ground):
    assert finished(ground, "RUM", 1) is None
    result = run(ground, "RUM", 1)
    assert result.scores["auc"] == 0.6
    assert repr(run(ground, "RUM", 1)) == repr(result)  # with a nan in it, it equals nothing
    assert ground.asked == [("RUM", 1)]


def test_methods_with_names_that_look_alike_are_kept_apart(ground):
    run(ground, "RUM, a", 0)
    assert finished(ground, "RUM a", 0) is None


def test_under_another_key_it_is_another_run(ground):
    run(ground, "RUM", 1)
    ground.key = "other"
    assert finished(ground, "RUM", 1) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", json.dumps({"scores": {"auc": "x"}}), json.dumps({"scores": {}})]
)
def test_a_damaged_run_is_done_again(ground, caplog, text):
    run(ground, "RUM", 0)
    (path,) = ground.folder.rglob("*.json")
    path.write_text(text)
    with caplog.at_level(logging.WARNING):
        assert run(ground, "RUM", 0).scores["auc"] == 0.5
    assert "is damaged" in caplog.text


def test_every_method_runs_under_one_seed_before_any_under_the_next():
    tasks = seeds_first({"a": 2, "b": 1}, lambda arena: ("x", "y"))
    assert tasks == [("a", "x", 0), ("a", "y", 0), ("b", "x", 0), ("b", "y", 0), ("a", "x", 1), ("a", "y", 1)]
    assert seeds_first({}, lambda arena: ()) == []


def test_results_come_in_the_order_of_the_schedule(ground):
    told = []
    tasks = seeds_first({ground.name: 2}, lambda arena: ("x", "y"))
    results = run_all(Schedule(tasks, tell=told.append, shown=("auc",)), lambda arena: ground)
    assert [(r.arena, r.method, r.seed) for r in results] == tasks
    assert ground.prepared == 1
    assert told[-1] == "4/4 Debug 2.0 to 2.1, y, seed 1: auc 0.600"


def test_out_of_time_only_the_first_seed_runs(ground):
    told = []
    tasks = seeds_first({ground.name: 2}, lambda arena: ("x", "y"))
    run(ground, "y", 1)
    results = run_all(Schedule(tasks, time.time() - 1, tell=told.append), lambda arena: ground)
    assert [(r.method, r.seed) for r in results] == [("x", 0), ("y", 0), ("y", 1)]
    assert told[-1] == "the time is over: 3 of 4 runs are done"


def test_a_deadline():
    assert deadline(None) == float("inf")
    assert deadline(1) == pytest.approx(time.time() + 60, abs=5)


def test_a_name_as_a_file():
    assert slug("RUM_dp, sums → words") == "rum-dp-sums-words"
