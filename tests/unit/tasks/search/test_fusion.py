import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paralog.tasks.search.fusion import blend

SHARES = arrays(np.float32, 6, elements=st.floats(0, 1, width=32))
COSINES = arrays(np.float32, 6, elements=st.floats(-1, 1, width=32))


def single(*values):
    return np.array(values, np.float32)


@given(SHARES, COSINES, st.floats(0, 1))
def test_scores_are_shares_of_the_best(words, cosines, meaning):
    scores = blend(words, cosines, meaning)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert scores.max() in (0, 1)


@given(SHARES, COSINES, st.floats(0, 0.99))
def test_whoever_holds_a_word_has_a_score(words, cosines, meaning):
    words = np.round(words, 2)
    assert (blend(words, cosines, meaning)[words > 0] > 0).all()


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


def test_a_cosine_below_the_mean_takes_nothing_from_the_words():
    scores = blend(single(0.3, 0.3, 0.3, 0), single(0.9, 0.2, 0.1, 0.0), 0.85)
    assert scores[0] > scores[1] == scores[2] > scores[3] == 0


def test_a_unit_alone_is_found_by_its_words_only():
    assert blend(single(0.3), single(0.3), 0.5) > 0
    assert blend(single(0), single(0.3), 0.5) == 0


def test_what_differs_in_the_last_bits_is_equal():
    half = np.float32(0.5)
    nearly = np.array([half, half, np.nextafter(half, np.float32(1))], np.float32)
    assert blend(single(0, 0, 0), nearly, 0.5) == pytest.approx(np.zeros(3))


@pytest.mark.parametrize("other", [0.3, 0.30001, 0.301])
def test_words_that_come_nearer_do_not_make_scores_jump(other):
    assert blend(single(0.3, other), single(0.9, 0.1), 0.5) == pytest.approx([1, 0.5], abs=0.01)


def test_nothing_gives_nothing():
    empty = np.zeros(0, np.float32)
    assert blend(empty, empty, 0.5).shape == (0,)
