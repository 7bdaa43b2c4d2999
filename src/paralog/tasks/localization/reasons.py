"""Why a file or function is suspected, in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from paralog.core import Reason, WordIndex
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase
from paralog.tasks.localization.observe import Observed
from paralog.tasks.localization.words import report_words, spoken, surfaces

_FEW = 3  # words, on which no probability can rest
_MOST = 6  # words, names or lines that are told
_LONGEST = 160  # characters of a reason


class Explainer:
    """Tells why, for one report.

    Args:
        report: the report.
        code: where it was looked for.
        observed: what was found.
    """

    def __init__(self, report: BugReport, code: Codebase, observed: Observed) -> None:
        self._code = code
        self._observed = observed
        self._words = report_words(report.title, report.prose, *report.code)
        self._titled = report_words(report.title)
        self._spelled = surfaces(report.text)
        self._in_files = self._holders(code.indexes.files)
        self._in_functions = self._holders(code.indexes.functions)

    @property
    def thin(self) -> tuple[list[str], int] | None:
        """The words that any file holds and how many the report has, where few are held and not half.

        None where there is more to go on, such as a file that is named.
        """
        mentions = self._observed.mentions
        if mentions is not None and (mentions.paths or mentions.traces or mentions.names):
            return None
        held = [self._spelled.get(word, spoken(word)) for word, holds in self._in_files if holds.any()]
        is_thin = len(held) <= _FEW and 2 * len(held) <= len(self._words)
        return (held, len(self._words)) if is_thin else None

    def file(self, row: int) -> tuple[Reason, ...]:
        """Reasons for a file: what names it, the past, then the words."""
        reasons: list[Reason] = []
        if (mentions := self._observed.mentions) is not None:
            reasons += _listed("path", "the report names", mentions.paths.get(row, []))
            reasons += _listed("trace", "in the stack trace:", mentions.traces.get(row, []))
            reasons += _listed("name", "declares", mentions.names.get(row, []))
        if (recalled := self._observed.recalled) is not None:
            for change in recalled.changes.get(row, []):
                reasons.append(Reason("past", _cut(f"{change.id} {change.title}")))
        return (*reasons, *_listed("words", "holds", self._shared(row, self._in_files)))

    def function(self, row: int) -> tuple[Reason, ...]:
        """Reasons for a function."""
        reasons: list[Reason] = []
        if (mentions := self._observed.mentions) is not None:
            reasons += [Reason("name", _cut(text)) for text in mentions.functions.get(row, [])[:2]]
        return (*reasons, *_listed("words", "holds", self._shared(row, self._in_functions)))

    def _holders(self, index: WordIndex) -> list[tuple[str, NDArray[np.bool_]]]:
        """Words of the report with what holds them, by how rare they are and how much they count there."""
        found = []
        for word, weight in self._words.items():
            holds = index.scores([word]) > 0
            rarity = (2 if word in self._titled else 1) * weight / (1 + int(holds.sum()))
            found.append((-rarity, word, holds))
        return [(word, holds) for _, word, holds in sorted(found, key=lambda entry: entry[:2])]

    def _shared(self, row: int, holders: list[tuple[str, NDArray[np.bool_]]]) -> list[str]:
        """Words of the report that a file or function holds, as the report writes them."""
        return [self._spelled.get(word, spoken(word)) for word, holds in holders if holds[row]]


def _listed(kind: str, lead: str, items: list[str]) -> Iterator[Reason]:
    shown = list(dict.fromkeys(items))[:_MOST]
    if shown:
        yield Reason(kind, _cut(f"{lead} {', '.join(shown)}"))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
