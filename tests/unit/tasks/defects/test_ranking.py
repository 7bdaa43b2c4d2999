import numpy as np
import pytest

from paralog.tasks.defects import Options, read_prior
from paralog.tasks.defects.comparison import Standing
from paralog.tasks.defects.ranking import rank
from paralog.tasks.defects.windows import build_timeline


def standing(name):
    return Standing(name, {}, 0.0, (0.0, 0.0))


@pytest.mark.parametrize("by", ["model", "lines of code", "past fixes", "revisions x lines"])
def test_probabilities_follow_the_order(planted, options, by):
    ranking = rank(build_timeline(planted.mined(), planted, options), read_prior(), (standing(by),))
    assert ranking.by == by
    order = np.argsort(-ranking.scores, kind="stable")
    assert (np.diff(ranking.probabilities[order]) <= 1e-12).all()
    assert 0 < ranking.probabilities.min() and ranking.probabilities.max() < 1
    assert ranking.probabilities.mean() == pytest.approx(0.4, abs=0.2)


def test_by_effort_a_score_is_that_of_a_line(planted):
    options = Options(window_days=90, embargo_days=7, by_effort=True)
    timeline = build_timeline(planted.mined(), planted, options)
    ranking = rank(timeline, read_prior(), (standing("model"),))
    assert ranking.scores * timeline.now.sizes == pytest.approx(ranking.probabilities)
    smallest = rank(timeline, read_prior(), (standing("smallest first"),))
    assert int(np.argmax(smallest.scores)) == 0


def test_without_a_test_the_model_ranks(planted, options):
    assert rank(build_timeline(planted.mined(), planted, options), read_prior(), ()).by == "model"
