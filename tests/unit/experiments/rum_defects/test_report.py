import pytest

from paralog.evaluation.defects import METRICS
from paralog.experiments.rum_defects.arenas import PAPER, PROJECTS, PROTOCOLS
from paralog.experiments.rum_defects.report import report
from paralog.experiments.rum_defects.study import LENGTH, RUM, RUM_SUMS

MEAN = {"value": 0.5, "low": 0.4, "high": 0.6}


def cell(arena, method, value, lead):
    return {
        "arena": arena,
        "method": method,
        "repeats": 30,
        "values": dict.fromkeys(METRICS, value),
        "deviation": dict.fromkeys(METRICS, 0.01),
        "lead": {} if method == RUM_SUMS else dict.fromkeys(METRICS, lead),
    }


@pytest.fixture
def study():
    ahead, behind = (0.1, 0.05, 0.15, 0.0001), (-0.1, -0.15, -0.05, 0.01)
    facts = {"protocol": PAPER, "files": 1168, "defective": 50, "tested": 818}
    return {
        "schema": 1,
        "provenance": {},
        "data_hash": "d",
        "arenas": {"UI": facts, "SWT": facts, "lab/one": {**facts, "protocol": PROJECTS}},
        "cells": [
            *(cell(arena, RUM_SUMS, 0.8, ahead) for arena in ("UI", "SWT")),
            cell("UI", RUM, 0.7, ahead),
            cell("SWT", RUM, 0.9, behind),
        ],
        "averages": {RUM: ahead},
        "plain": {LENGTH: behind},
        "means": {p: {RUM_SUMS: dict.fromkeys(METRICS, MEAN)} if p == PROJECTS else {} for p in PROTOCOLS},
        "differences": {p: {} for p in PROTOCOLS} | {PROJECTS: {LENGTH: dict.fromkeys(METRICS, MEAN)}},
        "seconds": {RUM: 90.0},
        "notes": ["So."],
    }


def lines(page, start):
    return [line for line in page.splitlines() if line.startswith(start)]


def test_ours_stands_beside_the_papers_average_with_its_mark(study):
    page = report(study, "figures")
    assert lines(page, f"| {RUM} |")[0] == f"| {RUM} | 0.700◦ | 0.900• | 0.800◦ (0.821) |"
    assert lines(page, f"| {RUM_SUMS} |")[0].endswith("| 0.800 | 0.800 | 0.800 |")
    assert "![" in page and "(figures/auc.svg)" in page


def test_leads_of_both_models_are_shown(study):
    page = report(study, "figures")
    assert f"| {RUM_SUMS} | {RUM} | +0.100 [+0.050, +0.150], p < .001 |" in page
    assert f"| {RUM} | {LENGTH} | -0.100 [-0.150, -0.050], p 0.010 |" in page


def test_a_protocol_that_was_not_run_has_no_part(study):
    page = report(study, "figures")
    assert "## From other projects" in page and "## From a release to the next" not in page
    assert "1,168" in page and "So." in page
