import numpy as np
import pytest

from paralog.runtime.hashing import HashingEncoder
from paralog.testing import check_encoder


class Wrapped:
    """The hashing encoder with one thing wrong."""

    name = "wrapped@1"
    fingerprint = "wrapped"
    dim = 256

    def encode(self, units):
        return HashingEncoder().encode(units)


class Unnamed(Wrapped):
    name = "no version"


class Doubles(Wrapped):
    def encode(self, units):
        return super().encode(units).astype(np.float64)


class Narrow(Wrapped):
    dim = 200


class TooLong(Wrapped):
    def encode(self, units):
        return super().encode(units) * 2


class NotANumber(Wrapped):
    def encode(self, units):
        return super().encode(units) * np.float32("nan")


class Forgetful(Wrapped):
    def __init__(self):
        self.calls = 0

    def encode(self, units):
        self.calls += 1
        return np.roll(super().encode(units), self.calls, axis=1)


class Social(Wrapped):
    def encode(self, units):
        return np.roll(super().encode(units), len(units), axis=1)


class Placed(Wrapped):
    def encode(self, units):
        vectors = super().encode(units)
        return np.stack([np.roll(row, i) for i, row in enumerate(vectors)]) if len(units) else vectors


class NeedsLexemes(Wrapped):
    def encode(self, units):
        vectors = super().encode(units)
        return np.stack(
            [row if u.lexemes else np.roll(row, 1) for u, row in zip(units, vectors, strict=True)]
            or [vectors]
        ).reshape(-1, 256)


class Stuck(Wrapped):
    def __getstate__(self):
        raise TypeError("cannot pickle it")


class Falling(Wrapped):
    prior = 0.5

    def probability(self, similarities):
        return 0.5 - similarities.astype(np.float64) / 4


class Beyond(Wrapped):
    prior = 0.5

    def probability(self, similarities):
        return similarities.astype(np.float64)


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        (object(), "lacks a member"),
        (Unnamed(), "not name@version"),
        (Doubles(), "not float32"),
        (Narrow(), "shape"),
        (TooLong(), "has length 2"),
        (NotANumber(), "not finite"),
        (Forgetful(), "two answers"),
        (Social(), "encoded together with"),
        (Placed(), "order of the units"),
        (NeedsLexemes(), "without lexemes"),
        (Stuck(), "worker process"),
        (Falling(), "falls while"),
        (Beyond(), "outside"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_planted_violation_is_caught(encoder, message):
    with pytest.raises(AssertionError, match=message):
        check_encoder(encoder)
