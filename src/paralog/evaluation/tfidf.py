"""The cheap baseline: cosine of TF-IDF over tokens and their bigrams. Stronger than it looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, MissingExtra
from paralog.syntax import lex

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def tokens_and_bigrams(unit: CodeUnit) -> list[str]:
    """Texts of the lexemes, and each with the next."""
    texts = lex(unit).texts
    return [*texts, *(f"{a} {b}" for a, b in pairwise(texts))]


def tfidf_similarities(
    queries: Iterable[CodeUnit], candidates: Sequence[CodeUnit] | None = None
) -> NDArray[np.float64]:
    """Cosines [n queries, n candidates]; with None the queries against themselves.

    Document frequencies come from all units given. Term counts are damped by 1 + log.
    """
    units = list(queries)
    matrix = _weights([*units, *(candidates or ())])
    left, right = matrix[: len(units)], matrix[len(units) :] if candidates is not None else matrix
    similarities: NDArray[np.float64] = (left @ right.T).toarray()
    return similarities


def tfidf_of_pairs(units: Sequence[CodeUnit], sides: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cosine [n] of each pair, weighted as in `tfidf_similarities`.

    Args:
        units: what pairs are of; document frequencies come from all.
        sides: [n, 2] positions in `units`.
    """
    matrix = _weights(units)
    similarities: NDArray[np.float64] = matrix[sides[:, 0]].multiply(matrix[sides[:, 1]]).sum(axis=1)
    return np.asarray(similarities).ravel()


def _weights(units: Sequence[CodeUnit]) -> csr_matrix:
    """Weights [n, terms], rows of unit length."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError as error:
        raise MissingExtra("the TF-IDF baseline", "eval") from error
    vectorizer = TfidfVectorizer(sublinear_tf=True).set_params(analyzer=tokens_and_bigrams)
    return vectorizer.fit_transform(units)
