import numpy as np
import pytest

from paralog.core import LexemeKind
from paralog.datasets.augment import NamePool, drop_statements, forget_lexemes, forget_strings, rename
from paralog.features import LexicalView, SbtView, Vocabulary
from paralog.syntax import snippet

CODE = """\
def f(rows):
    total = 0
    for row in rows:
        total += len('text') + row
    return total
"""
VOCABULARY = Vocabulary(("total", "row", "a", "b", "text", "len", "(", "v", "v2"), buckets=20)


@pytest.fixture
def unit():
    return LexicalView(VOCABULARY).arrays(snippet(CODE, "python"))


@pytest.fixture
def pool():
    return NamePool.for_lexemes(VOCABULARY, 3)


def test_names_change_together_and_nothing_else_does(unit, pool):
    renamed = rename(unit, pool, np.random.default_rng(0))
    is_name = unit.names >= 0
    assert not np.array_equal(renamed.ids[is_name], unit.ids[is_name])
    assert np.array_equal(renamed.ids[~is_name], unit.ids[~is_name])
    for name in range(unit.names.max() + 1):
        assert len(np.unique(renamed.ids[unit.names == name], axis=0)) == 1
    assert np.array_equal(renamed.kinds, unit.kinds)
    assert not np.shares_memory(renamed.ids, unit.ids)


def test_the_new_names_come_from_the_pool(unit, pool):
    renamed = rename(unit, pool, np.random.default_rng(1))
    rows = {tuple(row) for row in pool.rows.tolist()}
    assert {tuple(row) for row in renamed.ids[unit.names >= 0].tolist()} <= rows


def test_without_names_or_pool_nothing_changes(unit, pool):
    nameless = LexicalView(VOCABULARY).arrays(snippet("print(1)", "python"))
    assert rename(nameless, pool, np.random.default_rng(0)) is nameless
    assert rename(unit, NamePool(np.zeros((0, 3), np.int32)), np.random.default_rng(0)) is unit


def test_the_pool_of_lexemes(pool):
    rows = {tuple(row) for row in pool.rows.tolist()}
    known = VOCABULARY.id
    assert (known("total"), 0, 0) in rows
    assert (known("v"), known("7"), 0) in rows
    assert (known("("), 0, 0) not in rows
    assert pool.rows.shape[1] == 3
    letters = (pool.rows[:, 0] == known("a")) & (pool.rows[:, 1] == 0)
    assert letters.sum() == 21  # letters are drawn more often than words


def test_the_pool_of_bound_names():
    vocabulary = Vocabulary(("=x", "=größe", "(block", "=1", "=for", "=print", ")block"))
    view = SbtView(vocabulary)
    units = [
        view.arrays(snippet(code, "python")) for code in ("for x in y: print(x)", "größe = 1\nother = x")
    ]
    pool = NamePool.of_bound(units, 1)
    assert pool.rows.ravel().tolist() == [vocabulary.id("=x"), vocabulary.id("=größe")]
    assert NamePool.of_bound([], 3).rows.shape == (0, 3)


def test_renaming_keeps_behaviour():
    """No two names become one, and none becomes a name that comes from elsewhere."""
    tokens = tuple(f"={name}" for name in ("a", "b", "c", "d", "len", "sum", "out", "xs"))
    view = SbtView(Vocabulary(tokens))
    unit = view.arrays(snippet("def out(xs, a):\n    b = len(xs)\n    return b + a", "python"))
    pool = NamePool(np.arange(2, 2 + len(tokens), dtype=np.int32).reshape(-1, 1))
    length = view.vocabulary.id("=len")
    seen = set()
    for seed in range(60):
        ids = rename(unit, pool, np.random.default_rng(seed)).ids[:, 0]
        new = [int(ids[unit.names == name][0]) for name in range(4)]
        assert len(set(new)) == 4
        assert length not in new
        seen.update(new)
    assert len(seen) == 7
    few = NamePool(pool.rows[:3])
    assert rename(unit, few, np.random.default_rng(0)) is unit


def test_strings_are_blanked(unit):
    forgotten = forget_strings(unit)
    is_string = unit.kinds == LexemeKind.STRING
    assert is_string.sum() == 1
    assert not forgotten.ids[is_string].any()
    assert np.array_equal(forgotten.ids[~is_string], unit.ids[~is_string])
    assert unit.ids[is_string].any()


def test_lexemes_are_blanked_by_share_and_keep_their_kind(unit):
    rng = np.random.default_rng(0)
    assert np.array_equal(forget_lexemes(unit, 0.0, rng).ids, unit.ids)
    assert not forget_lexemes(unit, 1.0, rng).ids.any()
    blanked = forget_lexemes(unit, 0.5, rng)
    gone = ~blanked.ids.any(axis=1)
    assert 0 < gone.sum() < len(unit)
    assert np.array_equal(blanked.ids[~gone], unit.ids[~gone])
    assert np.array_equal(blanked.kinds, unit.kinds)


def test_dropping_statements(unit):
    rng = np.random.default_rng(0)
    sizes = set()
    for _ in range(30):
        kept = drop_statements(unit, 0.5, rng)
        sizes.add(len(kept))
        assert np.array_equal(kept.ids[:6], unit.ids[:6])  # the head stays
        assert np.unique(kept.statements).tolist() == list(range(kept.statements.max() + 1))
        assert len(kept) == len(kept.kinds) == len(kept.names)
    assert len(sizes) > 3
    assert len(drop_statements(unit, 0.0, rng)) == len(unit)
    assert len(drop_statements(unit, 1.0, rng)) == 6
    empty = unit.part(0, 0)
    assert drop_statements(empty, 0.5, rng) is empty
