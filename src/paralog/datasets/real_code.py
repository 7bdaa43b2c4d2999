"""Functions of different projects that serve one purpose, as their names and documentation have it.

Only functions that are handed all they work on: what a method does depends on its class. Code is never
compared to find a purpose, only to leave copies out, so that no way of comparing code is favoured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from itertools import chain, combinations
from pathlib import Path

from paralog.core import CodeUnit
from paralog.datasets.agreement import Agreement, concepts
from paralog.datasets.copies import Lineage, find_lineage, likeness
from paralog.datasets.described import LANGUAGES, is_trivial
from paralog.datasets.description import summary
from paralog.datasets.naming import name_key, opposed
from paralog.datasets.records import CorpusFunction, Solution, is_held_out, read_corpus
from paralog.datasets.units import read_unit
from paralog.syntax import lex

PLATFORM = "library"
MASK = "masked"
"""What stands for a function's own name where that is hidden."""
MIN_TOKENS = 25
AGREEMENT = ((60, 0.35), (10_000, 0.65))
"""Agreement of the documentation that is asked for of a name of at most so many projects."""
MIN_SHARED = 10.0
"""Nats of what the documentation of both says: agreement on little is coincidence."""
MAX_LIKENESS = 0.6
"""Likeness above which two functions are copies."""
MAX_FORWARDING = 2
"""Statements of a function without an operator, up to which it leaves the work to others."""
MAX_MEMBERS, MAX_PER_PROJECT = 8, 2
"""Functions of one purpose, and of one project among them: no purpose dominates."""
_OBJECT = re.compile(r"\b(?:self|cls)\b")
_STATIC = re.compile(r"\bstatic\b")
_HEAD = {"python": "def", "java": "{"}
_OPERATORS = frozenset("+ - * / % ** // << >> & | ^ ~ ! == != <= >= && || ? -> @".split()) | frozenset(
    "if for while and or not is in lambda switch += -= *= /= |= &= ^= ++ --".split()
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What functions of several projects are for.

    Attributes:
        key: name key that they share; purposes of one key may overlap.
        number: among those of its key.
        split: "train" or "test", by project.
        functions: two of different projects do the same, as far as their documentation says.
    """

    key: str
    number: int
    split: str
    functions: tuple[CorpusFunction, ...]

    @property
    def pairs(self) -> list[tuple[CorpusFunction, CorpusFunction]]:
        """All two functions of different projects."""
        return [(a, b) for a, b in combinations(self.functions, 2) if a.repository != b.repository]


def pair_key(one: CorpusFunction, other: CorpusFunction) -> str:
    """Name of a pair of functions, whichever comes first."""
    places = sorted(f"{f.repository} {f.path}:{f.first}-{f.last}" for f in (one, other))
    return sha1("|".join(places).encode()).hexdigest()[:16]


@dataclass
class _Candidate:
    """A function that may serve a purpose, with what is compared."""

    function: CorpusFunction
    said: frozenset[str]

    @cached_property
    def unit(self) -> CodeUnit:
        return read_unit(mask_name(self.function), self.function.language)


def read_purposes(data: Path, languages: tuple[str, ...] = LANGUAGES) -> list[Purpose]:
    """The purposes of both splits, each of functions of at least two projects.

    Raises:
        UsageError: a file is missing or damaged.
    """
    functions = [f for language in languages for f in read_corpus(data, language)]
    lineage = find_lineage(functions)
    functions = [f for f in functions if not f.is_test and not is_trivial(f, MIN_TOKENS)]
    projects: defaultdict[str, set[str]] = defaultdict(set)
    for f in functions:
        projects[name_key(f.name)].add(f.repository)
    documented = [_Candidate(f, concepts(text)) for f in functions if (text := summary(f.doc))]
    agreement = Agreement(c.said for c in documented)
    found = []
    for (split, key), candidates in sorted(_namesakes(documented).items()):
        if len({c.function.repository for c in candidates}) == 1:
            continue
        needed = next(share for most, share in AGREEMENT if len(projects[key]) <= most)
        acting = [c for c in candidates if not _forwards(c)]
        groups = _Grouping(acting, lineage, agreement, needed).groups()
        found += [
            Purpose(key, number, split, tuple(c.function for c in group))
            for number, group in enumerate(groups)
        ]
    return found


def _namesakes(candidates: Sequence[_Candidate]) -> dict[tuple[str, str], list[_Candidate]]:
    """Candidates by split and name key."""
    found: defaultdict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for c in candidates:
        if is_handed_all(c.function):
            split = "test" if is_held_out(c.function.repository) else "train"
            found[split, name_key(c.function.name)].append(c)
    return found


def is_handed_all(f: CorpusFunction) -> bool:
    """Whether a function is handed all that it works on: it is static, or no method."""
    if f.language == "python":
        return not _OBJECT.search(f.code)
    return bool(_STATIC.search(f.code.partition("{")[0]))


def _forwards(c: _Candidate) -> bool:
    """Whether a function leaves all the work to another that it calls."""
    lexemes = lex(c.unit)
    head = _HEAD[c.function.language]
    if head not in lexemes.texts:  # it could not be read
        return True
    first = lexemes.statements[lexemes.texts.index(head)]
    body = [at for at, number in enumerate(lexemes.statements) if number > first]
    n_statements = len({lexemes.statements[at] for at in body})
    return n_statements <= MAX_FORWARDING and _OPERATORS.isdisjoint(lexemes.texts[at] for at in body)


def mask_name(f: CorpusFunction) -> str:
    """Code of a function in which its own name says nothing, wherever it occurs."""
    return re.sub(rf"\b{re.escape(f.name)}\b", MASK, f.code)


class _Grouping:
    """Groups of namesakes that say the same, no two of different projects copies or opposites."""

    def __init__(
        self, candidates: Sequence[_Candidate], lineage: Lineage, agreement: Agreement, needed: float
    ) -> None:
        self._candidates = candidates
        self._lineage = lineage
        self._apart: dict[tuple[int, int], bool] = {}
        self._agreed: dict[tuple[int, int], float] = {}
        for pair in combinations(range(len(candidates)), 2):
            one, other = (candidates[at] for at in pair)
            if one.function.repository != other.function.repository:
                found = agreement(one.said, other.said)
                enough = agreement.weight(one.said & other.said) >= MIN_SHARED
                if found >= needed and enough and self._are_apart(pair):
                    self._agreed[pair] = found

    def _are_apart(self, pair: tuple[int, int]) -> bool:
        """Whether the two were written apart and are not opposites."""
        if pair not in self._apart:
            one, two = (self._candidates[at] for at in pair)
            self._apart[pair] = not (
                opposed(one.said, two.said)
                or self._lineage.related(one.function, two.function)
                or likeness(one.unit, two.unit) > MAX_LIKENESS
            )
        return self._apart[pair]

    def groups(self) -> Iterator[list[_Candidate]]:
        """The groups, that of the best agreement first; no function is in two."""
        left = set(range(len(self._candidates)))
        best_first = sorted(self._agreed, key=lambda pair: (-self._agreed[pair], pair))
        for pair in best_first:
            if left.issuperset(pair):
                group = list(pair)
                for at in dict.fromkeys(chain.from_iterable(best_first)):
                    if at in left and at not in group and self._fits(at, group):
                        group.append(at)
                left.difference_update(group)
                yield [self._candidates[at] for at in sorted(group)]

    def _fits(self, at: int, group: list[int]) -> bool:
        """Whether one more agrees with half of those of other projects, and is apart from all."""
        mine = self._candidates[at].function.repository
        others = [other for other in group if self._candidates[other].function.repository != mine]
        pairs = [(min(at, other), max(at, other)) for other in others]
        return (
            len(group) < MAX_MEMBERS
            and len(group) - len(others) < MAX_PER_PROJECT
            and 2 * sum(pair in self._agreed for pair in pairs) >= len(pairs)
            and all(self._are_apart(pair) for pair in pairs)
        )


def read_library(data: Path, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Solution]:
    """The functions of all purposes as solutions: a purpose is a problem, and a project its author.

    Names are masked: they were what a purpose is known by. Purposes of one key are one group, since what they
    do may be the same.

    Raises:
        UsageError: a file is missing or damaged.
    """
    for purpose in read_purposes(data, languages):
        for f in purpose.functions:
            code = mask_name(f)
            yield Solution(
                problem=f"{PLATFORM}/{purpose.split} {purpose.key} {purpose.number}",
                group=f"{PLATFORM}/{purpose.split} {purpose.key}",
                platform=PLATFORM,
                language=f.language,
                author=f.repository,
                split=purpose.split,
                held_out=False,
                n_tokens=len(lex(read_unit(code, f.language)).texts),
                code=code,
                title=summary(f.doc),
            )
