import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paralog.tasks.search.fusion import as_shares, blend

SHARES = arrays(np.float32, 6, elements=st.floats(0, 1, width=32))
COSINES = arrays(np.float32, 6, elements=st.floats(-1, 1, width=32))


def single(*values):
    return np.array(values, np.float32)


@given(SHARES, COSINES, st.floats(0, 1))
def test_shares_keep_the_order(words, cosines, meaning):
    scores = blend(words, cosines, meaning)
    shares = as_shares(scores)
    assert ((shares >= 0) & (shares <= 1 + 1e-9)).all()
    assert (np.diff(shares[np.argsort(scores, kind="stable")]) >= 0).all()
    assert shares.max() == pytest.approx(1) or scores.max() <= 1e-9


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
    words, cosines = single(0.6, 0.5, 0.5, 0.5, 0.4), single(0.1, 0.9, 0.1, 0.1, 0.1)
    assert blend(words, cosines, 0.5).argmax() == 1
    assert blend(words**8, cosines, 0.2).argmax() == 0


def test_both_count():
    scores = blend(single(0.4, 0, 0.4), single(0.1, 0.9, 0.9), 0.5)
    assert scores.argmax() == 2


def test_below_the_mean_nearer_is_better_too():
    scores = as_shares(blend(single(0.3, 0.3, 0.3, 0.3), single(0.9, 0.2, 0.1, 0.0), 0.85))
    assert (np.diff(scores) < 0).all()


def test_a_unit_alone_is_found_by_its_words_only():
    assert blend(single(0.3), single(0.3), 0.5) > 0
    assert blend(single(0), single(0.3), 0.5) == 0


def test_what_differs_in_the_last_bits_is_equal():
    half = np.float32(0.5)
    nearly = np.array([half, half, np.nextafter(half, np.float32(1))], np.float32)
    assert blend(single(0, 0, 0), nearly, 0.5) == pytest.approx(np.zeros(3))


@pytest.mark.parametrize("other", [0.3, 0.30001, 0.31])
def test_words_that_come_nearer_do_not_make_scores_jump(other):
    found = as_shares(blend(single(0.3, other), single(0.9, 0.1), 0.5))
    assert found == pytest.approx([1, 0], abs=0.02)


def test_nothing_gives_nothing():
    empty = np.zeros(0, np.float32)
    assert blend(empty, empty, 0.5).shape == as_shares(blend(empty, empty, 0.5)).shape == (0,)
