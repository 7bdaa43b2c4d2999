"""Files and functions that a bug report is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from paralog.core import Located, Notice, Report, SuspectFile, SuspectFunction, TextEncoder, UsageError
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase
from paralog.tasks.localization.observe import at_hand, observe
from paralog.tasks.localization.options import Options
from paralog.tasks.localization.past import Past
from paralog.tasks.localization.places import rows_of_path
from paralog.tasks.localization.ranker import Ranked, Ranker
from paralog.tasks.localization.reasons import Explainer
from paralog.tasks.localization.signal import Floats, Group

_MOST_PATHS = 3  # that are told
_WORDS_ONLY = "the words of the report were compared and not their meaning: the model reads code only"


def locate(
    report: BugReport,
    code: Codebase,
    ranker: Ranker,
    options: Options,
    *,
    past: Past | None = None,
    encoder: TextEncoder | None = None,
    root: str = "",
    encoder_name: str = "",
    notices: Sequence[Notice] = (),
    statistics: Mapping[str, int] | None = None,
) -> Report:
    """Rank the files and functions of a code base by how much a report points at them.

    Args:
        report: what was reported.
        code: the code base as it was when the report was written.
        ranker: how much each signal counts.
        options: what to compare and to show.
        past: what was changed before the report; None for nothing.
        encoder: puts the report into the space of the vectors of `code`; None to do without.
        root: folder that all paths are relative to.
        encoder_name: `name@version` of what made the vectors.
        notices: what the caller has to add to the report.
        statistics: counts to add.

    Raises:
        UsageError: there is no file to look in, or the ranking knows none of the signals.
    """
    if not code.files:
        raise UsageError("there is no source file to look in")
    groups = ranker.usable(options.groups & at_hand(code, past, encoder))
    observed = observe(report, code, groups, past=past, encoder=encoder)
    files = ranker.rank_files(observed.signals, groups)
    functions = ranker.rank_functions(observed.signals, groups, files, code.owner)
    explainer = Explainer(report, code, observed)

    def suspect(at: int) -> SuspectFunction:
        unit, score, probability = code.functions[at], functions.scores[at], functions.probabilities[at]
        return SuspectFunction(unit, float(score), float(probability), explainer.function(at))

    found = tuple(
        SuspectFile(
            path=code.files[row].path,
            language=code.files[row].language,
            score=float(files.scores[row]),
            probability=float(files.probabilities[row]),
            reasons=explainer.file(row),
            functions=tuple(map(suspect, _within(row, functions, code)[: options.functions])),
        )
        for row in best(files.scores)[: options.top]
    )
    return Report(
        task="localization",
        root=root,
        classes=(),
        notices=tuple(
            sorted(
                (
                    *notices,
                    *_remarks(report, code, groups, options, ranker, observed.signals.files, explainer),
                )
            )
        ),
        statistics={**(statistics or {}), "files": len(code.files), "functions": len(code.functions)},
        settings={**options.settings(), "ranker": ranker.name},
        encoder=encoder_name if Group.MEANING in groups else "",
        located=Located(
            title=report.title,
            signals=tuple(group for group in Group if group in groups),
            files=found,
            functions=tuple(map(suspect, best(functions.scores)[: options.top])),
        ),
    )


def best(scores: Floats) -> list[int]:
    """Positions by falling score, equal ones in the order in which they stand."""
    return [int(at) for at in np.argsort(-scores, kind="stable")]


def _within(row: int, functions: Ranked, code: Codebase) -> list[int]:
    """Functions of a file, best first."""
    first, last = np.searchsorted(code.owner, [row, row + 1])
    return [int(first) + at for at in best(functions.scores[first:last])]


def _remarks(
    report: BugReport,
    code: Codebase,
    groups: frozenset[Group],
    options: Options,
    ranker: Ranker,
    signals: Mapping[str, Floats],
    explainer: Explainer,
) -> list[Notice]:
    """What a reader has to know about how the answer came to be."""
    remarks = []
    could_compare_meaning = any(Group.MEANING in choice for choice in ranker.weights)
    if Group.MEANING in options.groups - groups and could_compare_meaning:
        remarks.append(Notice("", "words-only", _WORDS_ONLY))
    if report.is_cut:
        remarks.append(Notice("", "report-cut", "the report is long: its beginning and its end were read"))
    gone = [path for path in report.paths if "/" in path and not rows_of_path(path, code)]
    if gone and Group.MENTIONS in groups:
        are = "is" if len(gone) == 1 else "are"
        message = (
            f"the report names {', '.join(gone[:_MOST_PATHS])}, which {are} not among the files compared"
        )
        remarks.append(Notice("", "path-unknown", message))
    telling = [signals[name] for name in ("file words", "path", "past change") if name in signals]
    if not any(float(values.max()) > 0 for values in telling):
        message = "the code holds no word of the report: is it in another language, or about other code?"
        remarks.append(Notice("", "no-words", message))
    elif thin := explainer.thin:
        held, n_words = thin
        message = (
            f"of the report's {n_words:,} words the code holds {', '.join(held) or 'none'}: that is little to"
            " go on, and the probabilities are those of reports that say more"
        )
        remarks.append(Notice("", "few-words", message))
    return remarks
