"""Signals of words: BM25 over files, functions, names and messages."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase
from paralog.tasks.localization.signal import Floats, Signals, share_of_best
from paralog.tasks.localization.words import phrases, report_words

_MEAN_OF = 3  # functions of a file, the best ones


def lexical_signals(report: BugReport, code: Codebase) -> Signals:
    """How much the words of the title, the prose and the code blocks are those of files and functions.

    What files and functions are whatever the report says, a mark of a package or a constructor, is here too.
    """
    indexes = code.indexes
    whole = report_words(report.title, report.prose, *report.code)
    title = report_words(report.title)
    functions: dict[str, NDArray[np.float32]] = {
        "words": indexes.functions.scores(whole),
        "title": indexes.functions.scores(title),
        "prose": indexes.functions.scores(report_words(report.title, report.prose)),
        "code": indexes.functions.scores(report_words(*report.code)),
    }
    said = phrases(report.title) + phrases(report.prose)
    for block in report.code:
        said.update(phrases(block))
    files: dict[str, NDArray[np.floating]] = {
        "file words": indexes.files.scores(whole),
        "file title": indexes.files.scores(title),
        "function words": code.best_of_files(functions["words"]),
        "function title": code.best_of_files(functions["title"]),
        "function code": code.best_of_files(functions["code"]),
        "functions title": _mean_of_best(functions["title"], code),
        "names words": indexes.names.scores(whole),
        "names title": indexes.names.scores(title),
        "path words": indexes.paths.scores(dict.fromkeys(whole, 1.0)),
        "messages": indexes.messages.scores(dict.fromkeys(said, 1.0)),
    }
    of_functions = {f"function {name}": share_of_best(scores) for name, scores in functions.items()}
    for name in ("words", "title", "prose"):
        of_functions[f"{name} in file"] = _share_in_file(functions[name].astype(np.float64), code)
    of_functions |= {"constructor": code.is_constructor, "nested": code.depth / 3}
    of_files = {name: share_of_best(scores) for name, scores in files.items()}
    of_files["package marker"] = np.array([float(file.is_package_marker) for file in code.files])
    return Signals(of_files, of_functions)


def _mean_of_best(scores: NDArray[np.float32], code: Codebase) -> Floats:
    """Mean of the best three functions of each file; missing ones count as 0."""
    total = np.zeros(len(code.files))
    order = np.lexsort((-scores, code.owner))  # file by file, best first
    owners = code.owner[order]
    places = np.arange(len(order)) - np.searchsorted(owners, owners)
    best = places < _MEAN_OF
    np.add.at(total, owners[best], scores[order][best])
    return total / _MEAN_OF


def _share_in_file(scores: Floats, code: Codebase) -> Floats:
    """Scores of functions as shares of the best one's in the same file."""
    best = code.best_of_files(scores)[code.owner]
    return np.divide(scores, best, out=np.zeros(len(scores)), where=best > 0)
