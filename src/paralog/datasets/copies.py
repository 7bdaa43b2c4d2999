"""Which functions are copies of one another, and which files and projects descend from common code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from itertools import combinations, islice

from paralog.core import CodeUnit
from paralog.datasets.description import summary
from paralog.datasets.records import CorpusFunction
from paralog.syntax import lex
from paralog.syntax.normalize import renamed

MIN_COPIED = 200
"""Characters of code, without blanks, from which the same in two projects is no coincidence."""
MIN_QUOTED = 60
"""The same of the documentation of two functions of one name."""
MAX_SHARED = 10
"""Functions that two projects may have in common before one counts as a relative of the other."""
RUN = 3
"""Lexemes in a row that `likeness` compares."""
FOUNDATIONS = frozenset({"apache"})
"""Owners of projects that different people write."""


def likeness(one: CodeUnit, other: CodeUnit) -> float:
    """Share of the runs of lexemes that two units have in common, in [0, 1]; 1 for clones of type 2.

    Jaccard index of the multisets of `RUN` lexemes in a row, bound names numbered and literals blanked.
    """
    left, right = _runs(one), _runs(other)
    return (left & right).total() / max((left | right).total(), 1)


def _runs(unit: CodeUnit) -> Counter[tuple[str, ...]]:
    lexemes = renamed(lex(unit))
    shifted = (islice(lexemes, at, None) for at in range(min(RUN, len(lexemes))))
    return Counter(zip(*shifted, strict=False))


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of common descent.

    Attributes:
        projects: pairs of projects that share more than `MAX_SHARED` functions, in alphabetical order.
        files: pairs of "project path" that share one, in alphabetical order.
    """

    projects: frozenset[tuple[str, str]]
    files: frozenset[tuple[str, str]]

    def related(self, one: CorpusFunction, other: CorpusFunction) -> bool:
        """Whether the two may descend from the same code, or from the same hand."""
        projects = sorted((one.repository, other.repository))
        owners = {project.partition("/")[0] for project in projects}
        return (
            projects[0] == projects[1]
            or (len(owners) == 1 and not owners & FOUNDATIONS)
            or tuple(projects) in self.projects
            or tuple(sorted((_file(one), _file(other)))) in self.files
        )


def find_lineage(functions: Iterable[CorpusFunction]) -> Lineage:
    """Files and projects that share code, the documentation of functions of one name, or a method's summary.

    Layout does not count, and what is short tells nothing.
    """
    places: defaultdict[bytes, dict[str, str]] = defaultdict(dict)
    for function in functions:
        for mark in _marks(function):
            digest = sha1(mark.encode("utf-8", "surrogatepass")).digest()
            places[digest][_file(function)] = function.repository
    shared: Counter[tuple[str, str]] = Counter()
    files: set[tuple[str, str]] = set()
    for found in places.values():
        shared.update(combinations(sorted(set(found.values())), 2))
        files.update(pair for pair in combinations(sorted(found), 2) if found[pair[0]] != found[pair[1]])
    return Lineage(frozenset(pair for pair, n in shared.items() if n > MAX_SHARED), frozenset(files))


def _marks(function: CorpusFunction) -> Iterator[str]:
    """Texts that two functions written apart do not have in common."""
    code, doc = "".join(function.code.split()), "".join(function.doc.split())
    if len(code) >= MIN_COPIED:
        yield code
    if len(doc) >= MIN_QUOTED:
        yield f"{function.name} {doc}"
    owner = function.qualname.rpartition(".")[0].rpartition(".")[2]
    if owner and (said := summary(function.doc)):
        yield f"{owner} {function.name} {said}"


def _file(function: CorpusFunction) -> str:
    return f"{function.repository} {function.path}"
