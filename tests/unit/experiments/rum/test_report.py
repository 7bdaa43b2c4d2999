import pytest

from paralog.experiments.rum.report import report
from paralog.experiments.rum.study import AUM, COSINE, RSIACNN, RUM


def scored(value):
    return {metric: {"mean": value, "low": value - 0.01, "high": value + 0.01} for metric in ("auc", "f1")}


@pytest.fixture
def study():
    methods = {AUM: scored(0.9), RUM: scored(0.81), RSIACNN: scored(0.72), COSINE: scored(0.8)}
    effect = {"difference": 0.09, "low": 0.05, "high": 0.12}
    facts = {"groups": 60, "examples": 1_200, "pairs": 7_000, "positives": 300, "same_text": 0.25}
    return {
        "schema": 1,
        "provenance": {},
        "data_hash": "d",
        "seeds": 2,
        "training": {"corpus, java": 4_000},
        "vocabulary": 8_000,
        "sets": {"stackoverflow": facts},
        "scores": {"stackoverflow": methods},
        "text": {"stackoverflow": effect},
        "enrichment": {"stackoverflow": {**effect, "difference": -0.02}},
        "examples": [{"first": "a|b", "second": "c", "same": True, "rum": 1.25, "alone": -0.5}],
        "sensitivity": [{"name": "β", "value": 0.03, "auc": 0.77}],
        "minutes": {"AUM and RUM": 12.4},
        "notes": ["So."],
    }


def lines(page, start):
    return [line for line in page.splitlines() if line.startswith(start)]


def test_ratios_to_the_auxiliary_model_stand_beside_the_papers(study):
    page = report(study, "figures")
    row = lines(page, f"| stackoverflow | {RUM} |")[0]
    assert "0.810 [0.800, 0.820] | 90.0% (95.4%)" in row
    assert "80.0% (91.4%)" in lines(page, f"| stackoverflow | {RSIACNN} |")[0]
    assert "(" not in lines(page, f"| stackoverflow | {COSINE} |")[0]


def test_effects_have_intervals(study):
    row = lines(report(study, "figures"), "| stackoverflow | +0.090")[0]
    assert row == "| stackoverflow | +0.090 [+0.050, +0.120] | -0.020 [+0.050, +0.120] |"


def test_examples_sets_and_notes(study):
    page = report(study, "figures")
    assert "| a\\|b | c | same | +1.2 | -0.5 |" in page
    assert "| stackoverflow | 60 | 1,200 | 7,000 | 300 | 25% |" in page
    assert "| β | 0.03 | 0.770 |" in page
    assert "corpus, java 4,000 examples" in page
    assert page.endswith("## Notes\n\nSo.\n")
