from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from paralog.bundle import read_bundle, resolve
from paralog.core import MissingExtra
from paralog.datasets.labelled import read_labelled
from paralog.evaluation.comparison import TFIDF, Estimate
from paralog.runtime.hashing import HashingEncoder
from paralog.train import learned
from paralog.train.learned import METRICS, MIN_JUDGED, evaluate, learned_from

from .corpora import write_data


class Blind:
    """Gives every unit the same vector."""

    name, dim, fingerprint = "blind@1", 2, ""

    def encode(self, units):
        return np.tile(np.array([[1, 0]], np.float32), (len(units), 1))


class Telling:
    """Gives every unit the vector of its problem, which it has looked up."""

    name, dim, fingerprint = "telling@1", 20, ""

    def __init__(self, solutions):
        problems = sorted({s.problem for s in solutions})
        self.known = {s.code: problems.index(s.problem) for s in solutions}

    def encode(self, units):
        return np.eye(20, dtype=np.float32)[[self.known[unit.code] for unit in units]]


@pytest.fixture
def solutions(write_own):
    return read_labelled(write_own()).solutions


def test_the_judged_model_is_first_and_ahead_of_a_blind_one(solutions):
    learned = evaluate({"telling": Telling(solutions), "blind": Blind()}, solutions)
    assert [method.name for method in learned.methods] == ["telling", "blind", TFIDF]
    telling, blind, tfidf = learned.methods
    assert telling.lead == {}
    assert set(telling.scores.values()) == {Estimate(1, 1, 1, few=True)}
    assert blind.scores["AUC"] == Estimate(0.5, 0.5, 0.5, few=True)
    for metric in METRICS:
        assert blind.lead[metric].value == telling.scores[metric].value - blind.scores[metric].value
        for method in learned.methods:
            estimate = method.scores[metric]
            assert all(a <= b for a, b in pairwise((estimate.low, estimate.value, estimate.high)))
    assert blind.lead["AUC"] == Estimate(0.5, 0.5, 0.5, few=True)
    assert tfidf.scores["AUC"].value > 0.5


def test_a_model_is_not_ahead_of_itself(solutions):
    learned = evaluate({"one": HashingEncoder(dim=64), "other": HashingEncoder(dim=64)}, solutions)
    assert set(learned.methods[1].lead.values()) == {Estimate(0, 0, 0, few=True)}


@pytest.mark.parametrize(("n_judged", "is_clear"), [(MIN_JUDGED - 1, False), (MIN_JUDGED, True)])
def test_few_problems_give_no_verdict(solutions, n_judged, is_clear):
    """However far one model is ahead of another."""
    problems = sorted({s.problem for s in solutions})[:n_judged]
    judged = [replace(s, split="test") for s in solutions if s.problem in problems]
    learned = evaluate({"telling": Telling(solutions), "blind": Blind()}, judged)
    assert learned.n_problems == n_judged
    assert learned.methods[1].lead["AUC"].is_clear == is_clear


def test_what_the_recipe_does_not_read_judges_nothing_and_is_named(write_own, tiny_bundle):
    own = write_own()
    for path in sorted(own.glob("*/dave.py")):
        terms = " + n" * int(path.parent.name[-2:])
        path.write_text(f"class A {{ static int f(int n) {{ return n{terms}; }} }}")
        path.rename(path.with_suffix(".java"))
    bundle = read_bundle(tiny_bundle)
    config = replace(bundle.config, recipe={"languages": ["python"]})
    everything, read = (learned_from(model, own) for model in (bundle, replace(bundle, config=config)))
    assert (everything.n_authors, read.n_authors, read.n_seen) == (4, 3, 3)
    unread = [notice for notice in read.notices if notice.reason == "other-language"]
    assert len(unread) == 20
    assert (unread[0].path, unread[0].message) == (
        "problem-00/dave", "is in java, which tiny does not read"
    )  # fmt: skip
    assert not any(notice.reason == "other-language" for notice in everything.notices)


def test_the_sample_is_what_no_training_saw(solutions):
    learned = evaluate({"blind": Blind()}, solutions)
    test = [s for s in solutions if s.split == "test"]
    assert (learned.n_problems, learned.n_solutions) == (len({s.problem for s in test}), len(test))
    assert (learned.n_authors, learned.n_seen) == (4, 4)


def test_authors_of_the_test_problems_alone_are_not_seen(solutions):
    kept = [s for s in solutions if s.split == "test" or s.author != "dave"]
    learned = evaluate({"blind": Blind()}, kept)
    assert (learned.n_authors, learned.n_seen) == (4, 3)


def test_without_scikit_learn_there_is_no_tfidf(solutions, monkeypatch):
    def missing(_):
        raise MissingExtra("TF-IDF", "eval")

    monkeypatch.setattr(learned, "tfidf_similarities", missing)
    assert [method.name for method in evaluate({"blind": Blind()}, solutions).methods] == ["blind"]


def test_what_training_learned_from_ones_own(write_own, tiny_bundle):
    stages = []
    learned = learned_from(read_bundle(tiny_bundle), write_own(), lambda *at: stages.append(at))
    names = [method.name for method in learned.methods]
    assert names == ["tiny@1", f"{resolve().config.id} (shipped)", TFIDF]
    assert stages[0] == (0, 2, "scoring tiny@1")


def test_of_public_collections_the_card_tells(tiny_bundle, tmp_path):
    assert learned_from(read_bundle(tiny_bundle), write_data(tmp_path)) is None
