import pytest

from paralog.experiments.rum_clones.arenas import PAPER
from paralog.experiments.rum_clones.report import report
from paralog.experiments.rum_clones.study import CDLH, METRICS, RUM, at

NAMES = [at(metric, size) for metric in METRICS for size in (50, 100)]


def cell(method, arena=PAPER, lead=(0.1, 0.05, 0.15, 0.0001)):
    return {
        "arena": arena,
        "method": method,
        "repeats": 30,
        "values": dict.fromkeys(NAMES, 0.5),
        "deviation": dict.fromkeys(NAMES, 0.01),
        "lead": {} if method == RUM else dict.fromkeys(NAMES, lead),
    }


@pytest.fixture
def study():
    facts = {"functions": 9, "test_functions": 4, "test_pairs": 6, "clone_share": 0.25, "copies": 1}
    return {
        "schema": 2,
        "provenance": {},
        "data_hash": "d",
        "sizes": [50, 100],
        "arenas": {PAPER: facts, "elsewhere": facts},
        "cells": [cell(RUM), cell(CDLH), cell(RUM, "elsewhere"), cell(CDLH, "elsewhere")],
        "seconds": {RUM: 90.0},
        "notes": ["So."],
    }


def lines(page, start):
    return [line for line in page.splitlines() if line.startswith(start)]


def test_the_papers_figures_stand_beside_ours(study):
    page = report(study, "figures")
    assert lines(page, f"| {RUM} |")[0].startswith(f"| {RUM} | 0.500 (0.912)")
    assert lines(page, f"| {CDLH} |")[1].startswith(f"| {CDLH} | 0.500◦ (0.500)")


@pytest.mark.parametrize(
    ("lead", "mark"),
    [
        ((0.1, 0.05, 0.15, 0.001), "0.500◦"),
        ((-0.1, -0.15, -0.05, 0.001), "0.500•"),
        ((0.1, -0.05, 0.25, 0.2), "0.500 "),
        ((0.1, float("nan"), float("nan"), float("nan")), "0.500 "),
    ],
)
def test_what_is_significant_is_marked(study, lead, mark):
    study["cells"][1] = cell(CDLH, lead=lead)
    assert mark in lines(report(study, "figures"), f"| {CDLH} |")[0]


def test_leads_have_an_interval_and_a_p(study):
    page = report(study, "figures")
    assert lines(page, f"| 50 | {CDLH}")[0].startswith(f"| 50 | {CDLH} | +0.100 [+0.050, +0.150], p < .001")


def test_other_arenas_and_notes(study):
    page = report(study, "../x")
    assert lines(page, "| elsewhere (25% clones, 30 repeats)")[0].count("0.500") == 3
    assert "(../x/pairs.svg)" in page
    assert page.endswith("## Notes\n\nSo.\n")
