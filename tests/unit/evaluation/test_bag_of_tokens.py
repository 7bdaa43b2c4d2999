import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paralog.evaluation.bag_of_tokens import bag_of_tokens_similarities

SIZE = 5
UNITS = st.lists(st.lists(st.integers(0, SIZE - 1), max_size=6), min_size=1, max_size=4)


def ids(units):
    return [np.array(unit, int) for unit in units]


def cosine(a, b):
    counts = [[unit.count(token) for token in range(SIZE)] for unit in (a, b)]
    lengths = [math.sqrt(sum(n * n for n in count)) for count in counts]
    product = sum(m * n for m, n in zip(*counts, strict=True))
    return product / (lengths[0] * lengths[1]) if product else 0.0


@settings(max_examples=50, deadline=None)
@given(UNITS, UNITS)
def test_cosines_by_their_definition(queries, candidates):
    crossed = bag_of_tokens_similarities(ids(queries), SIZE, ids(candidates))
    assert crossed == pytest.approx(np.array([[cosine(a, b) for b in candidates] for a in queries]))
    square = bag_of_tokens_similarities(ids(queries), SIZE)
    assert square == pytest.approx(np.array([[cosine(a, b) for b in queries] for a in queries]))
    assert square.max(initial=0) <= 1


def test_order_and_length_do_not_count():
    similarities = bag_of_tokens_similarities(ids([[0, 1, 2], [2, 1, 0, 0, 1, 2], [3]]), SIZE)
    assert similarities[0, 1] == pytest.approx(1)
    assert similarities[0, 2] == 0


def test_a_unit_without_tokens_is_like_none():
    similarities = bag_of_tokens_similarities(ids([[], [1]]), SIZE)
    assert similarities.tolist() == [[0, 0], [0, 1]]
    assert bag_of_tokens_similarities([], SIZE).shape == (0, 0)
    assert bag_of_tokens_similarities([], SIZE, ids([[1]])).shape == (0, 1)


def test_narrow_integers_are_counted_too():
    narrow = [np.array([200, 200, 3], np.uint8)]
    assert bag_of_tokens_similarities(narrow, 201, ids([[200]]))[0, 0] == pytest.approx(2 / math.sqrt(5))


@pytest.mark.parametrize("wrong", [SIZE, -1])
def test_an_id_out_of_range_is_an_error(wrong):
    with pytest.raises(ValueError, match=r"\[0, 5\)"):
        bag_of_tokens_similarities(ids([[0], [wrong]]), SIZE)
