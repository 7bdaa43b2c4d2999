from dataclasses import replace
from pathlib import Path

import pytest

from paralog.syntax import LANGUAGES, language_of
from paralog.syntax.grammar import grammar
from paralog.testing import check_language

PYTHON = LANGUAGES.get("python")
SAMPLE = (Path(__file__).parents[2] / "contract" / "samples" / "python.py").read_text(encoding="utf-8")


@pytest.fixture
def registered(monkeypatch):
    """Puts a changed language in the place of Python."""
    language_of("read.before")  # so that nothing remembers the endings of the changed one

    def register(**changes):
        language = replace(PYTHON, **changes)
        monkeypatch.setitem(LANGUAGES._loaded, language.name, language)
        grammar.cache_clear()
        return language

    yield register
    monkeypatch.undo()
    grammar.cache_clear()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"extensions": (".java",)}, "belong to java"),
        ({"statements": PYTHON.statements | {"if_statment"}}, "if_statment"),
        ({"statements": frozenset()}, "statement inside a statement"),
        ({"bindings": "(parameters (ERROR) @binding)", "members": ""}, "kind BOUND"),
        ({"numbers": frozenset()}, "kind NUMBER"),
        (
            {"units": "(class_definition name: (identifier) @name) @class", "has_scripts": False},
            "holds 0 units",
        ),
    ],
)
def test_a_planted_violation_is_caught(registered, changes, message):
    with pytest.raises(AssertionError, match=message):
        check_language(registered(**changes), SAMPLE)


def test_a_language_has_to_be_registered():
    with pytest.raises(AssertionError, match="registered for another"):
        check_language(replace(PYTHON, wrapper="{}"), SAMPLE)


@pytest.mark.parametrize(
    ("code", "message"), [("def f(:\n", "does not understand line 1"), ("x = 1\n", "two are needed")]
)
def test_a_poor_sample_is_refused(code, message):
    with pytest.raises(AssertionError, match=message):
        check_language(PYTHON, code)
