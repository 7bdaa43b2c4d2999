from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.features import alignment


@given(
    st.lists(st.lists(st.sampled_from([0.0, 1.0, 2.0, 5.0]), min_size=3, max_size=3), min_size=1, max_size=5)
)
def test_the_path_rises_and_no_other_is_worth_more(rows):
    gains = np.array(rows, dtype=np.float32)
    path = alignment._best_path(gains)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(path))
    assert sum(gains[i, j] for i, j in path) == heaviest(gains)


def heaviest(gains):
    if 0 in gains.shape:
        return 0
    return max(heaviest(gains[1:]), heaviest(gains[:, 1:]), gains[0, 0] + heaviest(gains[1:, 1:]))
