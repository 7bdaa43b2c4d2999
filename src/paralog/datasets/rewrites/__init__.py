"""Behaviour-keeping rewrites: the same program, written otherwise.

A model that learns what code does should not care whether a loop counts with `for` or with
`while`. Each kind of rewrite is a small rule that answers, for one place in a program, what may
stand there instead; where it is not certain that behaviour is kept, it answers nothing.
Behaviour is what a program prints and returns when it runs without an error of its own; the text
of error messages and the time taken are not part of it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from paralog.datasets.rewrites.chances import Chances
from paralog.datasets.rewrites.java import JAVA
from paralog.datasets.rewrites.language import Language
from paralog.datasets.rewrites.python import KINDS, PYTHON

LANGUAGES: Mapping[str, Language[Any]] = {"python": PYTHON, "java": JAVA}
"""The languages that have rewrites; each brings a tree of its own."""

__all__ = ["JAVA", "KINDS", "LANGUAGES", "PYTHON", "Chances", "Language", "rewrite"]


def rewrite(code: str, language: str, rng: np.random.Generator, *, chance: float = 0.5) -> str:
    """A program that does the same and is written otherwise; not all comments and layout are kept.

    Each kind of rewrite, in random order, is applied at each of its places with probability
    `chance`. The same generator state gives the same text.

    Returns:
        The rewritten code; the code itself where the language has no rewrites, the code does not
        parse, looks at its own names (`eval`, `globals`), or offers no place.
    """
    known = LANGUAGES.get(language)
    return code if known is None else known.rewrite(code, rng, chance)
