import pytest

from paralog.experiments.rum_bugs.arenas import PAPER, PROTOCOLS
from paralog.experiments.rum_bugs.report import arenas_under, report
from paralog.experiments.rum_bugs.study import BM25, METRICS, NPCNN, RUM, RUM_WORDS

AHEAD = (0.1, 0.05, 0.15, 0.0001)


@pytest.fixture
def study():
    arenas = {
        f"{project} {protocol}": {
            "project": project, "protocol": protocol, "files": 1152, "reports": 314, "links": 698
        }
        for protocol in PROTOCOLS
        for project in ("UI", "JDT")
    }  # fmt: skip
    methods = (RUM_WORDS, RUM, BM25)
    return {
        "schema": 1,
        "provenance": {},
        "data_hash": "d",
        "arenas": arenas,
        "cells": [
            {
                "arena": arena,
                "method": method,
                "repeats": 30,
                "values": dict.fromkeys(METRICS, 0.5),
                "deviation": dict.fromkeys(METRICS, 0.01),
                "lead": {} if method == RUM_WORDS else dict.fromkeys(METRICS, AHEAD),
            }
            for arena in arenas
            for method in methods
        ],
        "averages": {p: {m: dict.fromkeys(METRICS, 0.5) for m in methods} for p in PROTOCOLS},
        "leads": {p: {RUM: AHEAD, BM25: AHEAD} for p in PROTOCOLS},
        "plain": {NPCNN: (-0.1, -0.2, 0.1, 0.3)},
        "seconds": {RUM: 90.0},
        "notes": ["So."],
    }


def test_ours_stands_beside_the_papers_average(study):
    page = report(study, "figures")
    assert f"| {RUM} | 0.500◦ | 0.500◦ | 0.500◦ (0.317) |" in page  # of the paper's protocol
    assert page.count("(0.317)") == 1 and page.count(f"| {RUM} | 0.500◦ | 0.500◦ | 0.500◦ |") == 2
    assert "(figures/top10.svg)" in page


def test_leads_are_shown(study):
    page = report(study, "figures")
    assert f"| {PAPER} | {RUM_WORDS} | {BM25} | +0.100 [+0.050, +0.150], p < .001 |" in page
    assert f"| {PAPER} | {RUM} | {NPCNN} | -0.100 [-0.200, +0.100], p 0.300 |" in page
    assert "So." in page and "1,152" in page


def test_arenas_of_a_protocol(study):
    assert arenas_under(study, PAPER) == {f"UI {PAPER}": "UI", f"JDT {PAPER}": "JDT"}
