import math

from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.localization.words import code_words, phrases, report_words, spoken, surfaces


def test_names_count_in_parts_and_whole():
    assert code_words("raw_text readHeader(x)") == {
        "raw": 1,
        "text": 1,
        "read": 1,
        "header": 1,
        "x": 1,
        "=raw_text": 1,
        "=readheader": 1,
    }


def test_words_that_every_report_says_do_not_count():
    assert report_words("The bug: expected behavior of the cart") == {"cart": 1.0}


def test_what_is_said_more_often_counts_more():
    assert report_words("cart", "cart carts")["cart"] == 1 + math.log(3)


def test_phrases_are_words_in_a_row():
    assert phrases("cannot open the file") == {"cannot open": 1, "open the": 1, "the fil": 1}


def test_a_word_is_shown_as_it_was_written():
    assert surfaces("Carts of max_size")["cart"] == "Carts"
    assert surfaces("max_size")["=max_size"] == "max_size"
    assert spoken("=max_size") == "max_size"


@given(st.text(max_size=200))
def test_every_word_of_a_report_is_a_word_of_code(text):
    words = report_words(text)
    assert set(words) <= set(code_words(text)) and all(weight >= 1 for weight in words.values())
    assert set(words) <= set(surfaces(text))
