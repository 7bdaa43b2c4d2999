"""Functions that are described by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from paralog.core import Answer, CodeUnit, Hit, Notice, Report, TextEncoder, UsageError, Vectors, WordIndex
from paralog.features.sentence import first_sentence
from paralog.features.signature import signature
from paralog.features.words import stem, telling_words
from paralog.tasks.search.fusion import blend
from paralog.tasks.search.options import Options
from paralog.tasks.search.places import best, searched
from paralog.tasks.search.words import unit_words


def search_words(
    query: str,
    units: Sequence[CodeUnit],
    index: WordIndex,
    options: Options,
    *,
    vectors: Vectors | None = None,
    text_encoder: TextEncoder | None = None,
    root: str = "",
    encoder: str = "",
    notices: Sequence[Notice] = (),
    statistics: Mapping[str, int] | None = None,
) -> Report:
    """Find the functions that a query in words describes.

    With a text encoder the cosine of query and function counts beside the words that both hold; without
    one the words are all there is. What is called exactly as the query says has the highest score.

    Args:
        query: what is looked for: "parse an ISO date".
        units: from anywhere.
        index: of the words of `units`, as `unit_words` gives them, in the same order.
        options: what to look at and to show.
        vectors: row i embeds `units[i]`, rows of unit length; needed with a text encoder only.
        text_encoder: puts the query into the space of `vectors`.
        root: folder that all paths are relative to.
        encoder: `name@version` of what made the vectors.
        notices: what the caller has to add to the report.
        statistics: counts to add to those of the search.

    Raises:
        UsageError: the query holds no word; units, index and vectors differ in number.
    """
    words = telling_words(query)
    if not words:
        raise UsageError("the query holds no word; say what the function does: 'parse an ISO date'")
    if len(index) != len(units) or (vectors is not None and len(vectors) != len(units)):
        raise UsageError("units, their words and their vectors differ in number")
    at = searched(units, options)
    chosen = [units[position] for position in at]
    by_words = index.scores([stem(word) for word in words])[at]
    cosines = None
    if text_encoder is not None and vectors is not None:
        cosines = np.clip(vectors[at] @ text_encoder.encode_text([query])[0], -1, 1)
    scores = by_words.astype(np.float64) if cosines is None else blend(by_words, cosines, options.meaning)
    named = _named(query, chosen)
    scores[named] = 1.0
    lead = np.zeros(len(chosen))  # before what is as good by words and meaning
    lead[named] = 1.0
    if not by_words.any() and chosen:
        notices = (*notices, Notice("", "no-words", "no function holds a word of the query"))
    hits = [
        _hit(chosen[row], float(scores[row]), words, None if cosines is None else float(cosines[row]))
        for row in best(scores + lead, chosen, options.top)
        if scores[row] > 0
    ]
    return Report(
        task="search",
        root=root,
        classes=(),
        notices=tuple(sorted(notices)),
        statistics={**(statistics or {}), "searched": len(chosen), "hits": len(hits)},
        settings=options.settings(),
        encoder=encoder if cosines is not None else "",
        answer=Answer(query, True, cosines is not None, tuple(hits)),
    )


def _named(query: str, units: Sequence[CodeUnit]) -> list[int]:
    """Positions of the units whose name, with as many of its owners as it says, is the query."""
    name = f".{query.strip()}"
    return [at for at, unit in enumerate(units) if f".{unit.qualname}".endswith(name)]


def _hit(unit: CodeUnit, score: float, words: Sequence[str], similarity: float | None) -> Hit:
    held = unit_words(unit)
    return Hit(
        unit=unit,
        score=round(score, 6),
        signature=signature(unit),
        summary=first_sentence(unit.doc),
        words=tuple(word for word in words if stem(word) in held),
        similarity=similarity,
    )
