"""What localization finds: the files and functions that a bug report is about."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core.unit import CodeUnit


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file or function is suspected.

    Attributes:
        kind: "path", "trace", "name", "words" or "past".
        text: what was found, on one line; as hostile as the report, the code and the history.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SuspectFunction:
    """A function that a report may be about.

    Attributes:
        unit: the function.
        score: what functions are ranked by; it compares functions of one report.
        probability: calibrated probability that the repair changes it, in [0, 1].
        reasons: most telling first.
    """

    unit: CodeUnit
    score: float
    probability: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SuspectFile:
    """A file that a report may be about.

    Attributes:
        path: relative to the root, with forward slashes.
        language: registered name.
        score: what files are ranked by; it compares files of one report.
        probability: calibrated probability that the repair changes it, in [0, 1].
        reasons: most telling first.
        functions: its most suspected functions, best first.
    """

    path: str
    language: str
    score: float
    probability: float
    reasons: tuple[Reason, ...] = ()
    functions: tuple[SuspectFunction, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """Where a bug may be.

    Attributes:
        title: of the report.
        signals: groups of signals that were compared: "words", "mentions", "history", "meaning".
        files: most suspected first.
        functions: of the whole code base, most suspected first.
    """

    title: str
    signals: tuple[str, ...]
    files: tuple[SuspectFile, ...]
    functions: tuple[SuspectFunction, ...]
