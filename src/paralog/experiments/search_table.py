"""The search table: queries in words against functions, by words, by meaning and by both.

Protocol: the 500 queries of CoSQA's test split against its 6,267 functions, docstrings emptied; and 1,000
first sentences of documentation against 10,000 functions of projects that no training sees, in Python and
in Java. One function is right for each query. Names as written and anonymised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Encoder, MissingExtra, TextEncoder
from paralog.datasets.queries import SearchRow, read_rows
from paralog.evaluation.answers import AnswerScores, answer_ranks, score_ranks
from paralog.features.words import count_stems, stem, telling_words
from paralog.index.words import Bm25Index
from paralog.tasks.search import Options, unit_words
from paralog.tasks.search.fusion import blend

Scores = NDArray[np.float32]
Method = Callable[[Sequence[str], Sequence[CodeUnit]], Scores]
"""From queries and functions to scores [n queries, n functions]."""
NAMINGS = ("as written", "anonymised")
DEFAULT_SHARES = (Options().meaning,)


@dataclass(frozen=True, slots=True)
class SearchCell:
    """One method on one row under one naming."""

    row: str
    names: str
    method: str
    scores: AnswerScores


def by_words(queries: Sequence[str], units: Sequence[CodeUnit]) -> Scores:
    """BM25, as `paralog search` uses it."""
    index = Bm25Index.build(map(unit_words, units))
    return np.array([index.scores([stem(word) for word in telling_words(query)]) for query in queries])


def by_tfidf(queries: Sequence[str], units: Sequence[CodeUnit]) -> Scores:
    """Cosine of TF-IDF over the same stems; document frequencies are those of the functions."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError as error:
        raise MissingExtra("the TF-IDF baseline", "eval") from error
    vectorizer = TfidfVectorizer(sublinear_tf=True).set_params(
        analyzer=lambda text: list(count_stems(text).elements())
    )
    codes = vectorizer.fit_transform([unit.code for unit in units])
    similarities: Scores = (vectorizer.transform(queries) @ codes.T).toarray().astype(np.float32)
    return similarities


def by_meaning(encoder: Encoder) -> Method:
    """Cosine of an encoder that reads text; see `reads_text`."""

    def cosines(queries: Sequence[str], units: Sequence[CodeUnit]) -> Scores:
        assert isinstance(encoder, TextEncoder)
        found: Scores = encoder.encode_text(queries) @ encoder.encode(units).T
        return found

    return cosines


def search_table(
    data: Path,
    encoders: Sequence[Encoder] = (),
    split: str = "test",
    shares: Sequence[float] = DEFAULT_SHARES,
    report: Callable[[str], None] = lambda _: None,
) -> list[SearchCell]:
    """Every method on every row, as written and anonymised.

    Args:
        data: folder that holds `clones/` and `corpus/`.
        encoders: those without a text side are left out.
        split: "dev" or "test".
        shares: of the meaning in the fused score; a row each. The default is chosen on "dev".
        report: told what is being done.

    Raises:
        UsageError: the data are missing, or hold nothing of the split.
    """
    cells = []
    for row in read_rows(data, split):
        for names in NAMINGS:
            report(f"{row.label}, names {names}")
            cells += _cells(row, names, encoders, shares)
    return cells


def _cells(
    row: SearchRow, names: str, encoders: Sequence[Encoder], shares: Sequence[float]
) -> list[SearchCell]:
    units = row.units(anonymous=names == "anonymised")
    words = by_words(row.queries, units)
    found = {"TF-IDF": by_tfidf(row.queries, units), "BM25": words}
    for encoder in encoders:
        if not isinstance(encoder, TextEncoder):
            continue
        cosines = by_meaning(encoder)(row.queries, units)
        found[encoder.name] = cosines
        for share in shares:
            name = f"BM25 + {encoder.name}" + (f", {share:g}" if len(shares) > 1 else "")
            found[name] = np.array(
                [blend(one, other, share) for one, other in zip(words, cosines, strict=True)], np.float32
            )
    right = np.array(row.right, np.int64)
    return [
        SearchCell(row.label, names, method, score_ranks(answer_ranks(scores, right), len(units)))
        for method, scores in found.items()
    ]
