from dataclasses import replace

import numpy as np
import pytest

from paralog.core import Matches
from paralog.index import ExactIndex
from paralog.testing import check_index


class Lossy(ExactIndex):
    def join(self, threshold, k=None):
        found = super().join(threshold, k)
        return Matches(found.left[::2], found.right[::2], found.similarities[::2])


class Rounded(ExactIndex):
    def join(self, threshold, k=None):
        found = super().join(threshold, k)
        return replace(found, similarities=found.similarities.astype(np.float16).astype(np.float32))


class TurnedRound(ExactIndex):
    def join(self, threshold, k=None):
        found = super().join(threshold, k)
        return Matches(found.right, found.left, found.similarities)


class Unsorted(ExactIndex):
    def join(self, threshold, k=None):
        found = super().join(threshold, k)
        return Matches(found.left[::-1], found.right[::-1], found.similarities[::-1])


class LastPart(ExactIndex):
    def add(self, vectors):
        self.__init__(self.dim)
        super().add(vectors)


class Careless(ExactIndex):
    def add(self, vectors):
        super().add(np.resize(vectors, (len(vectors), self.dim)))


class FarFirst(ExactIndex):
    def search(self, queries, k):
        found = super().search(queries, k)
        return replace(found, rows=found.rows[:, ::-1], similarities=found.similarities[:, ::-1])


class Trusting(ExactIndex):
    @classmethod
    def load(cls, path):
        content = path.read_bytes().partition(b"\n")[2]
        index = cls(24)
        index.add(np.frombuffer(content[: len(content) // 96 * 96], np.float32).reshape(-1, 24))
        return index


class Littering(ExactIndex):
    def save(self, path):
        super().save(path)
        path.with_suffix(".tmp").touch()


@pytest.mark.parametrize(
    ("index_type", "message"),
    [
        (Lossy, "of the pairs"),
        (Rounded, "exact search does not"),
        (TurnedRound, "left < right"),
        (Unsorted, "not sorted"),
        (LastPart, "its length is 2000"),
        (Careless, "another dim"),
        (FarFirst, "nearest first"),
        (Trusting, "cut off"),
        (Littering, "other files"),
        (lambda dim: object(), "lacks a member"),
    ],
)
def test_a_planted_violation_is_caught(index_type, message):
    with pytest.raises(AssertionError, match=message):
        check_index(index_type)
