"""Near vectors by cosine: `exact`, the oracle, and `faiss`, for many vectors."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from paralog.core import Index, Registry
from paralog.index.exact import ExactIndex
from paralog.index.faiss_index import FaissIndex


class IndexType(Protocol):
    """What is registered: makes an empty index for vectors of `dim` numbers, or opens a saved one."""

    def __call__(self, dim: int) -> Index: ...
    def load(self, path: Path) -> Index: ...


INDEXES: Registry[IndexType] = Registry(
    "index",
    {"exact": "paralog.index.exact:ExactIndex", "faiss": "paralog.index.faiss_index:FaissIndex"},
    "paralog.indexes",
)

__all__ = ["INDEXES", "ExactIndex", "FaissIndex", "IndexType"]
