"""A learned ranker over a few signals of each report and file."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from paralog.core import MissingExtra

try:
    from sklearn.linear_model import LogisticRegression
except ImportError as error:
    raise MissingExtra("logistic regression", "eval") from error

Matrix = NDArray[np.floating]
_UNMATCHED = 100
"""Files of a report that it learns from beside those that were changed."""


def fused(
    signals: Mapping[str, Matrix],
    links: NDArray[np.bool_],
    train: NDArray[np.int64],
    test: NDArray[np.int64],
    seed: int,
) -> NDArray[np.float64]:
    """Log-odds [n test, n files] of a logistic regression over signals that are standardised in each report.

    Args:
        signals: [n reports, n files] each; what is known of a report that is learned from must not come from
            its own fix.
        links: which files were changed for which report.
        train: reports to learn from.
        test: reports to be judged by.
        seed: of the files that were not changed that it learns from.
    """
    rng = np.random.default_rng(seed)
    scaled = [_standardised(np.asarray(signal, np.float64)) for signal in signals.values()]
    rows, columns = [], []
    for row in train:
        others = rng.choice(links.shape[1], min(_UNMATCHED, links.shape[1]), replace=False)
        found = np.union1d(np.flatnonzero(links[row]), others)
        rows.append(np.full(len(found), row))
        columns.append(found)
    at = (np.concatenate(rows), np.concatenate(columns))
    features = np.stack([signal[at] for signal in scaled], axis=1)
    model = LogisticRegression(C=1.0, max_iter=1000).fit(features, links[at])
    scores = [weight * signal[test] for weight, signal in zip(model.coef_[0], scaled, strict=True)]
    return np.asarray(sum(scores), np.float64)


def fixes_before(links: NDArray[np.bool_], train: NDArray[np.int64]) -> Matrix:
    """Logarithm of how often each file was changed for the reports of `train`, [n reports, n files].

    A report's own fix does not count.
    """
    counts = np.broadcast_to(links[train].sum(axis=0, dtype=np.float64), links.shape).copy()
    counts[train] -= links[train]
    fixes: Matrix = np.log1p(counts)
    return fixes


def similar_fixes(alike: Matrix, links: NDArray[np.bool_], train: NDArray[np.int64]) -> Matrix:
    """How alike the reports of `train` are for which each file was changed, [n reports, n files].

    The SimiScore of Zhou, Zhang and Lo (2012), section III-C: Σ similarity / number of files changed. A
    report's own fix does not count.

    Args:
        alike: [n reports, n reports].
        links: which files were changed for which report.
        train: reports whose fixes are known.
    """
    known = alike[:, train].astype(np.float64)
    known[train, np.arange(len(train))] = 0
    scores: Matrix = known @ (links[train] / links[train].sum(axis=1, keepdims=True))
    return scores


def _standardised(signal: NDArray[np.float64]) -> NDArray[np.float64]:
    mean, deviation = signal.mean(axis=1, keepdims=True), signal.std(axis=1, keepdims=True)
    scaled: NDArray[np.float64] = (signal - mean) / np.maximum(deviation, 1e-9)
    return scaled
