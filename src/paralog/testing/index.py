"""What an index has to keep, measured against exact search."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from paralog.core import Index, Matches, UsageError, Vectors
from paralog.index import ExactIndex, IndexType
from paralog.testing.expect import expect

DIM = 24
COMPLETENESS = 0.995
"""Share of the pairs above a threshold that a join has to find."""
RECALL = 0.95
"""Share of the ten nearest rows that a search has to find, over all queries."""


def check_index(index_type: IndexType) -> None:
    """Check a type of index: `index_type(dim)` makes an empty one, `index_type.load(path)` opens one.

    Raises:
        AssertionError: it breaks the contract; the message says how.
    """
    rows = _clustered(3_000)
    index = index_type(DIM)
    expect(isinstance(index, Index), "it lacks a member of core.Index: dim, add, search, join, save, len()")
    expect((index.dim, len(index)) == (DIM, 0), "a new index is not empty or has another dim")
    _check_empty(index)
    index.add(rows[:1_000])
    index.add(rows[1_000:])
    expect(len(index) == len(rows), f"after adding {len(rows)} rows in two parts its length is {len(index)}")
    _check_refuses(lambda: index.add(rows[:, :-1]), "it takes rows of another dim")
    exact = ExactIndex(DIM)
    exact.add(rows)
    _check_join(index, exact)
    _check_search(index, exact, rows[::50])
    _check_file(index_type, index, rows)


def _check_empty(index: Index) -> None:
    expect(len(index.join(0.5).left) == 0, "joining an empty index gives pairs")
    found = index.search(np.eye(2, DIM, dtype=np.float32), 3)
    expect((found.rows == -1).all(), "an empty index has neighbours; missing ones are row -1")
    expect((found.similarities == -1).all(), "the similarity of a missing neighbour is not -1")


def _check_join(index: Index, exact: Index) -> None:
    every = _pairs(exact.join(0.8))
    for k in (None, 5):
        found = index.join(0.8, k)
        expect((found.left < found.right).all(), "a pair of a join does not have left < right")
        order = np.lexsort((found.right, found.left))
        expect((order == np.arange(len(order))).all(), "the pairs of a join are not sorted by (left, right)")
        pairs, wanted = _pairs(found), _pairs(exact.join(0.8, k))
        expect(len(pairs) == len(found.left), "a join gives a pair twice")
        expect(
            pairs.items() <= every.items(), "a join gives pairs or similarities that exact search does not"
        )
        share = len(pairs.keys() & wanted.keys()) / len(wanted)
        expect(share >= COMPLETENESS, f"a join with k={k} finds {share:.2%} of the pairs")
    again = index.join(0.8)
    expect(_pairs(again) == _pairs(index.join(0.8)), "joining twice gives two answers")


def _check_search(index: Index, exact: Index, queries: Vectors) -> None:
    found, wanted = index.search(queries, 10), exact.search(queries, 10)
    expect(found.rows.shape == (len(queries), 10), f"searching 10 neighbours gives shape {found.rows.shape}")
    expect((np.diff(found.similarities, axis=1) <= 0).all(), "neighbours are not ordered, nearest first")
    shares = [
        len(np.intersect1d(one, other)) / 10 for one, other in zip(found.rows, wanted.rows, strict=True)
    ]
    expect(np.mean(shares) >= RECALL, f"a search finds {np.mean(shares):.1%} of the ten nearest")
    both = found.rows == wanted.rows
    expect(
        np.array_equal(found.similarities[both], wanted.similarities[both]),
        "a search gives other similarities than exact search",
    )
    few = index.search(queries[:1], len(index) + 3)
    expect((few.rows[:, -3:] == -1).all(), "neighbours beyond the number of rows are not row -1")


def _check_file(index_type: IndexType, index: Index, rows: Vectors) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        index.save(path)
        expect(list(Path(folder).iterdir()) == [path], "saving leaves other files behind")
        again = index_type.load(path)
        expect((again.dim, len(again)) == (DIM, len(rows)), "a loaded index has another dim or length")
        expect(_pairs(again.join(0.9)) == _pairs(index.join(0.9)), "a loaded index gives another join")
        path.write_bytes(path.read_bytes()[:-5])
        _check_refuses(lambda: index_type.load(path), "it opens a file that is cut off")
        path.write_bytes(b"not an index")
        _check_refuses(lambda: index_type.load(path), "it opens a file that is no index")


def _check_refuses(attempt: Callable[[], object], message: str) -> None:
    try:
        attempt()
    except UsageError:
        return
    raise AssertionError(f"{message} instead of raising UsageError")


def _pairs(matches: Matches) -> dict[tuple[int, int], float]:
    keys = zip(matches.left.tolist(), matches.right.tolist(), strict=True)
    return dict(zip(keys, matches.similarities.tolist(), strict=True))


def _clustered(n: int) -> Vectors:
    """Rows of unit length around 200 centres, two of them equal."""
    generator = np.random.default_rng(0)
    centres = generator.standard_normal((200, DIM))
    spread = generator.random((n, 1))
    rows = centres[generator.integers(0, 200, n)] + spread * generator.standard_normal((n, DIM))
    rows[n // 2] = rows[0]
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit
