"""Functions that do the same as a piece of code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from paralog.core import (
    Answer,
    CloneType,
    CodeUnit,
    Hit,
    Judge,
    Notice,
    Report,
    UsageError,
    Vectors,
    Verifier,
    WordIndex,
)
from paralog.core.odds import prior_among, prior_shift, shifted
from paralog.features.opposites import opposites
from paralog.features.sentence import first_sentence
from paralog.features.signature import signature
from paralog.syntax import lex
from paralog.tasks.search.fusion import blend
from paralog.tasks.search.options import Options
from paralog.tasks.search.places import best, searched
from paralog.tasks.search.words import shared_words, unit_words

TWINS = 1.0
"""Functions expected to do the same as the code that somebody asks for."""


def search_code(
    query: CodeUnit,
    query_vector: Vectors,
    units: Sequence[CodeUnit],
    vectors: Vectors,
    index: WordIndex,
    options: Options,
    *,
    judge: Judge | None = None,
    verifier: Verifier | None = None,
    root: str = "",
    encoder: str = "",
    notices: Sequence[Notice] = (),
    statistics: Mapping[str, int] | None = None,
) -> Report:
    """Find the functions that do the same as a piece of code: copies first, then by cosine and words.

    Functions that do the same in one project mostly speak of the same things, so the words that both hold
    count beside what the encoder sees, in the order but not in the probabilities, which are those of cosines.
    What stands at the place of the query itself, around it or within it, is left out.

    Args:
        query: with the path that it has among `units`, or "" where it is from elsewhere.
        query_vector: [dim], its embedding, of unit length.
        units: from anywhere.
        vectors: row i embeds `units[i]`; rows of unit length.
        index: of the words of `units`, as `unit_words` gives them, in the same order.
        options: what to look at and to show.
        judge: turns cosines into probabilities; None for an encoder that is not calibrated.
        verifier: reads what is found beside the query, and says whether what differs changes what it does.
        root: folder that all paths are relative to.
        encoder: `name@version` of what made the vectors.
        notices: what the caller has to add to the report.
        statistics: counts to add to those of the search.

    Raises:
        UsageError: units, their words and their vectors differ in number.
    """
    if not len(units) == len(vectors) == len(index):
        raise UsageError("units, their words and their vectors differ in number")
    at = np.array([p for p in searched(units, options) if not _overlap(query, units[p])], np.intp)
    chosen = [units[position] for position in at]
    copies = [_copy(query, unit) for unit in chosen]
    bonus = np.array([3 - copy if copy else 0 for copy in copies])  # exact before renamed, before all others
    is_copy = np.array([copy is not None for copy in copies], np.bool_)
    similarities = np.where(is_copy, np.float32(1), np.clip(vectors[at] @ query_vector, -1, 1))
    scores = np.ones(len(chosen), np.float64)
    by_words = index.scores(unit_words(query))[at]
    scores[~is_copy] = blend(by_words[~is_copy], similarities[~is_copy], options.meaning_of_code)
    nearest = best(scores + bonus, chosen, options.top)
    words = shared_words(query, index, at[nearest])
    probabilities = unchanged = None
    if judge is not None:
        shift = prior_shift(judge.prior, prior_among(TWINS, len(chosen)))
        stated = shifted(judge.probability(similarities[nearest]), shift)
        probabilities = np.where(is_copy[nearest], 1.0, stated)
    if verifier is not None:
        found = [lex(chosen[row]) for row in nearest]
        unchanged = verifier.unchanged([lex(query)] * len(found), found)
    hits = tuple(
        Hit(
            unit=chosen[row],
            score=round(float(scores[row]), 6),
            signature=signature(chosen[row]),
            summary=first_sentence(chosen[row].doc),
            words=words[place],
            similarity=float(similarities[row]),
            probability=None if probabilities is None else float(probabilities[place]),
            copy=copies[row],
            unchanged=None if unchanged is None else float(unchanged[place]),
            opposites=opposites(query.qualname, chosen[row].qualname),
        )
        for place, row in enumerate(nearest)
    )
    return Report(
        task="search",
        root=root,
        classes=(),
        notices=tuple(sorted(notices)),
        statistics={**(statistics or {}), "searched": len(chosen), "hits": len(hits)},
        settings=options.settings(),
        encoder=encoder,
        answer=Answer(_named(query), True, True, hits, is_code=True),
    )


def _overlap(query: CodeUnit, unit: CodeUnit) -> bool:
    """Whether one of the two holds the other."""
    same_file = query.path != "" and query.path == unit.path
    return same_file and (query.span.contains(unit.span) or unit.span.contains(query.span))


def _copy(query: CodeUnit, unit: CodeUnit) -> CloneType | None:
    if query.language != unit.language:
        return None
    if query.digest == unit.digest:
        return CloneType.TYPE_1
    return CloneType.TYPE_2 if query.shape == unit.shape else None


def _named(query: CodeUnit) -> str:
    """How the answer names what was asked."""
    if not query.path:
        return f"a piece of {query.language} code"
    return f"{query.location} {query.qualname}".strip()
