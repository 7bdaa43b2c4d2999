import numpy as np
import pytest

from paralog.datasets.rewrites import Chances
from paralog.datasets.rewrites.java import KINDS, Program

METHOD = "{} f(int n, int[] a, String s, boolean p, double d, Node o) {{\n{}\n}}"


def squeezed(text):
    return "".join(text.split())


@pytest.fixture
def program():
    """A method with some statements for its body."""

    def program(body, result="void"):
        return Program.read(METHOD.format(result, body))

    return program


@pytest.fixture
def change(program):
    """What a kind makes of the statements of a method at chance 1, without spaces; None for no place."""

    def change(kind, body, result="void"):
        chances = Chances(np.random.default_rng(0), 1.0)
        changed = KINDS[kind](program(body, result), chances)
        if not chances.taken:
            return None
        before, after = squeezed(METHOD.format(result, "\0")).split("\0")
        return squeezed(changed.piece.code).removeprefix(before).removesuffix(after)

    return change


@pytest.fixture
def check(change):
    """Checks what a kind makes of a body; layout does not count."""

    def check(kind, before, after, result="void"):
        assert change(kind, before, result) == (after and squeezed(after))

    return check


@pytest.fixture
def expression(program):
    """The first expression of `return ...;` in a method, with its program."""

    def expression(text):
        known = program(f"return {text};")
        return known, next(known.nodes("return_statement")).named_children[0]

    return expression
