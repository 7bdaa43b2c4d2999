import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import Lexemes
from paralog.features.alignment import normalized
from paralog.syntax import snippet
from paralog.tasks.clones.vocabulary import Lexer, Vocabulary, lex_all

words = st.lists(st.tuples(st.sampled_from(["a", "b", "f", "(", ")", "1"]), st.integers(0, 4)), max_size=12)


def lexemes(pairs):
    texts, kinds = zip(*pairs, strict=True) if pairs else ((), ())
    return Lexemes(tuple(texts), bytes(kinds), (0,) * len(pairs), b"\0", (0,))


def read(*codes):
    return Vocabulary({i: Lexer()(snippet(code, "python")) for i, code in enumerate(codes)})


def test_bound_names_and_literals_become_their_kinds():
    found = normalized(Lexer()(snippet("total = price * 2\nsend(total, 'x')", "python")))
    assert found == ["$", "=", "price", "*", "#", "send", "(", "$", ",", '"', ")"]


def test_renaming_and_an_early_new_variable_leave_the_overlap_high():
    vocabulary = read(
        "def f(a):\n    for b in a:\n        print(b)\n    return len(a)",
        "def g(x):\n    for y in x:\n        print(y)\n    return len(x)",
        "def g(x):\n    z = 0\n    for y in x:\n        print(y)\n    return len(x)",
        "def h(x):\n    while x.more():\n        x.send()\n    x.close()",
    )
    assert vocabulary.overlap(0, 1) == 1.0
    assert 0.7 < vocabulary.overlap(0, 2) < 1.0
    assert vocabulary.overlap(0, 3) < 0.5


def test_a_repeated_lexeme_counts_as_often_as_both_have_it():
    vocabulary = Vocabulary({0: lexemes([("a", 1)] * 9), 1: lexemes([("a", 1)])})
    assert vocabulary.overlap(0, 1) == pytest.approx(2 * 2 / (10 + 2))


@given(words, words)
def test_shares_are_symmetric_and_in_range(one, other):
    vocabulary = Vocabulary({0: lexemes(one), 1: lexemes(other)})
    for share in (vocabulary.overlap, vocabulary.agreement):
        assert 0 <= share(0, 1) == share(1, 0) <= 1 + 1e-12
        assert share(0, 0) == pytest.approx(1)


def test_rare_names_in_common_say_more_than_frequent_ones():
    codes = ["print(rare(x))", "print(rare(x), 1)", "print(other(x), 1)", *["print(z)"] * 20]
    vocabulary = read(*codes)
    assert vocabulary.agreement(0, 1) > vocabulary.agreement(0, 2)


def test_what_calls_other_things_agrees_little():
    vocabulary = read(
        "def create(self, r):\n    a = Form(r.body)\n    self.store.insert(a)\n    return created(a)",
        "def close(self, r):\n    a = Ticket(r.query)\n    self.ledger.settle(a)\n    return redirect(a)",
        "def create(self, q):\n    f = Form(q.body)\n    return created(self.store.insert(f))",
    )
    assert vocabulary.agreement(0, 1) < 0.5 < vocabulary.agreement(0, 2)


def test_a_unit_is_lexed_once(unit_of):
    lexer, unit = Lexer(), unit_of("def f(a):\n    return a").compact()
    assert lexer(unit) is lexer(unit)


def test_many_units_are_asked_for_at_once_and_each_once(unit_of):
    asked = []

    def source(units):
        asked.append([unit.qualname for unit in units])
        return lex_all(units)

    one, two, three = (unit_of(f"def {name}(a):\n    return {name}").compact() for name in "fgh")
    lexer = Lexer(source)
    lexer(two)
    assert lexer.read([one, two, three, one]) == lex_all([one, two, three, one])
    assert asked == [[two.qualname], [one.qualname, three.qualname]]
