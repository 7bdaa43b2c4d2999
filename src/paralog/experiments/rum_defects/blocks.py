"""Logistic regression over blocks of features that are each given a weight of their own.

A block of many columns, standardised, would drown one of few: each is therefore divided by the root of its
width, so that a file has about the length 1 in each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import MissingExtra

try:
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler
except ImportError as error:
    raise MissingExtra("logistic regression", "eval") from error

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Dense:
    """Columns that are standardised by the files that are learned from.

    Attributes:
        table: [n files, n columns].
        weight: length of a file in this block, about.
    """

    table: NDArray[np.floating]
    weight: float = 1.0

    def split(self, train: Rows, test: Rows) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
        """Columns of the files to learn from and to be judged by."""
        scaler = StandardScaler().fit(self.table[train])
        scale = self.weight / np.sqrt(self.table.shape[1])
        old, new = (sparse.csr_matrix(scale * scaler.transform(self.table[rows])) for rows in (train, test))
        return old, new


@dataclass(frozen=True, eq=False)
class Words:
    """Counts of words as TF-IDF, rows of unit length; document frequencies are those of what is learned from.

    Attributes:
        counts: [n files, n words].
        weight: length of a file in this block.
    """

    counts: sparse.csr_matrix
    weight: float = 1.0

    def split(self, train: Rows, test: Rows) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
        """Columns of the files to learn from and to be judged by."""
        from sklearn.feature_extraction.text import TfidfTransformer

        tfidf = TfidfTransformer(sublinear_tf=True).fit(self.counts[train])
        old: Any = tfidf.transform(self.counts[train])
        new: Any = tfidf.transform(self.counts[test])
        return self.weight * old, self.weight * new


def fitted_log_odds(
    blocks: Sequence[Dense | Words],
    labels: NDArray[np.bool_],
    train: Rows,
    test: Rows,
    strength: float = 0.5,
) -> Floats:
    """Log-odds of the files that are judged, by L2-regularised regression.

    Args:
        blocks: of features; at least one.
        labels: of all files.
        train: rows to learn from; both labels occur.
        test: rows to be judged by.
        strength: 1/λ of the regularisation.
    """
    split = [block.split(train, test) for block in blocks]
    old, new = (sparse.hstack([parts[side] for parts in split]).tocsr() for side in (0, 1))
    model = LogisticRegression(C=strength, max_iter=1000).fit(old, labels[train])
    found: Floats = model.decision_function(new)
    return found
