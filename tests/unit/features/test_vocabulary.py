from collections import Counter
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features import Vocabulary
from paralog.features.vocabulary import PAD, UNKNOWN

COUNTS = Counter({"the": 50, "a": 30, "b": 10, "c": 6, "d": 4})


def test_ids_are_special_ones_then_buckets_then_ranks():
    vocabulary = Vocabulary(("x", "y"), buckets=3)
    assert (PAD, UNKNOWN) == (0, 1)
    assert [vocabulary.id("x"), vocabulary.id("y")] == [5, 6]
    assert len(vocabulary) == 7
    assert "x" in vocabulary
    assert "z" not in vocabulary


def test_unknown_tokens_without_buckets():
    assert Vocabulary(("x",)).id("z") == UNKNOWN


def test_unknown_tokens_with_buckets_keep_their_bucket():
    vocabulary = Vocabulary(("x",), buckets=4)
    assert vocabulary.id("zebra") == 2 + crc32(b"zebra") % 4
    assert {vocabulary.id(f"token{i}") for i in range(100)} == {2, 3, 4, 5}
    assert vocabulary.id("\udcff") in range(2, 6)


def test_by_size_takes_the_most_frequent_and_breaks_ties_by_name():
    assert Vocabulary.by_size(COUNTS, 2).tokens == ("the", "a")
    assert Vocabulary.by_size(Counter({"b": 1, "a": 1, "c": 2}), 2).tokens == ("c", "a")
    assert Vocabulary.by_size(COUNTS, 99, buckets=5).buckets == 5
    assert len(Vocabulary.by_size(COUNTS, 99)) == 2 + 5


@pytest.mark.parametrize(
    ("coverage", "n"), [(0.5, 1), (0.51, 2), (0.8, 2), (0.81, 3), (0.9, 3), (0.96, 4), (1.0, 5)]
)
def test_by_coverage_takes_the_fewest_that_suffice(coverage, n):
    assert Vocabulary.by_coverage(COUNTS, coverage).tokens == tuple("the a b c d".split())[:n]


@given(
    st.dictionaries(st.text(max_size=3), st.integers(1, 100), min_size=1),
    st.floats(0.01, 1, exclude_min=True),
)
def test_by_coverage_covers_and_not_one_token_is_too_many(counts, coverage):
    counts = Counter(counts)
    vocabulary = Vocabulary.by_coverage(counts, coverage)
    covered = sum(counts[token] for token in vocabulary.tokens)
    assert covered >= coverage * counts.total()
    assert covered - counts[vocabulary.tokens[-1]] < coverage * counts.total()
