import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.lexical import bm25_similarities, jaccard_similarities
from paralog.syntax import lex, snippet

CODES = ("total = read_rows(path)", "total = read_rows(path)", "rows = read_it(1)", "while True: pass")

codes = st.lists(st.sampled_from(["x", "y", "1", "f(x)", "x + y"]), max_size=4).map("\n".join)


def of(*texts):
    return [snippet(text, "python") for text in texts]


def letters(unit):
    return [part for text in lex(unit).texts for part in text.lower().split("_")]


@pytest.fixture(scope="module")
def units():
    return [snippet(code, "python") for code in CODES]


def test_jaccard_of_lexemes(units):
    found = jaccard_similarities(units[:1], units)
    assert found.shape == (1, 4)
    assert found[0, :2] == pytest.approx([1, 1])
    assert found[0, 2] == pytest.approx(3 / 9)  # = ( ) of those and total read_rows path rows read_it 1
    assert found[0, 3] == 0


def test_bm25_sees_the_words_that_it_is_given(units):
    found = bm25_similarities(units[:2], units, letters)
    assert found.shape == (2, 4)
    assert np.allclose(found[0], found[1])
    assert found[0, 0] > found[0, 2] > found[0, 3] == 0


def test_bm25_of_one_word():
    units = [snippet(code, "python") for code in ("rare", "rare rare".replace(" ", "\n"), "common", "common")]
    found = bm25_similarities(units[:1], units, letters)
    assert found[0, 1] > found[0, 0] * 0.9 > 0
    assert found[0, 2] == 0


def test_units_without_code():
    units = [snippet("", "python"), snippet("x", "python")]
    assert np.isfinite(jaccard_similarities(units, units)).all()
    assert np.isfinite(bm25_similarities(units, units, letters)).all()


def test_shared_tokens_over_all_of_both():
    overlaps = jaccard_similarities(of("x = 1  # one", "x = 2", "y = 1\ny = 1"))
    assert np.allclose(overlaps, [[1, 2 / 4, 2 / 4], [2 / 4, 1, 1 / 5], [2 / 4, 1 / 5, 1]])


def test_queries_against_candidates():
    overlaps = jaccard_similarities(of("x = 1"), of("x", "z", "x = 1"))
    assert np.allclose(overlaps, [[1 / 3, 0, 1]])


def test_what_has_no_tokens_is_like_nothing():
    assert jaccard_similarities(of("", "x")).tolist() == [[0, 0], [0, 1]]


@given(st.lists(codes, min_size=1, max_size=5).filter(any))
def test_overlap_is_symmetric_and_a_share(texts):
    overlaps = jaccard_similarities(of(*texts))
    assert (overlaps == overlaps.T).all()
    assert ((overlaps >= 0) & (overlaps <= 1)).all()
    assert np.allclose(overlaps, jaccard_similarities(of(*texts), of(*texts)))
