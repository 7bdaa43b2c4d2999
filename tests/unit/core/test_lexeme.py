from paralog.core import LexemeKind, Lexemes


def test_lexemes_come_by_statement_in_order_of_appearance():
    # if x: y   else: z      "else" belongs to the outer statement again
    texts = ("if", "x", ":", "y", "else", ":", "z")
    lexemes = Lexemes(texts, bytes(len(texts)), (0, 0, 0, 1, 0, 0, 2), bytes([0, 1, 1]), (0, 1, 3))
    assert len(lexemes) == 7
    assert list(lexemes.by_statement()) == [(0, (0, 1, 2, 4, 5)), (1, (3,)), (2, (6,))]


def test_nothing_has_no_statements():
    nothing = Lexemes((), b"", (), b"", ())
    assert len(nothing) == 0
    assert list(nothing.by_statement()) == []


def test_every_kind_fits_into_a_byte():
    assert bytes(LexemeKind) == bytes(range(len(LexemeKind)))
