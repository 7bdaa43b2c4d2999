import numpy as np
import pytest

from paralog.api import load
from paralog.experiments.risk_windows import read_project, shipped_prior, study, summary
from paralog.tasks.defects import FEATURES, parse_prior


@pytest.fixture
def projects(broken_often):
    told = []
    pair = [read_project(broken_often.folder, name, load("hashing"), told.append) for name in ("a/b", "c/d")]
    assert told[0].startswith("a/b: 81 commits, 60 repairs")
    return pair


def test_rankings_are_tested_on_every_window_of_every_project(projects):
    records = study(projects, lambda line: None)
    rankings = {record["ranking"] for record in records}
    assert {"random", "lines of code", "model", "own history only", "other projects only"} <= rankings
    counts = {(record["project"], record["ranking"]) for record in records}
    assert len(counts) == 2 * len(rankings)
    found = summary(records)
    assert found["model"]["ap"]["value"] > found["random"]["ap"]["value"]
    lead = found["model"]["ap"]["lead over lines of code"]["value"]
    assert lead == pytest.approx(
        found["model"]["ap"]["value"] - found["lines of code"]["ap"]["value"], abs=2e-4
    )
    assert "brier" in found["model"] and "brier" not in found["lines of code"]


def test_the_prior_of_all_projects_names_them(projects):
    prior = parse_prior(shipped_prior(projects, {"auc": 0.5}).written())
    assert [name for name, _, _ in prior.projects] == ["a/b", "c/d"]
    assert prior.projects[0][1] == projects[0].revision
    assert np.isfinite(prior.belief.mean).all() and len(prior.belief.mean) == len(FEATURES)


def test_a_file_is_called_defective_by_a_threshold_of_the_window_before(projects):
    of_lines = [r for r in study(projects, lambda line: None) if r["ranking"] == "lines of code"]
    for name in ("a/b", "c/d"):
        first, *later = [r["mcc"] for r in of_lines if r["project"] == name]
        assert np.isnan(first) and later and all(-1 <= value <= 1 for value in later)
