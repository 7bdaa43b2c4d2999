"""What a reporter has to keep."""

from __future__ import annotations

import contextlib
import copy
import io

from paralog.core import (
    CloneClass,
    ClonePair,
    CloneType,
    CodeUnit,
    Label,
    Notice,
    Report,
    Reporter,
    Span,
    UnitKind,
)
from paralog.testing.expect import expect

_CODE = (
    "def total(rows):\n"
    "    # \x1b[31m </script><img src=x onerror=alert(1)> \u202e {{ 7 * 7 }}\n"
    "    result = 0\n"
    "    return result\n"
)
_SENTENCE = "Sum \x1b[31m </script><img src=x onerror=alert(1)> \u202e [all](1) {0} rows \ud800"


def sample_report() -> Report:
    """A report with one class of each type, hostile code, names and labels, and notices."""
    classes = tuple(_sample_class(kind, f"{kind.value:016x}") for kind in CloneType)
    return Report(
        task="clones",
        root="src",
        classes=classes,
        notices=(Notice("bad \x1b[1m.py", "syntax-error", "line 3 is not understood", is_error=True),),
        statistics={"files": 8, "units": 12, "embedded": 9, "pairs": 4, "classes": 4},
        settings={"min_probability": 0.9, "min_tokens": 30, "overloads": False, "types": "1,2,3,4"},
        encoder="hashing@1",
    )


def check_reporter(reporter: Reporter) -> None:
    """Check a reporter on a report with findings, and on an empty one.

    Raises:
        AssertionError: it breaks the contract; the message says how.
    """
    expect(isinstance(reporter, Reporter), "it lacks a member of core.Reporter: write")
    report = sample_report()
    text = _written(reporter, report)
    expect(report == sample_report(), "it changes the report")
    expect(text == _written(reporter, copy.deepcopy(report)), "writing the same report twice gives two texts")
    expect("total_1" in text, "a finding's name is not in its text")
    expect("\x1b" not in text, "it passes an escape character of the scanned code on to a terminal")
    expect("\u202e" not in text, "it passes a character on that turns the direction of writing round")
    expect("<img src=x" not in text or "<html" not in text, "it passes markup of the scanned code on")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise AssertionError("it writes text that cannot be encoded") from error
    empty = Report(task="clones", root="", classes=())
    expect(_written(reporter, empty).strip(), "it writes nothing for a report without findings")


def _written(reporter: Reporter, report: Report) -> str:
    """What `reporter` writes, after seeing that it writes nowhere else."""
    out, elsewhere = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(elsewhere), contextlib.redirect_stderr(elsewhere):
        reporter.write(report, out)
    expect(not out.closed, "it closes the stream that it was given")
    expect(not elsewhere.getvalue(), "it prints")
    return out.getvalue()


def _sample_class(kind: CloneType, name: str) -> CloneClass:
    left, right, near = (_sample_unit(kind, number) for number in (1, 2, 3))
    pair = ClonePair(left, right, kind, 0.97, 0.8, 0.95, aligned=((1, 1), (3, 3), (4, 4)))
    label = Label(_SENTENCE, 0.71, near if kind is CloneType.TYPE_4 else left)
    return CloneClass(name, (left, right), (pair,), kind, pair.similarity, pair.probability, label)


def _sample_unit(kind: CloneType, number: int) -> CodeUnit:
    return CodeUnit(
        path=f"part {number}/file{kind.value} & <b>'\udcff.py",
        language="python",
        kind=UnitKind.FUNCTION,
        qualname=f"Caf\u00e9.total_{kind.value}",
        span=Span(1, 4, 0, len(_CODE.encode())),
        code=_CODE,
        doc="",
        n_tokens=40,
        n_statements=4,
        digest="d",
        shape="s",
    )
