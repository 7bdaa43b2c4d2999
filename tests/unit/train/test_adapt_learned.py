import numpy as np
import pytest

from paralog.bundle import read_bundle
from paralog.core import MissingExtra
from paralog.datasets.labelled_pairs import read_labelled_pairs
from paralog.evaluation.comparison import TFIDF
from paralog.train import adapt_learned, adapt_pairs
from paralog.train.adapt_folds import split_pairs
from paralog.train.adapt_learned import evaluate_pairs
from paralog.train.adapt_pairs import METRICS, PairJudge


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(adapt_pairs, "REPEATS", 50)


@pytest.fixture
def pairs(write_pairs):
    return read_labelled_pairs(write_pairs(40))


@pytest.fixture
def evaluate(pairs, tiny_bundle):
    judge = PairJudge(pairs.same, split_pairs(pairs))
    blind = np.random.default_rng(0).random(40)
    models = {"base": (read_bundle(tiny_bundle).config, blind)}

    def evaluate(scores):
        return evaluate_pairs(pairs, judge, ("new", scores), models, is_changed=True)

    return evaluate


def test_the_adapted_model_is_first_and_ahead_of_a_blind_one(evaluate, pairs):
    learned = evaluate(pairs.same.astype(float))
    new, base, tfidf = learned.methods
    assert (new.name, base.name, tfidf.name) == ("new", "base", TFIDF)
    assert tuple(new.scores) == METRICS
    assert new.scores["AUC"].value == 1
    assert base.lead["AUC"].is_clear
    assert 0.2 < base.scores["AUC"].value < 0.8


def test_what_was_judged_is_counted(evaluate, pairs):
    learned = evaluate(pairs.same.astype(float))
    assert (learned.n_same, learned.n_different, learned.n_unjudged) == (20, 20, 0)
    assert (learned.n_functions, learned.n_groups) == (80, 40)
    assert learned.is_changed


def test_a_model_is_judged_by_the_probability_that_it_states(evaluate, pairs, tiny_bundle):
    learned = evaluate(pairs.same.astype(float))
    calibration = read_bundle(tiny_bundle).config.calibration(frozenset({"python"}))
    stated = calibration.probability(np.random.default_rng(0).random(40), 0.5)
    errors = (stated - pairs.same) ** 2
    expected = 1 - (errors[pairs.same].mean() + errors[~pairs.same].mean()) / 2
    assert learned.methods[1].scores["1 - Brier"].value == pytest.approx(expected)


def test_of_few_groups_nothing_is_called_clear(evaluate, pairs, monkeypatch):
    monkeypatch.setattr(adapt_learned, "MIN_GROUPS", 41)
    assert not evaluate(pairs.same.astype(float)).methods[1].lead["AUC"].is_clear


def test_without_scikit_learn_there_is_no_tfidf(evaluate, pairs, monkeypatch):
    def missing(*_):
        raise MissingExtra("TF-IDF", "eval")

    monkeypatch.setattr(adapt_learned, "tfidf_of_pairs", missing)
    assert [method.name for method in evaluate(pairs.same.astype(float)).methods] == ["new", "base"]
