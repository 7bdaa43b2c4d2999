import pytest

from paralog.features import Vocabulary, pad
from paralog.features.text import TextView

VIEW = TextView(Vocabulary(("read", "http", "header")), longest=4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sum of a_list.", ["sum", "of", "a", "list"]),
        ("readHTTPHeader, please", ["read", "http", "header", "please"]),
        ("-- Größe von 数字!", ["größe", "von", "数字"]),
        ("one two three four five", ["one", "two", "three", "four"]),
        ("... -- ()", []),
        ("", []),
    ],
)
def test_words(text, words):
    assert VIEW.tokens(text) == words


def test_a_text_is_one_statement_and_is_padded_like_code():
    units = [VIEW.arrays("read a header"), VIEW.arrays("")]
    arrays = pad(units)
    assert arrays["ids"][:, :, 0].tolist() == [[2, 1, 4], [0, 0, 0]]
    assert arrays["statements"].tolist() == [[0, 0, 0], [-1, -1, -1]]
    assert arrays["slots"].tolist() == [0]
