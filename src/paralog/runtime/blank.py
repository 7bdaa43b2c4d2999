"""For work that reads code and compares no vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paralog.core import CodeUnit, Vectors


@dataclass(frozen=True, slots=True)
class BlankEncoder:
    """An encoder of dimension 0: what it is given is read, cached and not encoded."""

    @property
    def name(self) -> str:
        """Nothing that a report could name."""
        return ""

    @property
    def fingerprint(self) -> str:
        return "blank"

    @property
    def dim(self) -> int:
        return 0

    def encode(self, units: Sequence[CodeUnit]) -> Vectors:
        """float32 [n, 0]."""
        return np.zeros((len(units), 0), np.float32)
