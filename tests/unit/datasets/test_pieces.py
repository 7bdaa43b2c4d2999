import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import UnknownName
from paralog.datasets.pieces import LONGEST, Change, read_piece


def test_a_piece_is_dedented_and_given_the_class_that_it_needs():
    piece = read_piece("    def f(self):\n        return 1\n", "python")
    assert piece.code == "def f(self):\n    return 1\n"
    constructor = "Thing(int size) { this.size = size; }"
    piece = read_piece(constructor, "java")
    assert piece.code == constructor
    assert piece.source != constructor.encode()


@pytest.mark.parametrize("code", ["def f(:\n", "x = '\ud800'", "x = 1\n" * LONGEST])
def test_what_does_not_parse_or_is_too_long_is_none(code):
    assert read_piece(code, "python") is None


def test_an_unknown_language_is_an_error():
    with pytest.raises(UnknownName):
        read_piece("x = 1", "cobol")


def test_changes_are_made_where_they_say_in_any_order():
    piece = read_piece("a = 'ä' + b", "python")
    changes = [Change(11, 12, b"c"), Change(0, 1, "ö".encode()), Change(12, 12, b"\n")]
    assert piece.changed(changes) == "ö = 'ä' + c\n"
    assert piece.changed([]) == piece.code


@given(st.text(st.sampled_from("ab=+ \n\t'ä#"), max_size=30))
def test_no_changes_give_the_code_back(code):
    piece = read_piece(code, "python")
    assert piece is None or piece.changed([]) == piece.code
