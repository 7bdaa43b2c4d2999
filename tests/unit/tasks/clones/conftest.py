"""The planted corpus in tests/data/clones, and small builders of units."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from paralog.core import CodeUnit, Span, UnitKind
from paralog.syntax import language_of, parse, snippet

CORPUS = Path(__file__).parents[3] / "data" / "clones"


@dataclass(frozen=True)
class Logistic:
    """A judge that gives one half at `middle` and rises from there."""

    middle: float = 0.75
    slope: float = 30.0

    prior = 0.05

    def probability(self, similarities):
        return 1 / (1 + np.exp(-self.slope * (similarities.astype(np.float64) - self.middle)))


@pytest.fixture(scope="session")
def logistic():
    return Logistic


@pytest.fixture(scope="session")
def corpus():
    """All units of the planted corpus."""
    units = []
    for path in sorted(CORPUS.rglob("*.*")):
        shown = path.relative_to(CORPUS).as_posix()
        language = language_of(shown)
        if language is not None:
            units += parse(path.read_text(encoding="utf-8"), language, shown).units
    return tuple(units)


@pytest.fixture(scope="session")
def planted():
    """(type, units as "path qualname") of every class that is planted in the corpus."""
    classes = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return {(each["type"], tuple(each["units"])) for each in classes}


@pytest.fixture(scope="session")
def unit_of():
    """Makes a function from its code, as if it stood at `line` of `path`."""

    def build(code, qualname="f", path="a.py", line=1, language="python", **changes):
        read = snippet(code, language)
        start = line * 1_000
        span = Span(line, line + read.span.n_lines - 1, start, start + len(code))
        changes = {"kind": UnitKind.FUNCTION, **changes}
        return replace(read, qualname=qualname, path=path, span=span, code=code, **changes)

    return build


@pytest.fixture(scope="session")
def outline():
    """Makes a unit of which only the outside matters; bytes are a hundred for each line."""

    def build(qualname="f", path="a.py", lines=(1, 10), **changes):
        unit = CodeUnit(
            path=path,
            language="python",
            kind=UnitKind.FUNCTION,
            qualname=qualname,
            span=Span(lines[0], lines[1], lines[0] * 100, lines[1] * 100 + 50),
            code="",
            doc="",
            n_tokens=50,
            n_statements=8,
            digest=qualname,
            shape=qualname,
        )
        return replace(unit, **changes)

    return build
