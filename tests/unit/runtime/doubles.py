"""Encoders for tests; in a module of their own, because worker processes import them by name."""

import os
import time
from zlib import crc32

import numpy as np


class CountingEncoder:
    """Counts lexemes in hashed places; notes how many units it was given."""

    def __init__(self, name="counting@1", dim=16):
        self.name = self.fingerprint = name
        self.dim = dim
        self.n_encoded = 0

    def encode(self, units):
        self.n_encoded += len(units)
        counts = np.zeros((len(units), self.dim), np.float32)
        for row, unit in enumerate(units):
            for text in unit.lexemes.texts:
                counts[row, crc32(text.encode()) % self.dim] += 1
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)


class FragileEncoder(CountingEncoder):
    """Brings its process down on a unit called `bomb`."""

    def encode(self, units):
        if any(unit.name == "bomb" for unit in units):
            os._exit(9)
        return super().encode(units)


class SlowEncoder(CountingEncoder):
    """Takes its time."""

    def encode(self, units):
        time.sleep(60)
        return super().encode(units)


class BrokenEncoder(CountingEncoder):
    def encode(self, units):
        raise ZeroDivisionError("no luck")


class WrongEncoder(CountingEncoder):
    """Gives one row too few, or rows that are no numbers."""

    def __init__(self, cut, value):
        super().__init__()
        self.cut, self.value = cut, value

    def encode(self, units):
        return np.full((len(units) - self.cut, self.dim), self.value, np.float32)


class UnloadableEncoder(CountingEncoder):
    """Can be sent and cannot be received."""

    def __setstate__(self, state):
        raise OSError("the model is gone")

    def __getstate__(self):
        return {"some": "state"}
