"""Traits: what makes a unit alike others by nature, so that a finding about it would be noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

from paralog.core import Language, LexemeKind, Lexemes, Trait, UnitKind

TABLE_SHARE = 0.8
"""Share of literals and separators from which a unit counts as data."""
TABLE_TOKENS = 60
MODULE_SHARE = 0.8
"""Share of the statements of a module that only declare from which it counts as data."""
DECLARED, DECLARED_SHARE = 2, 0.75
"""Statements, and share of them that are the same call, from which a unit counts as declarations."""

_SEPARATORS = frozenset(", : ; ( ) [ ] { } = -".split())
_STUB_WORDS = frozenset("pass ... raise return None null NotImplementedError NotImplemented throw".split())


def traits(lexemes: Lexemes, kind: UnitKind, name: str, language: Language) -> frozenset[Trait]:
    """The traits of a unit, from its lexemes and its name: the same wherever its file lies."""
    found = set()
    if _pattern(language.protocol_names).fullmatch(name):
        found.add(Trait.DUNDER)
    if name.startswith("test_"):
        found.add(Trait.TEST)
    if _is_table(lexemes) or (kind is UnitKind.SCRIPT and _is_declarations(lexemes)):
        found.add(Trait.TABLE)
    if kind is not UnitKind.SCRIPT and kind is not UnitKind.SNIPPET:
        found |= _body_traits(lexemes, kind)
        if _declares(lexemes):
            found.add(Trait.DECLARES)
    return frozenset(found)


def _body_traits(lexemes: Lexemes, kind: UnitKind) -> set[Trait]:
    found: set[Trait] = set()
    n_body = max(0, len(lexemes.depths) - 1)
    has_body = n_body or kind is not UnitKind.LAMBDA  # the expression of a lambda is no statement of its own
    if has_body and _is_stub(lexemes):
        found.add(Trait.STUB)
    if n_body != 1 and kind is not UnitKind.CONSTRUCTOR:
        return found
    body = [[lexemes.texts[at] for at in positions] for _, positions in lexemes.by_statement()][1:]
    if kind is UnitKind.CONSTRUCTOR and all(_stores(statement) for statement in body):
        found.add(Trait.ASSIGNS)
    if n_body == 1:
        calls = body[0].count("(")
        if calls == 0 and (body[0][0] == "return" or _stores(body[0])):
            found.add(Trait.ACCESSOR)
        if calls == 1 and not {"if", "for", "lambda", "?"} & set(body[0]):
            found.add(Trait.DELEGATES)
    return found


def _declares(lexemes: Lexemes) -> bool:
    """Whether most statements after the header begin with one and the same call of a method."""
    if not DECLARED <= len(lexemes.depths) - 1 or max(lexemes.depths) > 1:
        return False
    heads = [tuple(lexemes.texts[at] for at in positions[:4]) for _, positions in lexemes.by_statement()][1:]
    (head, n), *_ = Counter(heads).most_common(1)
    return head[1::2] == (".", "(") and n >= DECLARED_SHARE * len(heads)


def _is_declarations(lexemes: Lexemes) -> bool:
    """Whether nearly all statements give a name a value without calling any function, and none is in a block.

    To call a class is allowed: `T = TypeVar("T")`, `LANGUAGE = Language("c")`. Imports are in no unit.
    """
    statements = [positions for _, positions in lexemes.by_statement()]
    n_declaring = sum(map(partial(_declares_a_name, lexemes), statements))
    return max(lexemes.depths, default=0) == 0 and n_declaring >= MODULE_SHARE * max(1, len(statements))


def _declares_a_name(lexemes: Lexemes, positions: Sequence[int]) -> bool:
    words = [lexemes.texts[at] for at in positions]
    if "TYPE_CHECKING" in words:  # a block of imports
        return True
    if "=" not in words or "(" in words[: words.index("=")]:
        return False
    called = [before for before, after in pairwise(words) if after == "(" and before.isidentifier()]
    return all(name.lstrip("_")[:1].isupper() for name in called)


def _is_stub(lexemes: Lexemes) -> bool:
    """Whether every word after the header, which is statement 0, is one that stubs are made of."""
    return all(
        text in _STUB_WORDS or not text[0].isalpha()
        for text, statement in zip(lexemes.texts, lexemes.statements, strict=True)
        if statement
    )


def _stores(statement: list[str]) -> bool:
    """Whether a statement only stores a value, or calls the constructor above it."""
    if statement[:1] == ["super"]:
        return True
    return "=" in statement and "(" not in statement[: statement.index("=")] and statement.count("(") <= 1


def _is_table(lexemes: Lexemes) -> bool:
    if len(lexemes) < TABLE_TOKENS:
        return False
    data = lexemes.kinds.count(LexemeKind.STRING) + lexemes.kinds.count(LexemeKind.NUMBER)
    if data * 4 < len(lexemes):
        return False
    separators = sum(text in _SEPARATORS for text in lexemes.texts)
    return data + separators >= TABLE_SHARE * len(lexemes)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
