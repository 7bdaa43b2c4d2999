import numpy as np
import pytest

from paralog.history import Removal
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import parse
from paralog.tasks.defects.repaired import repaired_functions

CODE = "def a(x):\n    return x\n\n\ndef b(x):\n    def c(y):\n        return y + 1\n    return c(x)\n"


class Reader:
    """A `Meaning` over one text for all files."""

    def __init__(self, removals):
        self.encoder, self.removed = HashingEncoder(), removals

    @property
    def dim(self):
        return self.encoder.dim

    def units(self, files):
        return [parse(CODE, "python", file.path).units for file in files]

    def removals(self, commits):
        return [removal for removal in self.removed if removal.commit in commits]

    def vectors(self, units):
        return self.encoder.encode(units)


@pytest.fixture
def history(story):
    story.commit("Begin", ["a.py"], status="A")
    return story, story.commit("Fix a crash", ["a.py"]), story.commit("Fix another crash", ["a.py"])


def test_the_innermost_functions_of_the_lines_are_told(history):
    story, first, second = history
    mined = story.mined()
    reader = Reader([Removal(first, "", "a.py", (2, 7)), Removal(second, "", "a.py", (5,))])
    found = repaired_functions(mined, reader)
    assert [(unit.qualname, place) for unit, place in zip(found.units, found.commits, strict=True)] == [
        ("b", 2), ("a", 1), ("b.c", 1),
    ]  # fmt: skip
    assert found.files == (0, 0, 0) and found.vectors.shape == (3, reader.dim)
    assert (found.times(0, "b"), found.times(0, "a"), found.times(1, "a")) == (1, 1, 0)


def test_without_removed_lines_there_is_nothing(history):
    story, *_ = history
    found = repaired_functions(story.mined(), Reader([]))
    assert found.units == () and found.vectors.shape[0] == 0
    assert np.isfinite(found.vectors).all()
