import math

import numpy as np
import pytest

from paralog.experiments.rum_clones.arenas import Draw
from paralog.experiments.rum_clones.methods import Compared, TfIdf, prior_threshold
from paralog.experiments.rum_clones.runs import methods, score


@pytest.mark.parametrize("name", methods())
def test_every_method_judges_every_pair(ground, name):
    draw = ground.arena.draw(8, seed=0)
    judged = ground.method(name).judge(draw, seed=0)
    assert judged.scores.shape == (len(draw.test), len(draw.test))
    assert np.isfinite(judged.scores).all() and math.isfinite(judged.threshold)
    assert np.allclose(judged.scores, judged.scores.T, atol=1e-5)
    again = ground.method(name).judge(draw, seed=0)
    assert np.array_equal(judged.scores, again.scores)


def one_hot_draw():
    """Functions 0 to 3 to learn from and 4 to 7 to be judged by; even ones do the same, and odd ones."""
    topic = np.arange(8) % 2
    test = np.arange(4, 8)
    truth = topic[test][:, None] == topic[test]
    judged = ~np.eye(4, dtype=bool)
    pairs = np.array([[0, 2], [1, 3], [0, 1], [2, 3]])
    return topic, Draw(pairs, topic[pairs[:, 0]] == topic[pairs[:, 1]], test, truth, judged, judged)


@pytest.mark.parametrize("euclidean", [False, True])
def test_vectors_that_know_are_right(euclidean):
    topic, draw = one_hot_draw()
    vectors = np.eye(2, dtype=np.float32)[topic]
    scores = score(Compared("known", vectors, euclidean).judge(draw, 0), draw)
    assert scores["auc"] == scores["f1"] == scores["top10"] == scores["recall"] == 1
    assert scores["average_precision"] == 1


def test_tfidf_tells_words_apart():
    topic, draw = one_hot_draw()
    words = ("alpha beta gamma", "delta epsilon zeta")
    sources = [(f"x = {words[kind].replace(' ', ' + ')}", "python") for kind in topic]
    assert score(TfIdf(sources).judge(draw, 0), draw)["auc"] == 1


def test_the_threshold_of_a_classifier_that_saw_both_labels_alike():
    assert prior_threshold(np.array([True, False])) == 0
    assert prior_threshold(np.array([True, False, False, False])) == pytest.approx(math.log(3))
