"""Cheap baselines of a search: what words two units share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, MissingExtra
from paralog.syntax import lex

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Words = Callable[[CodeUnit], list[str]]
K1, B = 1.2, 0.75
"""Of BM25: how fast repeated words saturate, how much length counts; the usual values."""


def jaccard_similarities(
    queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None = None
) -> NDArray[np.float64]:
    """Share of the different lexemes of both that both have [n queries, n candidates], in [0, 1].

    With None the queries stand beside themselves. A unit without lexemes is like none, itself not excepted.
    """
    left, right = _counts(
        queries,
        queries if candidates is None else candidates,
        lambda unit: list(lex(unit).texts),
        binary=True,
    )
    both: NDArray[np.float64] = (left @ right.T).toarray()
    either = _sums(left)[:, None] + _sums(right) - both
    return both / np.maximum(either, 1)


def bm25_similarities(
    queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit], words: Words
) -> NDArray[np.float64]:
    """Okapi BM25 [n queries, n candidates], 0 or more; `words` are what a unit is made of.

    Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework", equation 3.15, with an idf that is
    never negative. A query's repeated words count as often as they are there.
    """
    return bm25_of_counts(*_counts(queries, candidates, words))


def bm25_of_counts(asked: csr_matrix, found: csr_matrix) -> NDArray[np.float64]:
    """The same of counted words, [n queries, words] and [n candidates, words]."""
    n_with = found.getnnz(axis=0)
    n, _ = found.get_shape()
    idf = np.log(1 + (n - n_with + 0.5) / (n_with + 0.5))
    lengths = _sums(found)
    norms = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
    weighted = found.astype(np.float64)
    rows, columns = weighted.nonzero()
    weighted.data = weighted.data * (K1 + 1) / (weighted.data + norms[rows]) * idf[columns]
    similarities: NDArray[np.float64] = (asked @ weighted.T).toarray()
    return similarities


def _counts(
    queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit], words: Words, *, binary: bool = False
) -> tuple[csr_matrix, csr_matrix]:
    """How often each word is in each unit [n, words]; 1 for all that is there if `binary`."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
    except ImportError as error:
        raise MissingExtra("the lexical baselines", "eval") from error
    vectorizer: Any = CountVectorizer(binary=binary).set_params(analyzer=words, dtype=np.float64)
    counts = vectorizer.fit_transform([*queries, *candidates])
    return counts[: len(queries)], counts[len(queries) :]


def _sums(matrix: csr_matrix) -> NDArray[np.float64]:
    return np.asarray(matrix.sum(axis=1), np.float64).ravel()
