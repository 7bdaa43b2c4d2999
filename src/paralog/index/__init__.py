"""Near vectors by cosine: `exact`, the oracle, and `cells`, for many vectors."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from paralog.core import Index, Registry
from paralog.index.cells import CellIndex
from paralog.index.exact import ExactIndex


class IndexType(Protocol):
    """What is registered: makes an empty index for vectors of `dim` numbers, or opens a saved one."""

    def __call__(self, dim: int) -> Index: ...
    def load(self, path: Path) -> Index: ...


INDEXES: Registry[IndexType] = Registry(
    "index",
    {"cells": "paralog.index.cells:CellIndex", "exact": "paralog.index.exact:ExactIndex"},
    "paralog.indexes",
)

__all__ = ["INDEXES", "CellIndex", "ExactIndex", "IndexType"]
