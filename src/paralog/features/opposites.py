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
    ("set", "clear"),
    ("split", "join"),
    ("grow", "shrink"),
    ("plus add", "minus sub"),
    ("mount", "umount"),
    ("startup start", "shutdown"),
    ("in", "out"),
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

_TURNED = {
    "un": "archive assign attach bind block box check do escape flatten fold follow freeze hide install known"
    " link load lock mark mask mount mute ordered pack pin plug publish quote read register safe select set"
    " sign sorted stack subscribe tag tar used wrap zip",
    "dis": "able agree allow appear arm assemble associate connect engage like mount trust",
    "de": "activate allocat authoriz compress normaliz register select serializ",
    "in": "active complete valid visible",
    "non": "empty null zero",
}
"""Words, or how they begin, that a prefix turns round. With others it does not: play and display."""
_EXCHANGED = {
    ("en", "de"): "cod crypt queu",
    ("en", "dis"): "abl courag tangl",
    ("in", "ex"): "clu hal",
    ("im", "ex"): "port",
    ("in", "de"): "creas crement flat",
}
"""What stands behind two prefixes that are opposites: encode and decode, enable and disable."""


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
    for pair in product(only_mine, only_theirs):
        if _are_opposites(*pair) and not _is_said_both_ways(mine, theirs, *pair):
            return pair
    return None


@cache
def _table() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair
        for left, right in _OPPOSITES
        for word, opposite in product(left.split(), right.split())
        for pair in ((word, opposite), (opposite, word))
    )


def _are_opposites(one: str, other: str) -> bool:
    return (one, other) in _table() or _is_turned(one, other) or _is_turned(other, one)


def _is_turned(one: str, other: str) -> bool:
    """Whether the other is the one with a prefix that turns it round, added or in place of its own."""
    for prefix, words in _TURNED.items():
        if other == prefix + one and one.startswith(tuple(words.split())):
            return True
    return any(
        one.startswith(prefix)
        and other == opposite + one.removeprefix(prefix)
        and one.removeprefix(prefix).startswith(tuple(rests.split()))
        for (prefix, opposite), rests in _EXCHANGED.items()
    )


def _is_said_both_ways(mine: list[str], theirs: list[str], one: str, other: str) -> bool:
    """Whether what stands before and after changes sides too: bytes_to_int is int_from_bytes."""
    at, there = mine.index(one), theirs.index(other)
    around = mine[max(0, at - 1) : at], mine[at + 1 : at + 2]
    return all(around) and around == (theirs[there + 1 : there + 2], theirs[max(0, there - 1) : there])
