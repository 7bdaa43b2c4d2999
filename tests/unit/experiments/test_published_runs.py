import json
import logging
import math
from dataclasses import dataclass
from pathlib import Path

import pytest

from paralog.experiments.kept_runs import finished, run
from paralog.experiments.published_runs import as_file, joined, read_runs, still_valid, take_over


@dataclass
class Ground:
    folder: Path
    name: str = "Debug 2.0 to 2.1"
    key: str = "k"

    def prepare(self):
        pass

    def judge(self, method, seed):
        return {"auc": 0.1 + seed / 3, "brier": float("nan")}


@pytest.fixture
def ground(tmp_path):
    return Ground(tmp_path / "here")


@pytest.fixture
def path(tmp_path, ground):
    """The file of two runs of `ground`."""
    file = tmp_path / "runs.json"
    file.write_bytes(as_file([run(ground, "RUM", seed) for seed in (0, 1)], lambda name: ground))
    return file


TASKS = [("Debug 2.0 to 2.1", "RUM", seed) for seed in (0, 1)]


def valid(path, ground, tasks=TASKS, metrics=("auc",)):
    return still_valid(read_runs(path), tasks, lambda name: ground, metrics)


def test_runs_are_taken_over_as_they_were(tmp_path, ground, path):
    elsewhere = Ground(tmp_path / "elsewhere")
    assert take_over(valid(path, elsewhere), lambda name: elsewhere) == 2
    for seed in (0, 1):
        ours, theirs = (finished(g, "RUM", seed) for g in (ground, elsewhere))
        assert repr(ours) == repr(theirs)  # with a nan in it, it equals nothing
        assert math.isnan(theirs.scores["brier"])


def test_a_run_that_is_there_stays(ground, path):
    assert take_over(valid(path, ground), lambda name: ground) == 0


def test_a_run_is_valid_whether_or_not_its_seed_is_wanted(ground, path):
    assert [result.seed for result in valid(path, ground, TASKS[:1])] == [0, 1]


def test_the_first_of_a_task_counts(ground, path):
    first, *_ = records = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps([*records, first | {"scores": {"auc": 1.0}}]))
    assert [result.scores["auc"] for result in valid(path, ground)] == [0.1, 0.1 + 1 / 3]


@pytest.mark.parametrize(
    ("key", "tasks", "metrics"),
    [
        ("other", TASKS, ("auc",)),
        ("k", [("another arena", "RUM", 0)], ("auc",)),
        ("k", [("Debug 2.0 to 2.1", "AUM", 0)], ("auc",)),
        ("k", TASKS, ("auc", "f1")),
    ],
)
def test_runs_that_depend_on_something_else_or_lack_a_metric_are_left(tmp_path, path, key, tasks, metrics):
    assert valid(path, Ground(tmp_path, key=key), tasks, metrics) == []


def test_runs_of_a_longer_study_are_not_lost(ground):
    first, second = (run(ground, "RUM", seed) for seed in (0, 1))
    assert joined([first], [second, first]) == [first, second]


def test_the_file_is_json_with_a_line_for_each_run(path):
    text = path.read_text("utf-8")
    assert "NaN" not in text
    assert [record["seed"] for record in json.loads(text)] == [0, 1]
    assert len(text.splitlines()) == 4  # and the brackets


def test_no_file_has_no_runs(tmp_path, caplog):
    assert read_runs(tmp_path / "missing.json") == []
    assert not caplog.text


def damaged(**fields):
    """A file with one run of which these fields are wrong."""
    run = {"key": "k", "arena": "a", "method": "m", "seed": 0, "scores": {"auc": 0.5}, "seconds": 1.0}
    return json.dumps([run | fields])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}}",
        "[1]",
        '{"runs": []}',
        '[{"key": "k"}]',
        damaged(scores={"auc": "x"}),
        damaged(scores=[0.5]),
        damaged(scores={"auc": 10**400}),
        damaged(seed="../up"),
        damaged(seed=0.7),
        damaged(seed=True),
        damaged(seed=-1),
        damaged(seed=2**32),
        damaged(seconds="long"),
        damaged(seconds=float("nan")),
        damaged(seconds=float("inf")),
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_said_to_be_so(tmp_path, caplog, text):
    file = tmp_path / "runs.json"
    file.write_text(text)
    with caplog.at_level(logging.WARNING):
        assert read_runs(file) == []
    assert "is damaged" in caplog.text
