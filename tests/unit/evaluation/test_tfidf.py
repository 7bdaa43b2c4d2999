import math
import sys

import numpy as np
import pytest

from paralog.core import MissingExtra
from paralog.evaluation.tfidf import tfidf_of_pairs, tfidf_similarities, tokens_and_bigrams
from paralog.syntax import snippet


def units(*codes):
    return [snippet(code, "python") for code in codes]


def test_tokens_and_bigrams():
    (unit,) = units("a = b  # comment")
    assert tokens_and_bigrams(unit) == ["a", "=", "b", "a =", "= b"]
    assert tokens_and_bigrams(snippet("", "python")) == []


def test_a_tiny_case_by_hand():
    """Two units of one token each and one that holds that of the first three times."""
    similarities = tfidf_similarities(units("a", "b", "a a a"))
    tf, idf, bigram_idf = 1 + math.log(3), math.log(4 / 3) + 1, math.log(4 / 2) + 1
    bigram = (1 + math.log(2)) * bigram_idf
    assert similarities[0, 1] == 0
    assert similarities[0, 2] == pytest.approx(tf * idf / math.hypot(tf * idf, bigram))
    assert np.allclose(np.diag(similarities), 1)
    assert np.allclose(similarities, similarities.T)


def test_rare_tokens_weigh_more():
    similarities = tfidf_similarities(units("x ; rare", "y ; rare", "x ; z", "x ; w", "x ; v"))
    assert similarities[0, 1] > similarities[0, 2]


def test_queries_against_candidates():
    queries, candidates = units("a + b", "c"), units("c", "a + b", "d")
    similarities = tfidf_similarities(queries, candidates)
    assert similarities.shape == (2, 3)
    assert similarities[0, 1] == pytest.approx(1)
    assert similarities[1, 0] == pytest.approx(1)
    assert similarities[0, 2] == 0


def test_without_scikit_learn_the_message_is_the_pip_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(MissingExtra, match=r"paralog\[eval\]"):
        tfidf_similarities(units("a"))


def test_pairs_are_what_the_matrix_says():
    several = units("a + b", "c", "a + b * c", "", "d")
    sides = np.array([[0, 2], [2, 0], [1, 2], [3, 4], [4, 4]])
    expected = tfidf_similarities(several)[sides[:, 0], sides[:, 1]]
    assert tfidf_of_pairs(several, sides) == pytest.approx(expected)
