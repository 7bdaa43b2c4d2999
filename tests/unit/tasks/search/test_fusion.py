import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paralog.tasks.search.fusion import blend

SHARES = arrays(np.float32, 6, elements=st.floats(0, 1, width=32))
COSINES = arrays(np.float32, 6, elements=st.floats(-1, 1, width=32))


@given(SHARES, COSINES, st.floats(0, 1))
def test_scores_are_shares(words, cosines, meaning):
    scores = blend(words, cosines, meaning)
    assert ((scores >= 0) & (scores <= 1 + 1e-9)).all()


@given(SHARES, COSINES)
def test_without_meaning_the_order_is_that_of_the_words(words, cosines):
    scores = blend(words, cosines, 0)
    assert (np.diff(scores[np.argsort(words, kind="stable")]) >= 0).all()


@given(COSINES, st.floats(0.25, 1), st.floats(-0.25, 0.25))
def test_how_an_encoder_spreads_its_vectors_does_not_matter(cosines, scale, shift):
    cosines = np.round(cosines, 2)
    other = cosines * scale / 2 + shift
    words = np.linspace(0, 1, 6, dtype=np.float32)
    assert blend(words, other.astype(np.float32), 0.5) == pytest.approx(blend(words, cosines, 0.5), abs=1e-3)


def test_what_stands_out_counts_more_than_what_is_a_little_higher():
    words = np.array([0.6, 0.5, 0.5, 0.5, 0.4], np.float32)
    cosines = np.array([0.1, 0.9, 0.1, 0.1, 0.1], np.float32)
    assert blend(words, cosines, 0.5).argmax() == 1
    assert blend(words**8, cosines, 0.2).argmax() == 0


def test_a_unit_alone_is_found_by_its_words_only():
    one = np.array([0.3], np.float32)
    assert blend(one, one, 0.5) == pytest.approx([1])
    assert blend(np.zeros(1, np.float32), one, 0.5) == pytest.approx([0])


def test_both_count():
    scores = blend(np.array([0.4, 0, 0.4], np.float32), np.array([0.1, 0.9, 0.9], np.float32), 0.5)
    assert scores.argmax() == 2 and scores[0] == pytest.approx(scores[1])
    assert scores[2] == 1


def test_nothing_gives_nothing():
    empty = np.zeros(0, np.float32)
    assert blend(empty, empty, 0.5).shape == (0,)
