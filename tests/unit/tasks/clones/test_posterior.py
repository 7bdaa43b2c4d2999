import numpy as np
import pytest

from paralog.core import CloneType
from paralog.tasks.clones.posterior import TWINS, Posterior


class Step:
    """A judge that is sure from `at` on."""

    prior = 0.5

    def __init__(self, at, then=1.0):
        self.at, self.then = at, then

    def probability(self, similarities):
        return np.where(similarities >= self.at, self.then, 0.1)


def probability(posterior, similarity, kind=CloneType.TYPE_4):
    (found,) = posterior.probability(np.array([similarity], np.float32), kind)
    return found


def odds(p):
    return p / (1 - p)


def test_the_prior_of_the_judge_gives_way_to_that_of_the_scan(logistic):
    judge = logistic(0.6, 20)
    (stated,) = judge.probability(np.array([0.7]))
    expected = odds(stated) * odds(TWINS[CloneType.TYPE_4]) / odds(judge.prior)
    assert odds(probability(Posterior(judge, 1), 0.7)) == pytest.approx(expected, rel=1e-5)


def test_the_odds_fall_with_the_number_of_functions(logistic):
    few, many = (probability(Posterior(logistic(0.6, 20), n), 0.8) for n in (10, 1000))
    twins = TWINS[CloneType.TYPE_4]
    assert odds(few) / odds(many) == pytest.approx(odds(twins / 10) / odds(twins / 1000), rel=1e-3)


def test_how_many_twins_are_expected():
    assert TWINS == {CloneType.TYPE_3: 5.0, CloneType.TYPE_4: 0.25}  # what was judged was found under these


def test_near_copies_have_better_odds(logistic):
    posterior = Posterior(logistic(0.6, 20), 1000)
    near, far = (probability(posterior, 0.8, kind) for kind in (CloneType.TYPE_3, CloneType.TYPE_4))
    assert near > far
    assert probability(posterior, 0.8, CloneType.TYPE_2) == near


def test_the_prior_has_bounds(logistic):
    judge = logistic(0.6, 20)
    many, more = (probability(Posterior(judge, n), 0.9) for n in (10**6, 10**9))
    assert many == more > 0
    one, two = (probability(Posterior(judge, n), 0.9, CloneType.TYPE_3) for n in (1, 2))
    assert one == two


def test_the_similarity_is_where_the_curve_reaches_the_probability(logistic):
    posterior = Posterior(logistic(0.6, 20), 100)
    found = posterior.similarity(0.9)
    assert probability(posterior, found, CloneType.TYPE_3) >= 0.9
    assert probability(posterior, found - 1e-3, CloneType.TYPE_3) < 0.9


def test_a_probability_may_be_out_of_reach_or_everywhere():
    assert Posterior(Step(0.5, then=0.8), 1).similarity(0.9) is None
    assert Posterior(Step(-2), 1).similarity(0.9) == -1.0


def test_a_curve_that_dips_is_taken_after_the_dip():
    class Dip:
        prior = 0.5

        def probability(self, similarities):
            return np.where((similarities > 0.5) & (similarities < 0.7), 0.0, 1.0)

    assert Posterior(Dip(), 1).similarity(0.9) == pytest.approx(0.7, abs=1e-3)
