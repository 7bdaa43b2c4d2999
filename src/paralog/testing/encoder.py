"""What an encoder has to keep."""

from __future__ import annotations

import re

import numpy as np

from paralog.core import CodeUnit, Encoder, Judge, Vectors
from paralog.syntax import snippet
from paralog.testing.expect import expect
from paralog.testing.vectors import TOLERANCE, check_form, check_steady, sent

_SAMPLES = (
    "def f(x):\n    return x + 1\n",
    "def total(rows):\n    result = 0\n    for row in rows:\n        result += row\n    return result\n",
    "def names(people):\n    return sorted(person.name for person in people if person.name)\n",
    "def caf\u00e9(\u5024):\n    return {'\U0001f600': \u5024}\n",
    "x = " + "[" * 50 + "]" * 50,
    "\n".join(f"value_{i} = call_{i}(value_{i - 1}, 'text {i}')" for i in range(1_500)),
    "# nothing but a comment\n",
    "",
)


def check_encoder(encoder: Encoder) -> None:
    """Check an encoder, and its probabilities where it is a `Judge` too.

    Raises:
        AssertionError: it breaks the contract; the message says how.
    """
    expect(isinstance(encoder, Encoder), "it lacks a member of core.Encoder: name, dim, encode")
    expect(re.fullmatch(r"\S+@\S+", encoder.name), f"its name is {encoder.name!r}, not name@version")
    expect(encoder.dim >= 1, f"its dim is {encoder.dim}")
    units = [snippet(code, "python") for code in _SAMPLES]
    vectors = encoder.encode(units)
    check_form(vectors, _SAMPLES, encoder.dim)
    check_form(encoder.encode([]), [], encoder.dim)
    _check_units(encoder, units, vectors)
    if isinstance(encoder, Judge):
        _check_probability(encoder)


def _check_units(encoder: Encoder, units: list[CodeUnit], vectors: Vectors) -> None:
    """The vector of a unit depends on its code alone, in any process."""
    check_steady(encoder.encode, units, vectors, "units")
    compact = encoder.encode([unit.compact() for unit in units])
    expect(np.allclose(compact, vectors, atol=TOLERANCE), "a unit without lexemes gives another vector")
    expect(
        np.allclose(sent(encoder).encode(units), vectors, atol=TOLERANCE),
        "after pickling it gives another vector",
    )


def _check_probability(judge: Judge) -> None:
    similarities = np.linspace(-1, 1, 2_001, dtype=np.float32)
    probabilities = judge.probability(similarities)
    expect(probabilities.shape == similarities.shape, "there is not one probability for each similarity")
    expect(
        ((probabilities >= 0) & (probabilities <= 1)).all(),
        "a probability lies outside [0, 1] or is not a number",
    )
    expect((np.diff(probabilities) >= -1e-9).all(), "the probability falls while the similarity rises")
