from paralog.features import alignment
from paralog.tasks.clones.alignment import align
from paralog.tasks.clones.vocabulary import Lexer

SUM = "def f(values):\n    total = 0\n    for value in values:\n        total += value\n    return total\n"
CHECKED = (
    "def g(numbers):\n"
    "    check(numbers)\n"
    "    result = 0\n"
    "\n"
    "    for number in numbers:\n"
    "        result += number\n"
    "    log('done', result)\n"
    "    return result\n"
)


def test_corresponding_statements_meet_at_their_lines(unit_of):
    pairs = align(unit_of(SUM, line=10), unit_of(CHECKED, line=50), Lexer())
    assert pairs == ((10, 50), (11, 52), (12, 54), (13, 55), (14, 57))


def test_renamed_copies_align_whole_whatever_their_layout(unit_of):
    one = "def f(a):\n    b = a + 1\n    return b\n"
    other = "def f(x):\n\n    # comment\n    y = (x\n       + 1)\n    return y\n".replace(
        "(x\n       + 1)", "x + 1"
    )
    assert align(unit_of(one), unit_of(other, line=7), Lexer()) == ((1, 7), (2, 10), (3, 11))


def test_each_statement_of_a_line_counts(unit_of):
    one = "def f(a):\n    b = a + 1; c = b * 2\n    return c\n"
    pairs = align(unit_of(one), unit_of(one.replace("c", "d"), line=7), Lexer())
    assert pairs == ((1, 7), (2, 8), (2, 8), (3, 9))


def test_unlike_statements_do_not_align(unit_of):
    pairs = align(unit_of("alpha(1)\nbeta[2] = 3\n"), unit_of("while x: pass\n"), Lexer())
    assert pairs == ()


def test_statements_that_changed_places_do_not_cross(unit_of):
    one = unit_of("first(1, 2)\nsecond[3] += 4\n")
    other = unit_of("second[3] += 4\nfirst(1, 2)\n")
    assert len(align(one, other, Lexer())) == 1


def test_only_the_first_statements_are_compared(unit_of, monkeypatch):
    monkeypatch.setattr(alignment, "MAX_STATEMENTS", 3)
    pairs = align(unit_of(SUM), unit_of(CHECKED), Lexer())
    assert {left for left, _ in pairs} <= {1, 2, 3}
