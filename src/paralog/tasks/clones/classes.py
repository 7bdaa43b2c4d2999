"""From groups of positions to clone classes with their pairs, evidence and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from paralog.core import CloneClass, ClonePair, CloneType, CodeUnit, Label, Verifier
from paralog.features import in_one_window
from paralog.features.opposites import opposites
from paralog.tasks.clones.alignment import align
from paralog.tasks.clones.candidates import Evidence
from paralog.tasks.clones.fingerprint import fingerprint
from paralog.tasks.clones.grouping import Star
from paralog.tasks.clones.noise import Kinship
from paralog.tasks.clones.posterior import Posterior
from paralog.tasks.clones.ranking import worth
from paralog.tasks.clones.vocabulary import Lexer

MAX_ALIGNED = 50
"""Pairs of one class whose statements are compared, the most probable ones."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The members of a class, by position.

    Attributes:
        centre: the unit that every other one is compared with.
        others: the other members with the evidence; None for a copy of the centre.
    """

    centre: int
    others: Mapping[int, Evidence | None]

    @classmethod
    def of(cls, star: Star[Evidence], copies: Sequence[tuple[int, ...]]) -> Self:
        """The finding that a star over groups of copies makes."""
        centre, *same = copies[star.medoid]
        others: dict[int, Evidence | None] = dict.fromkeys(same)
        for node, evidence in star.leaves.items():
            others |= dict.fromkeys(copies[node], evidence)
        return cls(centre, others)

    @property
    def positions(self) -> tuple[int, ...]:
        return (self.centre, *self.others)


def without_inner(findings: Sequence[Finding], kinship: Kinship) -> list[Finding]:
    """The findings without those that lie wholly inside another one.

    Where whole functions are copies, so are the functions inside them; the reader has seen them.
    """
    finding_of = {position: i for i, finding in enumerate(findings) for position in finding.positions}
    kept = []
    for finding in findings:
        around = [
            {finding_of[outer]: outer for outer in kinship.outer[position] if outer in finding_of}
            for position in finding.positions
        ]
        enclosing = set(around[0]).intersection(*around[1:])
        if not any(len({outers[i] for outers in around}) == len(around) for i in enclosing):
            kept.append(finding)
    return kept


def build(
    findings: Iterable[Finding],
    units: Sequence[CodeUnit],
    posterior: Posterior,
    lexer: Lexer,
    label_of: Callable[[Finding], Label | None] | None = None,
    verifier: Verifier | None = None,
    window: int | None = None,
) -> list[CloneClass]:
    """Clone classes, most worth reading first; without labels where nothing gives them.

    Args:
        findings: groups of positions.
        units: what they are positions in.
        posterior: says how probable a renamed copy is.
        lexer: of the units.
        label_of: what a finding is for.
        verifier: reads both units of a pair.
        window: lexemes that the encoder reads at once; None for all.
    """
    built = [
        _build(finding, units, posterior, label_of(finding) if label_of else None, window)
        for finding in findings
    ]
    built.sort(key=lambda item: (-item[0], item[1].units[0].order))
    aligned = [pair for _, found in built for pair in found.pairs[:MAX_ALIGNED]]
    lexer.read([unit for pair in aligned for unit in (pair.left, pair.right)])  # all at once is cheaper
    return [_compared(found, lexer, verifier) for _, found in built]


def _build(
    finding: Finding,
    units: Sequence[CodeUnit],
    posterior: Posterior,
    label: Label | None,
    window: int | None,
) -> tuple[float, CloneClass]:
    """A class, its statements not compared yet, and its worth."""
    (renamed,) = posterior.probability(np.ones(1, np.float32), CloneType.TYPE_2)
    centre = units[finding.centre]
    pairs = [
        _pair(centre, units[position], evidence, float(renamed), window)
        for position, evidence in finding.others.items()
    ]
    agreements = [1.0 if each is None else each.agreement for each in finding.others.values()]
    members = tuple(sorted((units[position] for position in finding.positions), key=lambda unit: unit.order))
    value = round(worth(members, pairs, agreements), 9)
    pairs.sort(key=lambda pair: (-pair.probability, -pair.similarity, pair.left.order, pair.right.order))
    found = CloneClass(
        id=fingerprint(members),
        units=members,
        pairs=tuple(pairs),
        type=max(pair.type for pair in pairs),
        similarity=min(pair.similarity for pair in pairs),
        probability=min(pair.probability for pair in pairs),
        label=label,
    )
    return value, found


def _pair(
    one: CodeUnit, other: CodeUnit, evidence: Evidence | None, renamed: float, window: int | None
) -> ClonePair:
    left, right = sorted((one, other), key=lambda unit: unit.order)
    opposed = opposites(left.qualname, right.qualname)
    if evidence is not None:
        return ClonePair(
            left,
            right,
            evidence.type,
            evidence.similarity,
            evidence.overlap,
            evidence.probability,
            in_parts=window is not None
            and not all(in_one_window(unit.n_tokens, unit.n_statements, window) for unit in (one, other)),
            opposites=opposed,
        )
    if one.digest == other.digest:
        return ClonePair(left, right, CloneType.TYPE_1, 1.0, 1.0, 1.0)
    return ClonePair(left, right, CloneType.TYPE_2, 1.0, 1.0, renamed, opposites=opposed)


def _compared(found: CloneClass, lexer: Lexer, verifier: Verifier | None) -> CloneClass:
    """The class with what the statements of its first pairs say."""
    first, rest = found.pairs[:MAX_ALIGNED], found.pairs[MAX_ALIGNED:]
    pairs = [replace(pair, aligned=align(pair.left, pair.right, lexer)) for pair in first]
    if verifier is not None:
        left, right = lexer.read([pair.left for pair in pairs]), lexer.read([pair.right for pair in pairs])
        shares = verifier.unchanged(left, right)
        pairs = [replace(pair, unchanged=float(share)) for pair, share in zip(pairs, shares, strict=True)]
    return replace(found, pairs=(*pairs, *rest))
