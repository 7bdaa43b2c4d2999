"""Process metrics: how the files of a snapshot came to be what they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.tasks.defects.mined import Ints, Mined
from paralog.tasks.defects.snapshots import DAY, Snapshot

Floats = NDArray[np.float64]

PROCESS_METRICS = (
    "revisions",
    "recent_revisions",
    "faded_revisions",
    "churn",
    "recent_churn",
    "authors",
    "recent_authors",
    "others_share",
    "age",
    "idle",
    "fixes",
    "recent_fixes",
    "faded_fixes",
    "companions",
)
"""
revisions, recent_revisions: commits to the file, ever and in the last window.
faded_revisions, fixes likewise: each counts half for every half year that it lies back.
churn, recent_churn: lines added and deleted.
authors, recent_authors: people who changed it.
others_share: hundredths of its commits that are not of its main author.
age, idle: days since its first and its last commit.
fixes, recent_fixes: repairs.
companions: mean number of files that are changed together with it.
"""

_HALF_LIFE = 182.5  # days


def process_metrics(mined: Mined, snapshot: Snapshot, files: Ints, window_days: int) -> Floats:
    """The metrics of some files by what a snapshot descends from: [files, len(PROCESS_METRICS)].

    Args:
        mined: the history.
        snapshot: the moment.
        files: [files] numbers in the lineage; −1 for a file that no commit tells of, whose metrics are 0.
        window_days: what is recent.
    """
    n = len(mined.lineage) + 1  # the last one for files without a number
    chosen = mined.counts & snapshot.reached[mined.commit]
    file, commit = mined.file[chosen], mined.commit[chosen]
    days: Floats = np.asarray(np.maximum(snapshot.time - mined.times[commit], 0) / DAY, np.float64)
    lines: Floats = np.asarray((mined.added + mined.deleted)[chosen], np.float64)
    repairs = mined.repairs[chosen].astype(np.float64)
    is_recent = (days <= window_days).astype(np.float64)
    faded: Floats = np.asarray(0.5 ** (days / _HALF_LIFE), np.float64)
    author = mined.author[commit]
    companions: Floats = np.asarray(mined.n_changed[commit] - 1, np.float64)

    def total(weights: Floats | None = None) -> Floats:
        return np.bincount(file, weights, minlength=n).astype(np.float64)

    revisions = total()
    first, last = np.zeros(n), np.full(n, np.inf)
    np.maximum.at(first, file, days)
    np.minimum.at(last, file, days)
    columns = (
        revisions,
        total(is_recent),
        total(faded),
        total(lines),
        total(lines * is_recent),
        _people(file, author, n),
        _people(file[is_recent > 0], author[is_recent > 0], n),
        100 * (1 - _main_share(file, author, n)),
        first,
        np.where(np.isinf(last), 0, last),
        total(repairs),
        total(repairs * is_recent),
        total(repairs * faded),
        total(companions) / np.maximum(revisions, 1),
    )
    table: Floats = np.stack(columns, axis=1)[files]
    return table


def _people(file: Ints, author: Ints, n: int) -> Floats:
    pairs = np.unique(np.stack([file, author], axis=1), axis=0)
    return np.bincount(pairs[:, 0], minlength=n).astype(np.float64)


def _main_share(file: Ints, author: Ints, n: int) -> Floats:
    """Share of a file's commits that its main author made; 1 for a file without any."""
    pairs, counts = np.unique(np.stack([file, author], axis=1), axis=0, return_counts=True)
    most, all_of_it = np.zeros(n), np.bincount(file, minlength=n)
    np.maximum.at(most, pairs[:, 0], counts)
    share: Floats = np.where(all_of_it > 0, most / np.maximum(all_of_it, 1), 1.0)
    return share
