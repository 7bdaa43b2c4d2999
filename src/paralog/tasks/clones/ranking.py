"""How much a clone class is worth a reader's time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from paralog.core import ClonePair, CodeUnit, Trait, UnitKind

TRAIT_WEIGHTS: Mapping[Trait, float] = {
    Trait.ACCESSOR: 0.1,
    Trait.ASSIGNS: 0.1,
    Trait.DELEGATES: 0.2,
    Trait.DECLARES: 0.2,
    Trait.STUB: 0.1,
    Trait.TABLE: 0.2,
    Trait.DUNDER: 0.4,
    Trait.TEST: 0.4,
}
"""By how much a trait takes a unit down, where such units were asked for at all."""

KIND_WEIGHTS: Mapping[UnitKind, float] = {UnitKind.CONSTRUCTOR: 0.5, UnitKind.SCRIPT: 0.7}
"""Constructors and scripts are alike by nature: they set up what differs elsewhere."""


def worth(units: Sequence[CodeUnit], pairs: Sequence[ClonePair], agreements: Sequence[float]) -> float:
    """Statements that one could do without, times the confidence that they are the same.

        worth = probability^3 x evidence x emphasis x statements x log2(copies)

    `probability` is the lowest among the pairs, cubed, so that length does not make up for doubt: a
    long function that is as likely as not comes after one a quarter as long that is certain.
    `evidence` is the mean of what the wording says for the pairs: the larger of overlap and
    agreement of vocabulary, squared, because a cosine alone also brings look-alikes. `emphasis`
    takes down what is alike by nature. `statements` is what an average copy has: unlike lines they
    do not grow with comments and layout. Copies count by their logarithm, because fifty small
    look-alikes are a pattern, and two long functions are a find.

    Args:
        units: members of the class, at least two.
        pairs: its pairs, at least one.
        agreements: shared vocabulary of each pair, in [0, 1].
    """
    probability = min(pair.probability for pair in pairs)
    evidence = _mean(
        [max(pair.overlap, agreement) ** 2 for pair, agreement in zip(pairs, agreements, strict=True)]
    )
    statements = _mean([unit.n_statements for unit in units])
    return (
        probability**3
        * evidence
        * _mean([emphasis(unit) for unit in units])
        * statements
        * math.log2(len(units))
    )


def emphasis(unit: CodeUnit) -> float:
    """Weight of a unit by its kind and traits, in (0, 1]."""
    weight = KIND_WEIGHTS.get(unit.kind, 1.0)
    for trait in unit.traits:
        weight = min(weight, TRAIT_WEIGHTS[trait])
    return weight


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
