import pytest

from paralog.experiments.siamese_sbt_lstm.protocol import S1_TEST, S2, SETS
from paralog.experiments.siamese_sbt_lstm.report import report
from paralog.experiments.siamese_sbt_lstm.study import BAG, CHANCE, TFIDF
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, PAPER, REFERENCE


@pytest.fixture
def study():
    """A study in which every figure is another."""
    spread = {"mean": 0.5, "low": 0.4, "high": 0.6}
    row = {
        "says": "what it is", "steps": 500, "challenges": 1234, "solutions": 9, "vocabulary": 77, "seeds": 3,
        "seconds": 12.4, "dev": 0.5,
        "scores": {name: {metric: spread for metric in ("auc", "map_at_r", "top1")} for name in SETS},
    }  # fmt: skip
    scored = {
        "auc": 0.9112, "map_at_r": 0.333, "top1": 0.444, "auc_interval": (0.9, 0.92),
        "map_at_r_interval": (0.3, 0.4), "auc_lead": (0.111, 0.222),
    }  # fmt: skip
    methods = (LITERAL, PAPER, "the best", BAG, TFIDF, CHANCE)
    return {
        "schema": 1,
        "provenance": {"version": "9", "commit": "c" * 40, "date": "a day", "machine": {"cores": 2}},
        "data_hash": "d" * 64,
        "seeds": 3,
        "pretraining": {"steps": 7, "functions": 1344},
        "sets": {S1_TEST: {"challenges": 44, "solutions": 171, "authors": 30, "median_solutions": 4}},
        "vocabulary": {
            "size": 1890, "functions": 40_000, "coverage_corpus": 0.9, "coverage_hackerrank": 0.92
        },
        "facts": {
            "commits": ["a" * 40, "b" * 40], "unlike_pairs": 27.4, "cut_train": 0.107, "cut_test": 0.035,
            "max_tokens": 512,
        },
        "best": "the best",
        "methods": {method: {name: scored for name in SETS} for method in methods},
        "rows": [
            {**row, "name": name, "group": group}
            for name, group in (
                (LITERAL, "paper"), (PAPER, "paper"), (REFERENCE, "ablation"), ("the best", "beyond")
            )
        ],
        "points": [],
        "confusions": [
            {"first": "a", "second": "b", "mean_similarity": 0.8, "share_found": 0.25, "auc_between": 0.61,
             "shared": ["x|y", "`tick`"]}
        ],
        "behind": [],
        "notes": ["Something was found later."],
    }  # fmt: skip


def lines(page, start):
    return [line for line in page.splitlines() if line.startswith(start)]


def test_the_papers_figures_stand_beside_ours(study):
    page = report(study, "figures")
    assert lines(page, f"| {PAPER} | 500 | 0.911")[0].split(" | ")[2:6] == [
        "0.911 (0.900–0.920)", "0.98", "0.911 (0.900–0.920)", "0.89"
    ]  # fmt: skip
    assert lines(page, f"| {PAPER} | 500 | 0.911")[0].split(" | ")[6] == "+0.111 to +0.222"
    assert lines(page, f"| {BAG} ")[0].split(" | ")[3] == "0.82"
    assert "**1,890 tokens** (the paper: 1,772)" in page
    assert "1,344 samples of 40,000 functions" in page


def test_a_row_tells_its_spread_and_its_seeds(study):
    page = report(study, "figures")
    cells = lines(page, f"| {REFERENCE} | what it is")[0].split(" | ")
    assert cells[2:7] == ["1,234", "77", "500", "3", "0.500 (0.400–0.600)"]


def test_what_differs_from_the_paper_is_counted(study):
    page = " ".join(report(study, "figures").split())
    assert "unlike ones are 27 times as many" in page
    assert "cut at 512 tokens**; 10.7% of the training solutions and 3.5% of those of S2" in page
    assert "trained at `aaaaaaaaaaaa`, `bbbbbbbbbbbb`" in page


def test_tokens_cannot_break_the_table(study):
    row = lines(report(study, "figures"), "| a, b ")[0]
    assert row == "| a, b | 25% | 0.80 | 0.61 | `x\\|y` `'tick'` |"


def test_falling_short_is_said_and_not_falling_short_too(study):
    assert "ahead of TF-IDF on every set" in report(study, "figures")
    worst = [{"problem": "sorting", "auc": 0.5, "other_auc": 0.75, "n": 4}]
    study["behind"] = [{"set": S2, "method": LITERAL, "worst": worst, "n_behind": 3, "n": 42}]
    row = lines(report(study, "figures"), f"| {LITERAL} | S2 |")[0]
    assert row.endswith("| 3 of 42 | sorting (0.50 / 0.75) |")


def test_notes_close_the_page(study):
    assert report(study, "figures").endswith("\n\nSomething was found later.\n")


def test_figures_are_where_they_are_said_to_be(study):
    page = report(study, "../../results/x")
    assert all(f"(../../results/x/{name}.svg)" in page for name in ("roc", "distances", "challenges"))
