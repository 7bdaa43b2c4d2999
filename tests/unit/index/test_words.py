import io
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import WordIndex
from paralog.index.words import K1, B, Bm25Index

DOCUMENTS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 9), max_size=5), max_size=12)
QUERIES = st.lists(st.sampled_from("abcdefgh"), max_size=5)


def plain(documents, words):
    """BM25 as the book has it, over what one document could reach at most."""
    n = len(documents)
    mean = sum(sum(d.values()) for d in documents) / n
    scores, most = [0.0] * n, 0.0
    for word in dict.fromkeys(words):
        held = sum(word in d for d in documents)
        rarity = np.log(1 + (n - held + 0.5) / (held + 0.5))
        most += rarity
        for at, d in enumerate(documents):
            f = d.get(word, 0)
            length = sum(d.values()) / mean if mean else 0
            scores[at] += rarity * f / (f + K1 * (1 - B + B * length))
    return np.array(scores) / most if most else np.array(scores)


@given(DOCUMENTS.filter(bool), QUERIES)
def test_scores_are_those_of_the_formula(documents, words):
    index = Bm25Index.build(documents)
    assert index.scores(words) == pytest.approx(plain(documents, words), abs=1e-6)


@given(DOCUMENTS, QUERIES)
def test_scores_are_shares_and_zero_where_no_word_is_held(documents, words):
    index = Bm25Index.build(documents)
    scores = index.scores(words)
    assert scores.shape == (len(index),) and scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()
    assert [bool(score) for score in scores] == [bool(set(words) & set(d)) for d in documents]


@given(DOCUMENTS, QUERIES)
def test_what_was_packed_comes_back(documents, words):
    index = Bm25Index.build(documents)
    again = Bm25Index.unpack(index.pack())
    assert again.vocabulary == index.vocabulary and len(again) == len(index)
    assert np.array_equal(again.scores(words), index.scores(words))


def test_it_is_a_word_index_and_rare_words_count_more():
    index = Bm25Index.build([{"read": 1, "file": 1}, {"read": 1, "header": 1}, {"read": 1, "list": 1}])
    assert isinstance(index, WordIndex)
    scores = index.scores(["read", "header"])
    assert scores.argmax() == 1 and scores[0] == scores[2] > 0


def test_a_word_that_nobody_holds_lowers_the_score():
    index = Bm25Index.build([{"read": 1}, {"write": 1}])
    assert index.scores(["read", "zebra"])[0] < index.scores(["read"])[0]


def test_nothing_to_search_gives_nothing():
    assert Bm25Index.build([]).scores(["a"]).shape == (0,)


@pytest.mark.parametrize("damage", [b"", b"PK", b"no archive"])
def test_other_bytes_are_refused(damage):
    with pytest.raises(ValueError):
        Bm25Index.unpack(damage)


@pytest.mark.parametrize("member", [b"no array", b"\x93NUMPY\x01\x00\x0a\x00{'descr': ("])
def test_members_that_are_no_arrays_are_refused(member):
    forged = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(Bm25Index.build([{"a": 1}]).pack())) as whole,
        zipfile.ZipFile(forged, "w") as archive,
    ):
        for name in whole.namelist():
            archive.writestr(name, member if name == "rows.npy" else whole.read(name))
    with pytest.raises(ValueError):
        Bm25Index.unpack(forged.getvalue())


def test_packed_bytes_are_refused_before_they_are_unpacked():
    packed = io.BytesIO()
    np.savez_compressed(packed, vocabulary=np.zeros(1_000_000, np.uint8))
    with pytest.raises(ValueError, match="packed"):
        Bm25Index.unpack(packed.getvalue())


@pytest.mark.parametrize(
    "change",
    [
        {"n": 1},
        {"rows": np.array([0, 7], np.int32)},
        {"offsets": np.array([0, 2], np.int64)},
        {"offsets": np.array([0, 2, 1], np.int64)},
        {"impacts": np.array([0.5, np.nan], np.float32)},
    ],
)
def test_parts_that_do_not_fit_are_refused(change):
    index = Bm25Index.build([{"a": 1}, {"b": 1}])
    broken = Bm25Index(**{**{name: getattr(index, name) for name in index.__dataclass_fields__}, **change})
    with pytest.raises(ValueError, match="fit together"):
        Bm25Index.unpack(broken.pack())


@given(DOCUMENTS, st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 5), max_size=5))
def test_words_may_count_differently(documents, words):
    index = Bm25Index.build(documents)
    scores = index.scores(words)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert index.scores(dict.fromkeys(words, 3.0)) == pytest.approx(index.scores(list(words)), abs=1e-6)
