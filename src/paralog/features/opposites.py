"""Words in names that are opposites: functions called `connect` and `disconnect` hardly do the same.

Inverse operations share almost all their code, so that what reads the code alone takes one for a changed
copy of the other. Their authors said that they differ, in their names.
"""

from __future__ import annotations

from functools import cache
from itertools import product

from paralog.features.subtokens import split

_OPPOSITES = (
    (
        "add append attach enqueue insert prepend push put",
        "delete dequeue detach discard drop pop remove subtract",
    ),
    ("push", "pull"),
    ("peek", "poll pop"),
    ("make create new", "delete destroy drop"),
    ("multiply", "divide"),
    ("increase increment inc", "decrease decrement dec"),
    ("acquire lock", "release"),
    ("allocate alloc", "free"),
    ("begin launch resume run start", "end finish halt pause stop suspend"),
    ("setup", "teardown"),
    ("open", "close"),
    ("expand show", "collapse hide"),
    ("enter", "exit leave"),
    ("login signin", "logout signout"),
    ("deposit credit", "debit withdraw"),
    ("buy", "sell"),
    ("get fetch", "put set"),
    ("read load", "dump save store write"),
    ("import", "export"),
    ("download receive recv", "send upload"),
    ("parse", "dump format unparse"),
    ("to", "from"),
    ("input", "output"),
    ("source src", "dest destination dst target"),
    (
        "biggest greatest highest largest longest max maximum most",
        "least lowest min minimum shortest smallest",
    ),
    ("ceil upper", "floor lower"),
    ("newest latest", "earliest oldest"),
    ("first head", "last tail"),
    ("left", "right"),
    ("up", "down"),
    ("top", "bottom"),
    ("above greater gt over", "below less lt under"),
    ("after next successor", "before predecessor prev previous prior"),
    ("forward forwards", "backward backwards"),
    ("asc ascending", "desc descending"),
    ("horizontal", "vertical"),
    ("inner", "outer"),
    ("all every", "any none some"),
    ("even", "odd"),
    ("positive", "negative"),
    ("true", "false"),
    ("on", "off"),
    ("success succeed valid", "error fail failure"),
    ("accept allow", "deny forbid refuse reject"),
    ("include", "exclude ignore"),
    ("same equal", "different"),
)
"""What stands in one column is the opposite of what stands in the other."""

_PREFIXES = ("de", "dis", "un", "non", "in")
_PAIRED = (("en", "de"), ("en", "dis"), ("in", "ex"), ("im", "ex"), ("in", "de"), ("up", "down"))
"""encode and decode, enable and disable, include and exclude, increment and decrement."""
_LEAST = 4
"""Letters of what a prefix stands before, so that "put" is no opposite of "input"."""


def opposites(one: str, other: str) -> tuple[str, str] | None:
    """The first words of two names that are opposites, the one of the first name first; None where none are.

    Words that both names have do not count.

    "SignalManager.connect", "SignalManager.disconnect" -> ("connect", "disconnect")
    "max_value", "min_value" -> ("max", "min")
    "to_json", "save" -> None
    """
    mine, theirs = split(one), split(other)
    only_mine = [word for word in dict.fromkeys(mine) if word not in theirs]
    only_theirs = [word for word in dict.fromkeys(theirs) if word not in mine]
    return next((pair for pair in product(only_mine, only_theirs) if _are_opposites(*pair)), None)


@cache
def _table() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair
        for left, right in _OPPOSITES
        for word, opposite in product(left.split(), right.split())
        for pair in ((word, opposite), (opposite, word))
    )


def _are_opposites(one: str, other: str) -> bool:
    return (one, other) in _table() or _is_prefixed(one, other) or _is_prefixed(other, one)


def _is_prefixed(one: str, other: str) -> bool:
    """Whether the other has a prefix that turns the one round, as an addition or in place of its own."""
    if len(one) >= _LEAST and any(other == prefix + one for prefix in _PREFIXES):
        return True
    return any(
        one.startswith(prefix)
        and len(one) - len(prefix) >= _LEAST
        and other == opposite + one.removeprefix(prefix)
        for prefix, opposite in _PAIRED
    )
