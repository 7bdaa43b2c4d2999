"""The clone task: from units and their vectors to a report of clone classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paralog.core import (
    CloneClass,
    CloneType,
    CodeUnit,
    Judge,
    Notice,
    Report,
    TextEncoder,
    UsageError,
    Vectors,
    Verifier,
)
from paralog.tasks.clones.candidates import Comparison, Evidence, IndexFactory, near_pairs
from paralog.tasks.clones.classes import Finding, build, without_inner
from paralog.tasks.clones.copies import group_copies
from paralog.tasks.clones.grouping import Edge, Star, group
from paralog.tasks.clones.labels import Labeller
from paralog.tasks.clones.noise import Kinship, takes_part
from paralog.tasks.clones.options import Options
from paralog.tasks.clones.posterior import Posterior
from paralog.tasks.clones.vocabulary import LexemesOf, Lexer, lex_all

SHARES = {CloneType.TYPE_3: 2 / 3, CloneType.TYPE_4: 1.0}
"""Share of its class to which a member must be near: near copies may drift apart, but a rewriting
that is like one member only would make the class a mere neighbourhood."""


def run(
    units: Sequence[CodeUnit],
    vectors: Vectors,
    judge: Judge,
    index_factory: IndexFactory,
    options: Options,
    *,
    root: str = "",
    encoder: str = "",
    notices: Sequence[Notice] = (),
    lexemes_of: LexemesOf = lex_all,
    text_encoder: TextEncoder | None = None,
    verifier: Verifier | None = None,
    window: int | None = None,
) -> Report:
    """Find the units that do the same thing.

    Types 1 and 2 are found by fingerprint, types 3 and 4 by a join over the vectors; wording then
    tells near copies from rewritings and holds off look-alikes. The report does not depend on the
    order of `units`, and a unit that comes twice counts once.

    Args:
        units: from anywhere, test code included.
        vectors: row i embeds `units[i]`; shape [n, dim], rows of unit length.
        judge: turns cosines into probabilities; must not fall as the cosine rises.
        index_factory: makes the index for the join.
        options: what counts as a finding.
        root: folder that all paths are relative to.
        encoder: `name@version` of what made the vectors.
        notices: what the caller has to add to the report.
        lexemes_of: where the lexemes of units come from.
        text_encoder: puts sentences into the space of `vectors`; helps to choose labels.
        verifier: reads both units of a pair that is reported and says whether they do quite the same.
        window: lexemes that the encoder reads at once; pairs with a longer unit say so. None for all.

    Raises:
        UsageError: units and vectors differ in number.
    """
    if len(units) != len(vectors):
        raise UsageError(f"there are {len(units)} units and {len(vectors)} vectors")
    chosen = _choose(units, options)
    compared = _compare(
        [units[i] for i in chosen],
        vectors[chosen],
        judge,
        index_factory,
        options,
        Lexer(lexemes_of),
        text_encoder,
        verifier,
        window,
    )
    classes = tuple(each for each in compared.classes if each.type in options.types)
    return Report(
        task="clones",
        root=root,
        classes=classes,
        notices=tuple(sorted((*notices, *compared.notices))),
        statistics={
            "files": len({unit.path for unit in units}),
            "units": len(units),
            "compared": compared.n_nodes,
            "pairs": sum(len(each.pairs) for each in classes),
            "classes": len(classes),
        },
        settings=options.settings(),
        encoder=encoder,
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    classes: list[CloneClass]
    notices: list[Notice]
    n_nodes: int


def _choose(units: Sequence[CodeUnit], options: Options) -> list[int]:
    """Positions of the units that take part, in `CodeUnit.order`, each place in a file once."""
    places = {unit.order: position for position, unit in enumerate(units) if takes_part(unit, options)}
    return [places[order] for order in sorted(places)]


def _compare(
    units: Sequence[CodeUnit],
    vectors: Vectors,
    judge: Judge,
    index_factory: IndexFactory,
    options: Options,
    lexer: Lexer,
    text_encoder: TextEncoder | None,
    verifier: Verifier | None,
    window: int | None,
) -> _Compared:
    """Clone classes among units that take part, most worth reading first."""
    kinship = Kinship.of(units)
    related = kinship.related(overloads=options.overloads)
    copies = group_copies(units, related, options)
    posterior = Posterior(judge, max(1, len(copies)))
    notices = []
    stars: list[Star[Evidence]] = []
    if options.by_meaning:
        threshold = posterior.similarity(options.min_probability)
        if threshold is None:
            notices.append(_out_of_reach(options.min_probability))
        else:
            firsts = [members[0] for members in copies]
            nodes = [units[first] for first in firsts]
            apart = _between_groups(related, copies)
            near = near_pairs(nodes, vectors[firsts], threshold, index_factory, options)
            positions = {node for pair in near for node in pair}
            compare = Comparison(nodes, vectors[firsts], positions, lexer, posterior, options)
            edges = _edges(near, compare)
            stars = group(vectors[firsts], edges, threshold, apart, compare)
    in_stars = {node for star in stars for node in (star.medoid, *star.leaves)}
    for node, members in enumerate(copies):
        if len(members) > 1 and node not in in_stars:
            stars.append(Star(node, {}))
    findings = without_inner([Finding.of(star, copies) for star in stars], kinship)
    label_of = Labeller(units, vectors, judge, text_encoder) if options.labels else None
    return _Compared(
        build(findings, units, posterior, lexer, label_of, verifier, window), notices, len(copies)
    )


def _edges(pairs: Sequence[tuple[int, int]], compare: Comparison) -> list[Edge]:
    """Pairs that are probable clones of type 3 or 4."""
    return [
        Edge(left, right, found.similarity + found.overlap, SHARES[found.type])
        for left, right in pairs
        if (found := compare(left, right)) is not None
    ]


def _between_groups(
    related: Mapping[int, frozenset[int]], copies: Sequence[tuple[int, ...]]
) -> dict[int, frozenset[int]]:
    """The groups that hold related units, by group."""
    group_of = {position: number for number, members in enumerate(copies) for position in members}
    apart: dict[int, frozenset[int]] = {}
    for number, members in enumerate(copies):
        others = {group_of.get(other, number) for position in members for other in related.get(position, ())}
        if others - {number}:
            apart[number] = frozenset(others - {number})
    return apart


def _out_of_reach(probability: float) -> Notice:
    return Notice(
        path="",
        reason="probability-out-of-reach",
        message=f"This model never gives a probability of {probability:g}; only exact and renamed copies"
        " were looked for.",
    )
