import numpy as np
import pytest

from paralog.experiments.siamese_sbt_lstm.collect import collect
from paralog.experiments.siamese_sbt_lstm.protocol import HIDDEN, S1_TEST, S2
from paralog.experiments.siamese_sbt_lstm.reproduce import shrunken
from paralog.experiments.siamese_sbt_lstm.runs import Workplace, vectors_of
from paralog.experiments.siamese_sbt_lstm.schedule import run_all
from paralog.experiments.siamese_sbt_lstm.study import BAG, CHANCE, TFIDF
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, PAPER, REFERENCE, variants


@pytest.fixture(scope="module")
def collected(study_data, tmp_path_factory):
    """A study of three variants, two seeds each."""
    names = (LITERAL, PAPER, REFERENCE, "4 challenges")
    chosen = [shrunken(variant) for variant in variants(4, 6) if variant.name in names]
    place = Workplace(study_data, tmp_path_factory.mktemp("work"))
    results = run_all(chosen, 2, place)
    return *collect(chosen, results, place), results, place


def test_rows_are_means_over_seeds(collected):
    study, _, results, _ = collected
    row = next(row for row in study["rows"] if row["name"] == REFERENCE)
    aucs = [result.scores[S2]["auc"] for result in results if result.variant == REFERENCE]
    found = row["scores"][S2]["auc"]
    assert (found["low"], found["high"]) == (min(aucs), max(aucs))
    assert found["mean"] == pytest.approx(np.mean(aucs))
    assert row["seeds"] == study["seeds"] == 2


def test_the_table_shows_the_median_run_beside_the_baselines(collected):
    study, _, results, place = collected
    assert list(study["methods"])[-3:] == [BAG, TFIDF, CHANCE]
    lower = min((r for r in results if r.variant == PAPER), key=lambda r: r.scores[S2]["auc"])
    assert study["methods"][PAPER][S2]["auc"] == lower.scores[S2]["auc"]
    low, high = study["methods"][PAPER][S2]["auc_interval"]
    assert low <= study["methods"][PAPER][S2]["auc"] <= high
    assert vectors_of(place, lower)[S2].shape[0] == study["sets"][S2]["solutions"]
    assert study["methods"][BAG][S2]["auc_lead"] == (0, 0)
    low, high = study["methods"][CHANCE][S2]["auc_lead"]
    assert low <= study["methods"][CHANCE][S2]["auc"] - study["methods"][BAG][S2]["auc"] <= high
    # A bag of tokens sees names; TF-IDF without those that the code defines finds less or as much.
    assert study["methods"][BAG][S2] != study["methods"][BAG][HIDDEN]


def test_thresholds_trade_recall_for_precision(collected):
    study = collected[0]
    points = [point for point in study["points"] if point["set"] == S1_TEST and not point["rule"]]
    assert [point["threshold"] for point in points] == sorted(point["threshold"] for point in points)
    recalls = [point["recall"] for point in points]
    assert recalls == sorted(recalls, reverse=True)
    assert any(point["rule"] == "best F1" for point in study["points"])


def test_coverage_is_a_share_and_whole_on_generated_code(collected):
    facts = collected[0]["vocabulary"]
    assert 0.85 <= facts["coverage_corpus"] <= 1
    assert 0.5 < facts["coverage_hackerrank"] <= 1


def test_facts_are_counted_on_what_was_trained_and_asked(collected):
    study, _, results, _ = collected
    assert study["facts"]["commits"] == sorted({result.commit for result in results})
    assert 0 <= study["facts"]["cut_test"] <= 1
    assert study["facts"]["unlike_pairs"] > 1


def test_all_that_falls_short_and_nothing_else_is_listed(collected):
    study = collected[0]
    methods, trained = study["methods"], {row["name"] for row in study["rows"]}
    short = {
        (name, method)
        for method in trained & methods.keys()
        for name, found in methods[method].items()
        if any(found[metric] < methods[TFIDF][name][metric] for metric in ("auc", "map_at_r"))
    }
    listed = [(behind["set"], behind["method"]) for behind in study["behind"]]
    assert short  # hardly trained, a model is behind somewhere
    assert len(listed) == len(set(listed)) and set(listed) == short
    for behind in study["behind"]:
        assert all(one["auc"] < one["other_auc"] for one in behind["worst"])
