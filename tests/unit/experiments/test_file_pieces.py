import numpy as np
import pytest

from paralog.experiments.file_pieces import PIECE_TOKENS, piece_store, split_file
from paralog.features import Vocabulary, make_view

from .mined_data import java_file, python_file

VIEW = make_view("lexemes", Vocabulary((), 500))


def test_a_java_file_is_its_methods_and_what_stands_around_them():
    around, *methods = split_file(java_file(2, 3), "java")
    assert [method.name for method in methods] == ["solve0", "solve1", "solve2"]
    assert "import java.util.List" in around.code and "field2" in around.code
    assert "solve" not in around.code


def test_a_python_file_keeps_its_top_level_code_once():
    around, *functions = split_file(python_file(3, 2), "python")
    assert [function.name for function in functions] == ["solve0", "solve1"]
    assert "import os" in around.code and "print(solve0" in around.code and "def" not in around.code


def test_only_the_outermost_functions_are_pieces():
    _, *functions = split_file(
        "def outer():\n    def inner():\n        return 1\n    return inner\n", "python"
    )
    assert [function.name for function in functions] == ["outer"]


@pytest.mark.parametrize("code", ["", "((((", "\ud800", "\x00", "class A { void f() { if (" * 3])
@pytest.mark.parametrize("language", ["python", "java"])
def test_whatever_it_holds_a_file_has_a_piece(code, language):
    assert len(split_file(code, language)) >= 1


@pytest.fixture
def store(tmp_path):
    sources = [(java_file(2, 3), "java"), ("", "java"), (python_file(1, 40), "python")]
    return piece_store(sources, VIEW, tmp_path / "pieces.npz")


def test_pieces_of_all_files_lie_end_to_end(store):
    assert len(store) == 3
    assert store.n_pieces[0] == 4 and store.n_pieces[1] == 1 and store.n_pieces[2] > 40
    assert store.n_tokens[1] == 0 and store.n_tokens.sum() == store.pieces.lengths.sum()
    assert max(len(store.pieces[int(row)]) for row in store.rows(2)) <= PIECE_TOKENS


def test_the_beginning_of_a_file_is_one_unit(store):
    first = store.first(0, 10**6)
    parts = [store.pieces[int(row)] for row in store.rows(0)]
    np.testing.assert_array_equal(first.ids, np.concatenate([part.ids for part in parts]))
    assert first.statements.max() + 1 == sum(part.statements.max() + 1 for part in parts)
    assert len(store.first(0, 7)) == 7 and len(store.first(1, 7)) == 0


def test_what_is_there_is_read(store, tmp_path):
    again = piece_store([], VIEW, tmp_path / "pieces.npz")
    np.testing.assert_array_equal(again.offsets, store.offsets)


def test_anonymous_files_do_not_have_their_own_names(tmp_path):
    sources = [("def hypotenuse(leg, other_leg):\n    return leg + other_leg\n", "python")]
    named, anonymous = (
        piece_store(sources, VIEW, tmp_path / f"{flag}.npz", anonymous=flag) for flag in (False, True)
    )
    assert not np.array_equal(named.pieces.flat.ids, anonymous.pieces.flat.ids)
    assert len(named.pieces.flat.ids) == len(anonymous.pieces.flat.ids)
