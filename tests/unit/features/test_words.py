import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features.words import count_stems, count_words, stem, telling_words


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("sorting", "sort"), ("sorts", "sort"), ("sorted", "sort"), ("parse", "pars"), ("pass", "pass")],
)
def test_an_ending_comes_off(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.parametrize("word", ["", "is", "red", "ring", "ing", "2"])
def test_a_short_word_stays(word):
    assert stem(word) == word


def test_names_are_split_and_counted():
    counts = count_stems("parses readHTTPHeader(raw_text), reads 2 caf\u00e9_lists")
    assert counts == {
        "pars": 1, "read": 2, "http": 1, "header": 1, "raw": 1, "text": 1, "2": 1, "caf\u00e9": 1, "list": 1
    }  # fmt: skip


def test_what_tells_nothing_is_left_out_unless_it_is_all_there_is():
    assert telling_words("How do I sort a list in Python? Sort!") == ["sort", "list"]
    assert telling_words("how to use it") == ["how", "to", "use", "it"]
    assert telling_words(" ?! ") == []


@given(st.text())
def test_any_text_gives_words_without_spaces(text):
    words = telling_words(text)
    assert len(words) == len(set(words))
    assert all(word and not any(map(str.isspace, word)) for word in [*words, *count_stems(text)])


@given(st.lists(st.sampled_from(["parse", "ISO", "date", "readHeader", "x_y"])))
def test_the_order_of_words_does_not_matter(words):
    assert count_stems(" ".join(words)) == count_stems(" ".join(reversed(words)))


def test_words_are_counted_in_parts_and_names_whole():
    stems, names = count_words("raw_text = readHeader(text) x")
    assert stems == {"raw": 1, "text": 2, "read": 1, "header": 1, "x": 1}
    assert names == {"raw_text": 1, "readheader": 1}


@given(st.text(max_size=200))
def test_both_ways_of_counting_agree(text):
    assert count_words(text)[0] == count_stems(text)
