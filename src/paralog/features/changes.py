"""What has changed between two units that may do the same, as numbers.

Similar statements are set side by side. What differs in them is counted by what it is: another operator or
another constant changes what a program does far more often than another bracket does. The names that a unit
defines do not count as such, but whether they correspond throughout does: `a - b` is not `b - a`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from paralog.core import LexemeKind, Lexemes
from paralog.features.alignment import align_statements, n_aligned, normalized

_WORDS = {
    "comparison": "< > <= >= == != is in instanceof",
    "arithmetic": "+ - * / // % ** << >> >>> & | ^ ~ ++ -- @",
    "assignment": "= += -= *= /= //= %= **= &= |= ^= <<= >>= >>>= :=",
    "logic": "and or not && || !",
    "constant word": "True False None true false null",
    "control": "if else elif for while do break continue return yield try except catch finally throw raise "
    "switch case default pass with ? ->",
    "punctuation": "( ) [ ] { } , ; : .",
}
_OTHER = "other"
_KINDS = {
    int(LexemeKind.NAME): "name",
    int(LexemeKind.BOUND): "own name",
    int(LexemeKind.STRING): "string",
    int(LexemeKind.NUMBER): "number",
}
CLASSES = (*_WORDS, _OTHER, *_KINDS.values())
"""What a lexeme may be."""
_CLASS_OF = {word: name for name, words in _WORDS.items() for word in words.split()}
_BOUND, _SYNTAX = int(LexemeKind.BOUND), int(LexemeKind.SYNTAX)
_PLACEHOLDER = "$"

_WHOLE = (
    "statements alike",
    "statements changed",
    "statements alone",
    "more statements alone",
    "share alone",
    "names crossed",
    "statements moved",
    "statements reordered",
    "statements nested",
    "lexemes in common",
    "lexemes apart",
    "one statement",
    "only names",
)
CHANGES = (*_WHOLE, *(f"{name} {how}" for how in ("replaced", "added") for name in CLASSES))
"""Names of the numbers, in their order. Counts are logarithms of one more than what was counted.

Of both units as wholes: the share of their statements that have an equal one beside them; how many have a
similar one, how many have none, by how many one side has more of these, and what share of all they are; how
often a name of one unit stands where another one stood elsewhere; how many without a similar one stand at
another place, or have the same lexemes in another order, or stand deeper or less deep than those around them
do beside the other unit; the share of their lexemes in common (Dice) and how many are not; whether one
statement is all that differs, and whether nothing but crossed names does. Of each class of lexemes within
similar statements: how many stand in place of others, and by how many one side has more.
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an outline.

    Attributes:
        texts: its lexemes, the unit's own names hidden.
        classes: of each lexeme, one of `CLASSES`.
        normalized: its lexemes with literals hidden too.
        names: the hidden names.
        depth: how deep it is nested.
    """

    texts: tuple[str, ...]
    classes: tuple[str, ...]
    normalized: tuple[str, ...]
    names: tuple[str, ...]
    depth: int

    @property
    def lexemes(self) -> Iterable[tuple[str, str]]:
        return zip(self.texts, self.classes, strict=True)


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a unit is compared with other units; made once for all of them.

    Attributes:
        statements: those that can be aligned.
        whole: equal for units that are one but for the names they define: lexemes with own names as numbers
            by where they come first, and the statement and depth of each.
    """

    statements: tuple[Statement, ...]
    whole: tuple[tuple[str | int, ...], tuple[int, ...], bytes]

    @classmethod
    def of(cls, lexemes: Lexemes) -> Self:
        """The outline of a unit."""
        numbers: dict[str, int] = {}
        texts = tuple(
            numbers.setdefault(text, len(numbers)) if kind == _BOUND else text
            for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True)
        )
        statements = tuple(_statements(lexemes))
        n = n_aligned([statement.normalized for statement in statements])
        return cls(statements[:n], (texts, lexemes.statements, lexemes.depths))


def _statements(lexemes: Lexemes) -> Iterator[Statement]:
    texts, kinds, hidden = lexemes.texts, lexemes.kinds, normalized(lexemes)
    for number, positions in lexemes.by_statement():
        yield Statement(
            tuple(_PLACEHOLDER if kinds[at] == _BOUND else texts[at] for at in positions),
            tuple(_class_of(texts[at], kinds[at]) for at in positions),
            tuple(hidden[at] for at in positions),
            tuple(texts[at] for at in positions if kinds[at] == _BOUND),
            lexemes.depths[number],
        )


def _class_of(text: str, kind: int) -> str:
    """Class of a lexeme; a name is one, whatever it would be in another language."""
    return _CLASS_OF.get(text, _OTHER) if kind == _SYNTAX else _KINDS[kind]


def changes(one: Outline, other: Outline) -> NDArray[np.float64]:
    """The numbers of `CHANGES`, [len(CHANGES)]; which unit is which makes no difference."""
    first, second = sorted((one, other), key=_order)  # among equal ways to align, one is taken
    left, right = first.statements, second.statements
    places = align_statements([s.normalized for s in left], [s.normalized for s in right])
    beside = [(left[i], right[j]) for i, j in places]
    similar = [pair for pair in beside if pair[0].texts != pair[1].texts]
    alone = _without(left, {i for i, _ in places}), _without(right, {j for _, j in places})
    replaced, added, reordered = _by_class(similar)
    n_alone, n_both = len(alone[0]) + len(alone[1]), max(1, len(left) + len(right))
    moved = Counter(s.texts for s in alone[0]) & Counter(s.texts for s in alone[1])
    common, apart = _in_common(left, right)
    crossed, nested = _crossed(beside), _nested(beside)
    whole = [
        2 * (len(beside) - len(similar)) / n_both,
        np.log1p(len(similar)),
        np.log1p(n_alone),
        np.log1p(abs(len(alone[0]) - len(alone[1]))),
        n_alone / n_both,
        np.log1p(crossed),
        np.log1p(moved.total()),
        np.log1p(reordered),
        np.log1p(nested),
        2 * common / max(1, 2 * common + apart),
        np.log1p(apart),
        float(len(similar) + n_alone == 1),
        float(crossed > 0 and not similar and not n_alone and not nested),
    ]
    counts = [np.log1p(counted[name]) for counted in (replaced, added) for name in CLASSES]
    return np.array([*whole, *counts])


def _order(outline: Outline) -> tuple[tuple[str, ...], ...]:
    return tuple(statement.texts for statement in outline.statements)


def differ(one: Outline, other: Outline) -> bool:
    """Whether two units are more than one under different names."""
    return one.whole != other.whole


def _without(statements: Sequence[Statement], aligned: set[int]) -> list[Statement]:
    return [s for at, s in enumerate(statements) if at not in aligned]


def _nested(beside: Sequence[tuple[Statement, Statement]]) -> int:
    """How many pairs of statements are not as much deeper on one side as most of them are."""
    deeper = Counter(one.depth - other.depth for one, other in beside)
    return len(beside) - max(deeper.values(), default=0)


def _by_class(similar: Iterable[tuple[Statement, Statement]]) -> tuple[Counter[str], Counter[str], int]:
    """Lexemes replaced and added in similar statements, by class, and how many statements differ in order."""
    replaced: Counter[str] = Counter()
    added: Counter[str] = Counter()
    reordered = 0
    for one, other in similar:
        first, second = Counter(one.lexemes), Counter(other.lexemes)
        gone, new = _classes(first - second), _classes(second - first)
        replaced += gone & new
        added += (gone - new) + (new - gone)
        reordered += not gone and not new
    return replaced, added, reordered


def _classes(lexemes: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, name), n in lexemes.items():
        found[name] += n
    return found


def _crossed(beside: Iterable[tuple[Statement, Statement]]) -> int:
    """How often a name stands where, at most other places, another one does; counted from either side."""
    forth: defaultdict[str, Counter[str]] = defaultdict(Counter)
    back: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, other in beside:
        if len(one.names) == len(other.names):
            for name, partner in zip(one.names, other.names, strict=True):
                forth[name][partner] += 1
                back[partner][name] += 1
    return sum(
        partners.total() - max(partners.values()) for side in (forth, back) for partners in side.values()
    )


def _in_common(left: Iterable[Statement], right: Iterable[Statement]) -> tuple[int, int]:
    """How many lexemes both units have, and how many only one of them has."""
    one, other = (Counter(text for s in side for text in s.texts) for side in (left, right))
    common = (one & other).total()
    return common, one.total() + other.total() - 2 * common
