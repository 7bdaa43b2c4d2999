"""The seams of paralog, on one screen. A seam supplies an object; nobody asks what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO, TypeAlias, runtime_checkable

from paralog.core.finding import Report
from paralog.core.lexeme import Lexemes
from paralog.core.unit import CodeUnit

if TYPE_CHECKING:  # numpy is slow to import, and a help page needs none
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"  # [n, dim], rows of unit length
Progress: TypeAlias = Callable[[int, int, str], None]
"""Called, in the caller's thread, with how much is done, how much there is (0: not known), and of what."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Nearest rows of an index for each query; missing places hold row -1 and similarity -1.

    Shapes: `rows` int64 [n, k], `similarities` float32 [n, k], nearest first, ties by lower row.
    """

    rows: NDArray[np.int64]
    similarities: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of rows above a threshold: `left[i] < right[i]`, sorted by (left, right)."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    similarities: NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Turns code units into vectors whose cosine says how alike they behave.

    `name` is `name@version` for people; `fingerprint` changes whenever the vectors would, for caches.
    """

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def dim(self) -> int: ...
    def encode(self, units: Sequence[CodeUnit]) -> Vectors: ...


@runtime_checkable
class Windowed(Protocol):
    """An encoder that reads at most `window` lexemes at once and averages over the parts of longer units.

    It may read fewer at once where they are very many statements, see `paralog.features.windows`.
    """

    @property
    def window(self) -> int: ...


@runtime_checkable
class TextEncoder(Protocol):
    """Puts free text into the space of an `Encoder`."""

    def encode_text(self, texts: Sequence[str]) -> Vectors: ...


@runtime_checkable
class Judge(Protocol):
    """Says how probable it is that two units do the same, from their similarity.

    The probabilities hold where the share `prior` of the pairs does the same.
    """

    @property
    def prior(self) -> float: ...
    def probability(self, similarities: NDArray[np.float32]) -> NDArray[np.float64]: ...


@runtime_checkable
class Verifier(Protocol):
    """Reads two units that serve one purpose and says whether what differs between them changes what they do.

    `unchanged` gives float64 [n] in [0, 1], a probability for the first and the second of each pair; which is
    which makes no difference. Units that are one but for the names they define have 1.
    """

    def unchanged(self, first: Sequence[Lexemes], second: Sequence[Lexemes]) -> NDArray[np.float64]: ...


@runtime_checkable
class Index(Protocol):
    """Finds near vectors by cosine.

    `join` gives the pairs at `threshold` or above; with `k` only those in which one row is among the
    other's k nearest, which bounds the memory where a great many rows are alike.
    """

    @property
    def dim(self) -> int: ...
    def __len__(self) -> int: ...
    def add(self, vectors: Vectors) -> None: ...
    def search(self, queries: Vectors, k: int) -> Neighbours: ...
    def join(self, threshold: float, k: int | None = None) -> Matches: ...
    def save(self, path: Path) -> None: ...


@runtime_checkable
class WordIndex(Protocol):
    """Says how much each unit is about some words: float32 [n] in [0, 1], 0 where it holds none of them.

    The words are given each once, or with how much each of them counts.
    """

    def __len__(self) -> int: ...
    def scores(self, words: Sequence[str] | Mapping[str, float]) -> NDArray[np.float32]: ...


@runtime_checkable
class Reporter(Protocol):
    """Writes a report; never closes `out`, never prints."""

    def write(self, report: Report, out: TextIO) -> None: ...
