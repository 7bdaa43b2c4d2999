"""An inverted index of words: BM25, with all that does not depend on the query computed beforehand."""

from __future__ import annotations

import io
import tokenize
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

K1 = 1.5
"""How soon repeating a word stops to count."""
B = 0.75
"""How much long units are held back, in [0, 1]."""


@dataclass(frozen=True)
class Bm25Index:
    """Postings of words: those of word i are `offsets[i]` to `offsets[i + 1]` of `rows` and `impacts`.

    Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework", eq. 3.15, divided by the most
    that a unit could get for a word, so that a score is a share.

    Attributes:
        vocabulary: distinct words.
        offsets: int64 [words + 1].
        rows: int32, units that hold the word, ascending.
        impacts: float32, what the word gives to the unit, in (0, 1), its rarity left out.
        n: how many units there are.
    """

    vocabulary: tuple[str, ...]
    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    impacts: NDArray[np.float32]
    n: int

    def __len__(self) -> int:
        return self.n

    @classmethod
    def build(cls, documents: Iterable[Mapping[str, float]]) -> Self:
        """An index of units, each given as how often it holds each of its words (weighted as one likes)."""
        numbers: dict[str, int] = {}
        words: list[int] = []
        counts: list[float] = []
        sizes: list[int] = []
        for document in documents:
            words += [numbers.setdefault(word, len(numbers)) for word in document]
            counts += document.values()
            sizes.append(len(document))
        rows = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        frequencies = np.array(counts, np.float64)
        lengths = np.bincount(rows, frequencies, minlength=len(sizes))
        relative = lengths / max(float(lengths.mean()), 1e-9) if sizes else lengths
        impacts = frequencies / (frequencies + K1 * (1 - B + B * relative[rows]))
        order = np.argsort(np.array(words, np.int64), kind="stable")
        held = np.bincount(np.array(words, np.int64), minlength=len(numbers))
        return cls(
            tuple(numbers),
            np.concatenate([[0], np.cumsum(held)]).astype(np.int64),
            rows[order],
            impacts[order].astype(np.float32),
            len(sizes),
        )

    def scores(self, words: Sequence[str] | Mapping[str, float]) -> NDArray[np.float32]:
        """What each unit gets for the words, of the most that one could: float32 [n], in [0, 1].

        Words that no unit holds count as the rarest, so that a query which is met by half scores low.

        Args:
            words: each counts once; or, of each, how much it counts.
        """
        total = np.zeros(self.n, np.float64)
        most = 0.0
        for word, weight in (words if isinstance(words, Mapping) else dict.fromkeys(words, 1.0)).items():
            number = self._numbers.get(word)
            first, last = (0, 0) if number is None else self.offsets[number : number + 2]
            rarity = weight * float(np.log1p((self.n - (last - first) + 0.5) / (last - first + 0.5)))
            total[self.rows[first:last]] += rarity * self.impacts[first:last]
            most += rarity
        shares: NDArray[np.float32] = (total / most if most else total).astype(np.float32)
        return shares

    def pack(self) -> bytes:
        """The index as the bytes of an archive of NumPy; nothing in it is pickled."""
        vocabulary = np.frombuffer("\n".join(self.vocabulary).encode("utf-8", "surrogatepass"), np.uint8)
        archive = io.BytesIO()
        np.savez(
            archive,
            allow_pickle=False,
            vocabulary=vocabulary,
            offsets=self.offsets,
            rows=self.rows,
            impacts=self.impacts,
            n=np.array(self.n, np.int64),
        )
        return archive.getvalue()

    @classmethod
    def unpack(cls, content: bytes) -> Self:
        """The index that `pack` made into bytes.

        Raises:
            ValueError: the bytes are damaged.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as parts:
                if sum(member.file_size for member in parts.zip.infolist()) > len(content):
                    raise ValueError("the index of words is packed, which it never was")
                text = parts["vocabulary"].tobytes().decode("utf-8", "surrogatepass")
                words = tuple(text.split("\n")) if text else ()
                index = cls(words, parts["offsets"], parts["rows"], parts["impacts"], int(parts["n"]))
                is_whole = index._is_whole()
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            TypeError,
            EOFError,
            OSError,
            RuntimeError,
            AttributeError,
            MemoryError,
            OverflowError,
            tokenize.TokenError,  # from NumPy, which reads headers as Python
        ) as error:
            raise ValueError(f"the index of words is damaged: {error}") from error
        if not is_whole:
            raise ValueError("the parts of the index of words do not fit together")
        return index

    def _is_whole(self) -> bool:
        """Whether the arrays fit together, which those from elsewhere may not."""
        starts = self.offsets
        return (
            starts.shape == (len(self.vocabulary) + 1,)
            and starts.dtype == np.int64
            and starts[0] == 0
            and bool((np.diff(starts) >= 0).all())
            and self.rows.shape == self.impacts.shape == (int(starts[-1]),)
            and self.rows.dtype == np.int32
            and bool(((self.rows >= 0) & (self.rows < self.n)).all())
            and bool(np.isfinite(self.impacts).all())
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.vocabulary)}
