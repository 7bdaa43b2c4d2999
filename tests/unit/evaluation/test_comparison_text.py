from dataclasses import replace

from paralog.evaluation.comparison import TFIDF, Estimate, MethodScores
from paralog.evaluation.comparison_text import describe, markdown

METRICS = ("AUC", "MAP@R", "top-1")


def scores(value):
    return dict.fromkeys(METRICS, Estimate(value, value - 0.1, value + 0.1))


LEAD = {
    "AUC": Estimate(0.2, 0.1, 0.3),
    "MAP@R": Estimate(0.05, -0.01, 0.1),
    "top-1": Estimate(-0.2, -0.3, -0.1),
}
METHODS = (MethodScores("mine@1", scores(0.95), {}), MethodScores("base@1", scores(0.75), LEAD))


def test_every_score_has_its_interval_within_bounds():
    lines = describe("5 problems", METHODS)
    assert lines[0] == "On 5 problems:"
    assert lines[1].split() == list(METRICS)
    assert lines[2].split()[:4] == ["mine@1", "0.950", "(0.850", "to"]
    assert "1.000)" in lines[2]


def test_a_gain_is_called_so_only_when_it_is_clear():
    (line,) = [line for line in describe("", METHODS) if line.startswith("mine@1 over base@1")]
    assert "AUC +0.200 (+0.100 to +0.300), a gain" in line
    assert "MAP@R +0.050 (-0.010 to +0.100), no clear gain" in line
    assert "top-1 -0.200 (-0.300 to -0.100), a loss" in line


def test_of_few_no_gain_is_told_from_chance():
    few = {metric: replace(lead, few=True) for metric, lead in LEAD.items()}
    lines = describe("", (METHODS[0], MethodScores("base@1", scores(0.75), few)))
    (line,) = [line for line in lines if line.startswith("mine@1 over base@1")]
    assert line.count("too few to tell") == len(METRICS)
    assert "a gain" not in line and "a loss" not in line


def test_a_missing_baseline_is_said():
    assert "pip install 'paralog[eval]'" in describe("", METHODS)[-1]
    with_it = (*METHODS, MethodScores(TFIDF, scores(0.7), LEAD))
    assert "pip install" not in "".join(describe("", with_it))


def test_the_card_has_the_same_as_a_table():
    text = markdown("5 problems", METHODS)
    assert "|  | AUC | MAP@R | top-1 |\n| --- | --- | --- | --- |\n| mine@1 | 0.950" in text
    assert "- mine@1 over base@1: AUC +0.200" in text
