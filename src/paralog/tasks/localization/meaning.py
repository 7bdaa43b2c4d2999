"""Signals of meaning: the report and the functions as vectors of one space."""

from __future__ import annotations

import numpy as np

from paralog.core import TextEncoder
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase
from paralog.tasks.localization.signal import Floats, Signals

_LONGEST = 2_000  # characters of a report that are encoded: its title and how it begins


def meaning_signals(report: BugReport, code: Codebase, encoder: TextEncoder) -> Signals:
    """How near the title, and the title with the beginning of the prose, are to each function and file.

    A cosine counts in standard deviations from the mean of all functions, so that encoders which crowd
    their vectors and those which spread them are read alike.
    """
    if code.vectors is None or not len(code.functions):
        return Signals(
            {name: np.zeros(len(code.files)) for name in ("meaning title", "meaning words")},
            {name: np.zeros(len(code.functions)) for name in ("meaning title", "meaning words")},
        )
    texts = [report.title, f"{report.title}. {report.prose}"[:_LONGEST]]
    cosines = (encoder.encode_text(texts) @ code.vectors.T).astype(np.float64)
    functions = {"meaning title": _above_mean(cosines[0]), "meaning words": _above_mean(cosines[1])}
    files = {name: code.best_of_files(values) for name, values in functions.items()}
    return Signals(files, functions)


def _above_mean(cosines: Floats) -> Floats:
    """What is above the mean, in units of four standard deviations."""
    spread = float(cosines.std())
    above: Floats = np.maximum(cosines - cosines.mean(), 0) / max(4 * spread, 1e-9)
    return above
