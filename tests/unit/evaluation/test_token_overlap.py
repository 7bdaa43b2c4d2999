import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.token_overlap import token_overlaps
from paralog.syntax import snippet

codes = st.lists(st.sampled_from(["x", "y", "1", "f(x)", "x + y", "# note"]), max_size=4).map("\n".join)


def units(*texts):
    return [snippet(text, "python") for text in texts]


def test_shared_tokens_over_all_of_both():
    overlaps = token_overlaps(units("x = 1  # one", "x = 2", "y = 1\ny = 1"))
    assert np.allclose(overlaps, [[1, 2 / 4, 2 / 4], [2 / 4, 1, 1 / 5], [2 / 4, 1 / 5, 1]])


def test_queries_against_candidates():
    overlaps = token_overlaps(units("x = 1"), units("x", "z", "x = 1"))
    assert np.allclose(overlaps, [[1 / 3, 0, 1]])


def test_what_has_no_tokens_is_like_nothing():
    assert token_overlaps(units("", "x")).tolist() == [[0, 0], [0, 1]]
    assert token_overlaps([]).shape == (0, 0)


@given(st.lists(codes, min_size=1, max_size=5))
def test_overlap_is_symmetric_and_a_share(texts):
    overlaps = token_overlaps(units(*texts))
    assert (overlaps == overlaps.T).all()
    assert ((overlaps >= 0) & (overlaps <= 1)).all()
    assert np.allclose(overlaps, token_overlaps(units(*texts), units(*texts)))
