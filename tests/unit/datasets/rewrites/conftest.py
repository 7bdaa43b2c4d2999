import contextlib
import io
from pathlib import Path

import numpy as np
import pytest

from paralog.datasets.rewrites import KINDS, Chances
from paralog.datasets.rewrites.python import parse, render

PROGRAMS = Path(__file__).parents[3] / "data" / "rewrites"


@pytest.fixture
def change():
    """What a kind makes of a program at chance 1; None where it finds no place."""

    def changed(kind, code):
        chances = Chances(np.random.default_rng(0), 1.0)
        rewritten = KINDS[kind](parse(code), chances)
        return render(rewritten) if chances.taken else None

    return changed


@pytest.fixture
def programs():
    """Programs written for the purpose, by name; each reads a count, numbers and a word."""
    return {path.stem: path.read_text() for path in sorted(PROGRAMS.glob("*.py"))}


@pytest.fixture
def inputs():
    """What the programs are given: a few numbers, zero and negative ones among them."""
    rng = np.random.default_rng(7)
    made = []
    for n in (1, 2, 3, 4, 5, 5):
        numbers = " ".join(map(str, rng.integers(-2, 9, n)))
        made.append([str(n), numbers, "".join(rng.choice(list("abc"), n))])
    return made


@pytest.fixture
def behaviour(inputs):
    """What a program prints for each input, and the error that it ends with."""

    def run(code, lines):
        printed, remaining = io.StringIO(), iter(lines)
        error = ""
        try:
            with contextlib.redirect_stdout(printed):
                exec(
                    compile(code, "program", "exec"),
                    {"__name__": "__main__", "input": lambda: next(remaining)},
                )
        except Exception as raised:
            error = type(raised).__name__
        return printed.getvalue(), error

    return lambda code: [run(code, lines) for lines in inputs]
