import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.datasets.agreement import Agreement, concepts

WORDS = st.frozensets(st.sampled_from("edit distance array sort convolve lock".split()))
TEXTS = [frozenset(text.split()) for text in ("edit distance", "sort array", "lock array", "convolve array")]


def test_texts_in_other_words_say_the_same():
    assert concepts("Gets the edit distance.") == concepts("Compute edit distances")
    assert concepts("the a of") == frozenset()


@given(WORDS, WORDS)
def test_agreement_is_symmetric_and_within_bounds(one, other):
    agree = Agreement(TEXTS)
    assert agree(one, other) == pytest.approx(agree(other, one))
    assert 0 <= agree(one, other) <= 1 + 1e-9


def test_rare_words_count_most():
    agree = Agreement(TEXTS)
    both = frozenset({"array", "sort"})
    assert agree(both, frozenset({"sort", "lock"})) > agree(both, frozenset({"array", "lock"}))
    assert agree(both, both) == pytest.approx(1)


def test_what_nobody_says_weighs_nothing():
    agree = Agreement(TEXTS)
    assert agree(frozenset(), frozenset({"sort"})) == 0
    assert agree(frozenset({"zebra"}), frozenset({"zebra"})) == 0


def test_weight_is_in_nats():
    agree = Agreement(TEXTS)
    assert agree.weight(frozenset({"edit", "distance"})) == pytest.approx(2 * math.log(4))
