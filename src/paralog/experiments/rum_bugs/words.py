"""What reports and files have in common in words: TF-IDF, BM25, and rVSM, which the paper does not print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from paralog.evaluation.lexical import bm25_of_counts
from paralog.features.words import count_stems

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Similarities:
    """Of each report to each file, [n reports, n files]; and of each report to each other, [n, n].

    Attributes:
        tfidf: cosine; term counts are damped by 1 + log.
        bm25: Okapi BM25.
        rvsm: as `tfidf`, times a factor that grows with the length of the file.
        reports: cosine of two reports.
    """

    tfidf: Matrix
    bm25: Matrix
    rvsm: Matrix
    reports: Matrix


def similarities(reports: Sequence[str], files: Sequence[str]) -> Similarities:
    """Compare stems of words; names are split at their parts, comments of the files count.

    rVSM: Zhou, Zhang and Lo (2012), "Where should the bugs be fixed?", section III-B. The factor is
    1 / (1 + exp(−N)), N the number of words scaled to [0, 1] over the files.
    """
    asked, found = _counts(reports, files)
    joined: Any = sparse.vstack([asked, found])  # the types of scipy do not say which kind it is
    weights: Any = _weights(joined.tocsr(), found)
    left, right = weights[: len(reports)], weights[len(reports) :]
    tfidf = (left @ right.T).toarray().astype(np.float32)
    lengths = np.asarray(found.sum(axis=1)).ravel()
    scaled = (lengths - lengths.min()) / max(float(np.ptp(lengths)), 1.0)
    return Similarities(
        tfidf=tfidf,
        bm25=bm25_of_counts(asked, found).astype(np.float32),
        rvsm=(tfidf / (1 + np.exp(-scaled))).astype(np.float32),
        reports=(left @ left.T).toarray().astype(np.float32),
    )


def _counts(reports: Sequence[str], files: Sequence[str]) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    numbers: dict[str, int] = {}
    rows, columns, values = [], [], []
    for row, text in enumerate((*reports, *files)):
        for word, n in count_stems(text).items():
            rows.append(row)
            columns.append(numbers.setdefault(word, len(numbers)))
            values.append(float(n))
    shape = (len(reports) + len(files), len(numbers))
    table: Any = sparse.csr_matrix((values, (rows, columns)), shape=shape)
    return table[: len(reports)], table[len(reports) :]


def _weights(counts: sparse.csr_matrix, files: sparse.csr_matrix) -> sparse.csr_matrix:
    """TF-IDF, rows of unit length; document frequencies are those of the files."""
    with_word: NDArray[np.int64] = files.getnnz(axis=0)
    shape: Any = files.shape
    idf = np.log((1 + shape[0]) / (1 + with_word))
    damped = counts.copy()
    damped.data = 1 + np.log(damped.data)
    weighted = damped.multiply(idf).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    scale: Any = sparse.diags(1 / np.maximum(lengths, 1e-9))
    return scale @ weighted
