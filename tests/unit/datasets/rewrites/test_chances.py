import numpy as np
import pytest

from paralog.datasets.rewrites import Chances


@pytest.mark.parametrize(("chance", "drawn"), [(0.0, 0), (1.0, 100)])
def test_the_ends_are_certain(chance, drawn):
    chances = Chances(np.random.default_rng(0), chance)
    assert sum(chances.draw() for _ in range(100)) == drawn


def test_only_what_is_counted_was_taken():
    chances = Chances(np.random.default_rng(0), 1.0)
    chances.draw()
    assert chances.taken == 0
    chances.count()
    assert chances.taken == 1
