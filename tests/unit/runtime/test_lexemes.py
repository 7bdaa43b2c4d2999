import pytest

from paralog.runtime import lexemes as module
from paralog.runtime.cache import EmbeddingCache
from paralog.runtime.lexemes import LexemeStore, lexemes_key, write_lexemes
from paralog.syntax import lex, parse

CODE = "import os\nX = [1]\ndef f(a):\n    if a:\n        return 'é' + a\n    return X\nprint(f(''))\n"
JAVA = "class A { int f(int a) { return a + 1; } }"


@pytest.fixture
def units():
    found = (*parse(CODE, "python", "a.py").units, *parse(JAVA, "java", "A.java").units)
    return [unit.compact() for unit in found]


def test_what_comes_out_of_the_cache_is_what_was_lexed(tmp_path, units, monkeypatch):
    with EmbeddingCache(tmp_path) as cache:
        with LexemeStore({}, cache) as first:
            assert first(units) == [lex(unit) for unit in units]
        monkeypatch.setattr(module, "lex", lambda unit: pytest.fail(f"{unit.qualname} was lexed again"))
        with LexemeStore({}, cache) as second:
            assert second(units) == [lex(unit) for unit in units]


def test_a_script_and_its_text_as_a_snippet_are_kept_apart(tmp_path):
    from dataclasses import replace

    from paralog.core import UnitKind

    script = next(unit for unit in parse(CODE, "python").units if unit.kind is UnitKind.SCRIPT).compact()
    with EmbeddingCache(tmp_path) as cache, LexemeStore({}, cache) as lexemes_of:
        lexemes_of([script])
        of_snippet, of_script = lexemes_of([replace(script, kind=UnitKind.SNIPPET), script])
        assert len(of_snippet) > len(of_script)


def test_a_damaged_record_is_made_anew(tmp_path, units):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({lexemes_key(unit): "[1, 2" for unit in units}, {})
        with LexemeStore({}, cache) as lexemes_of:
            assert lexemes_of(units) == [lex(unit) for unit in units]


def test_what_this_run_read_is_not_lexed_again_and_kept_if_it_was_asked_for(tmp_path, units, monkeypatch):
    asked, unasked = units[:2], units[2:]
    lexed = [lex(unit) for unit in asked]
    fresh = {lexemes_key(unit): write_lexemes(lex(unit)) for unit in units}
    monkeypatch.setattr(module, "lex", lambda unit: pytest.fail(f"{unit.qualname} was lexed again"))
    with EmbeddingCache(tmp_path) as cache:
        with LexemeStore(fresh, cache) as lexemes_of:
            assert lexemes_of(asked) == lexed
        assert cache.records(list(fresh)) == {key: fresh[key] for key in map(lexemes_key, asked)}
    assert unasked


def test_without_a_cache_units_are_lexed(units):
    with LexemeStore({}, None) as lexemes_of:
        assert lexemes_of(units) == [lex(unit) for unit in units]
