"""Many units as one set of long arrays, so that a training set fits in memory and on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from paralog.core.processes import process_pool
from paralog.datasets.units import read_unit
from paralog.features import UnitArrays, View

Source = tuple[str, str]
"""Code and language of one unit."""
Vary = Callable[[str, str, np.random.Generator], str]
"""Another form of a code in a language; a function of a module, so that other processes can call it."""

_CHUNK = 500
_INTEGERS = np.zeros(0, np.int32)
_NOTHING = UnitArrays(
    _INTEGERS.reshape(0, 1), _INTEGERS.astype(np.uint8), _INTEGERS, _INTEGERS.astype(np.uint8), _INTEGERS
)
T = TypeVar("T")


@dataclass(frozen=True)
class ArrayStore:
    """Units laid end to end: unit i is `offsets[i]` to `offsets[i + 1]` of every array in `flat`."""

    offsets: NDArray[np.int64]
    flat: UnitArrays

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, i: int) -> UnitArrays:
        start, end = self.offsets[i], self.offsets[i + 1]
        return UnitArrays(*(getattr(self.flat, part.name)[start:end] for part in fields(UnitArrays)))

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens of each unit."""
        lengths: NDArray[np.int64] = np.diff(self.offsets)
        return lengths

    @classmethod
    def of(cls, units: Sequence[UnitArrays]) -> ArrayStore:
        """Lay units of one width end to end."""
        offsets = np.concatenate([[0], np.cumsum([len(unit) for unit in units])]).astype(np.int64)
        laid = units or [_NOTHING]
        parts = (np.concatenate([getattr(unit, part.name) for unit in laid]) for part in fields(UnitArrays))
        return cls(offsets, UnitArrays(*parts))

    def save(self, path: Path) -> None:
        """Write as .npz."""
        flat = self.flat
        with path.open("wb") as file:
            np.savez(
                file,
                allow_pickle=False,
                offsets=self.offsets,
                ids=flat.ids,
                kinds=flat.kinds,
                statements=flat.statements,
                depths=flat.depths,
                names=flat.names,
            )

    @classmethod
    def load(cls, path: Path) -> ArrayStore:
        """Read what `save` wrote."""
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            return cls(file["offsets"], UnitArrays(*(file[part.name] for part in fields(UnitArrays))))


def build_store(
    sources: Iterable[Source], view: View, jobs: int = 1, *, vary: Vary | None = None
) -> ArrayStore:
    """Parse every source as a snippet and look at it through `view`, in order.

    A source that cannot be read becomes an empty unit, so that positions keep their meaning.

    Args:
        sources: code and language of each.
        view: what becomes of it.
        jobs: processes that parse.
        vary: what every source is put through first, each time it comes with other random numbers.
    """
    function = _view_chunk if vary is None else partial(_varied_chunk, vary)
    return ArrayStore.of(list(chain.from_iterable(_map(function, _chunks(sources), view, jobs))))


def count_tokens(sources: Iterable[Source], view: View, jobs: int = 1) -> Counter[str]:
    """How often each token occurs: what a vocabulary is cut from."""
    total: Counter[str] = Counter()
    for counts in _map(_count_chunk, _chunks(sources), view, jobs):
        total.update(counts)
    return total


def _map(
    function: Callable[[list[Source], View], T], chunks: Iterable[list[Source]], view: View, jobs: int
) -> Iterator[T]:
    if jobs == 1:
        yield from map(function, chunks, repeat(view))
        return
    with process_pool(jobs) as pool:
        yield from pool.map(function, chunks, repeat(view))


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    for source in sources:
        chunk.append(source)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _view_chunk(chunk: list[Source], view: View) -> list[UnitArrays]:
    return [view.arrays(read_unit(code, language)) for code, language in chunk]


def _varied_chunk(vary: Vary, chunk: list[Source], view: View) -> list[UnitArrays]:
    sources = []
    for at, (code, language) in enumerate(chunk):
        rng = np.random.default_rng([crc32(code.encode("utf-8", "surrogatepass")), at])
        sources.append((vary(code, language, rng), language))
    return _view_chunk(sources, view)


def _count_chunk(chunk: list[Source], view: View) -> Counter[str]:
    counts: Counter[str] = Counter()
    for code, language in chunk:
        counts.update(view.tokens(read_unit(code, language)))
    return counts
