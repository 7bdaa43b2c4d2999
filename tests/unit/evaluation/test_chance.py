import numpy as np
import pytest

from paralog.evaluation import score_pairs
from paralog.evaluation.chance import random_similarities


def test_symmetric_within_bounds_and_repeatable():
    drawn = random_similarities(40, seed=3)
    assert drawn.shape == (40, 40)
    assert np.array_equal(drawn, drawn.T)
    assert np.array_equal(np.diag(drawn), np.ones(40))
    assert drawn.min() >= 0
    assert drawn.max() == 1
    assert np.array_equal(drawn, random_similarities(40, seed=3))
    assert not np.array_equal(drawn, random_similarities(40, seed=4))
    assert random_similarities(0).shape == (0, 0)


def test_chance_is_half_right():
    problems = np.repeat(np.arange(40), 8)
    scores = score_pairs(random_similarities(320), (problems, problems))
    assert scores.auc == pytest.approx(0.5, abs=0.02)
    assert scores.top1 == pytest.approx(7 / 319, abs=0.02)
