import math

import numpy as np
import pytest

from paralog.experiments.rum_clones.arenas import Draw
from paralog.experiments.rum_clones.methods import Compared, Judged, TfIdf, WithWords, prior_threshold
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


class Fixed:
    """Judges the four test functions by these scores of the pairs 0-1, 0-2, 0-3, 1-2, 1-3, 2-3."""

    def __init__(self, name, *scores):
        self.name, self.scores = name, np.zeros((4, 4), np.float32)
        self.scores[np.triu_indices(4, 1)] = scores
        self.scores += self.scores.T

    def judge(self, draw, seed):
        return Judged(self.scores, 0.0)


def test_words_and_classifier_count_alike_whatever_their_scales():
    _, draw = one_hot_draw()  # 0-2 and 1-3 do the same
    classifier = Fixed("classifier", 40, 50, 0, 10, 20, 0)
    words = Fixed("words", 0.01, 0.04, 0.01, 0.0, 0.06, 0.0)
    assert score(classifier.judge(draw, 0), draw)["auc"] < 1
    judged = WithWords("both", classifier, words).judge(draw, 0)
    assert np.allclose(judged.scores, judged.scores.T)
    assert score(judged, draw)["auc"] == 1
    # Half of the draw's labelled pairs are clones: so are three of the six that are judged.
    assert (judged.scores[np.triu_indices(4, 1)] >= judged.threshold).sum() == 3


def test_a_classifier_without_an_opinion_leaves_it_to_the_words():
    _, draw = one_hot_draw()
    words = Fixed("words", 0, 1, 0, 0, 1, 0)
    judged = WithWords("both", Fixed("classifier", *[7] * 6), words).judge(draw, 0)
    assert np.isfinite(judged.scores).all()
    assert score(judged, draw)["auc"] == 1


def test_the_threshold_of_a_classifier_that_saw_both_labels_alike():
    assert prior_threshold(np.array([True, False])) == 0
    assert prior_threshold(np.array([True, False, False, False])) == pytest.approx(math.log(3))
