"""Why a file or function is suspected, in words that a reader can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paralog.core import Reason, WordIndex
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.code_file import text_words
from paralog.tasks.localization.codebase import Codebase, function_words
from paralog.tasks.localization.observe import Observed
from paralog.tasks.localization.words import report_words, spoken, surfaces

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
        self._rarity: dict[tuple[int, str], float] = {}

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
        words = self._shared(text_words(self._code.files[row]), self._code.indexes.files)
        return (*reasons, *_listed("words", "holds", words))

    def function(self, row: int) -> tuple[Reason, ...]:
        """Reasons for a function."""
        reasons: list[Reason] = []
        if (mentions := self._observed.mentions) is not None:
            reasons += [Reason("name", _cut(text)) for text in mentions.functions.get(row, [])[:2]]
        words = self._shared(function_words(self._code.functions[row]), self._code.indexes.functions)
        return (*reasons, *_listed("words", "holds", words))

    def _shared(self, held: Counter[str], index: WordIndex) -> list[str]:
        """Words of the report that are held, by how rare they are and how much they count in the report."""
        found = {word: self._weight(word, index) for word in self._words if word in held}
        ordered = sorted(found, key=lambda word: (-found[word], word))
        shown = dict.fromkeys(self._spelled.get(word, spoken(word)) for word in ordered)
        return list(shown)

    def _weight(self, word: str, index: WordIndex) -> float:
        key = (id(index), word)
        if key not in self._rarity:
            n_holding = int((index.scores([word]) > 0).sum())
            rarity = 1 / (1 + n_holding)
            self._rarity[key] = rarity * self._words[word] * (2 if word in self._titled else 1)
        return self._rarity[key]


def _listed(kind: str, lead: str, items: list[str]) -> Iterator[Reason]:
    shown = list(dict.fromkeys(items))[:_MOST]
    if shown:
        yield Reason(kind, _cut(f"{lead} {', '.join(shown)}"))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
