"""What vectors have to keep, whatever they stand for: code or text."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from paralog.core import Vectors
from paralog.testing.expect import expect

TOLERANCE = 1e-3
"""By how much a number may change with what is encoded beside it; an index stores half precision."""

T = TypeVar("T")


def check_form(vectors: Vectors, samples: Sequence[str], dim: int) -> None:
    """Check that `vectors` are those of `samples`: their number, type and length."""
    n = len(samples)
    expect(
        vectors.shape == (n, dim),
        f"{n} samples of dim {dim} give shape {vectors.shape} instead of {(n, dim)}",
    )
    expect(vectors.dtype == np.float32, f"the vectors are {vectors.dtype}, not float32")
    expect(np.isfinite(vectors).all(), "a vector holds a number that is not finite")
    lengths = np.linalg.norm(vectors, axis=1)
    wrong = np.flatnonzero(np.abs(lengths - 1) > TOLERANCE)
    if len(wrong):
        sample = samples[wrong[0]][:40]
        raise AssertionError(f"the vector of {sample!r} has length {lengths[wrong[0]]:.4g}, not 1")


def check_steady(
    encode: Callable[[Sequence[T]], Vectors], samples: Sequence[T], vectors: Vectors, what: str
) -> None:
    """Check that the vector of a sample depends on the sample alone.

    Args:
        encode: what is checked.
        samples: called `what` in messages.
        vectors: what `encode` gave for them.
        what: plural noun.
    """
    expect(np.array_equal(encode(samples), vectors), f"encoding the same {what} twice gives two answers")
    backwards = encode(samples[::-1])[::-1]
    expect(np.allclose(backwards, vectors, atol=TOLERANCE), f"a vector depends on the order of the {what}")
    alone = np.concatenate([encode([sample]) for sample in samples])
    expect(
        np.allclose(alone, vectors, atol=TOLERANCE),
        f"a vector depends on the {what} it is encoded together with",
    )


def sent(encoder: T) -> T:
    """The encoder as a worker process receives it."""
    try:
        received: T = pickle.loads(pickle.dumps(encoder))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise AssertionError(f"it cannot be sent to a worker process: {error}") from error
    return received
