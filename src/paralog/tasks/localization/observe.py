"""All signals of one report, with the evidence behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paralog.core import TextEncoder
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase
from paralog.tasks.localization.lexical import lexical_signals
from paralog.tasks.localization.meaning import meaning_signals
from paralog.tasks.localization.past import Past, Recalled, recall
from paralog.tasks.localization.places import Mentions, find_mentions
from paralog.tasks.localization.signal import Group, Signals, together


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of one report.

    Attributes:
        by_group: signals of each group that was asked for.
        mentions: None where they were not asked for.
        recalled: None where the past was not asked for.
    """

    by_group: Mapping[Group, Signals]
    mentions: Mentions | None
    recalled: Recalled | None

    @property
    def signals(self) -> Signals:
        """Those of all groups."""
        return together(self.by_group.values())


def observe(
    report: BugReport,
    code: Codebase,
    groups: frozenset[Group],
    *,
    past: Past | None = None,
    encoder: TextEncoder | None = None,
) -> Observed:
    """The signals of `groups`; for `HISTORY` the past, and for `MEANING` the encoder, has to be there."""
    signals: dict[Group, Signals] = {}
    mentions = recalled = None
    if Group.WORDS in groups:
        signals[Group.WORDS] = lexical_signals(report, code)
    if Group.MENTIONS in groups:
        mentions = find_mentions(report, code)
        signals[Group.MENTIONS] = mentions.signals
    if Group.HISTORY in groups:
        assert past is not None
        recalled = recall(report, past, len(code.files))
        signals[Group.HISTORY] = recalled.signals
    if Group.MEANING in groups:
        assert encoder is not None
        signals[Group.MEANING] = meaning_signals(report, code, encoder)
    return Observed(signals, mentions, recalled)


def at_hand(code: Codebase, past: Past | None, encoder: TextEncoder | None) -> frozenset[Group]:
    """Groups of signals that can be had."""
    groups = {Group.WORDS, Group.MENTIONS}
    if past is not None and past.changes:
        groups.add(Group.HISTORY)
    if encoder is not None and code.vectors is not None:
        groups.add(Group.MEANING)
    return frozenset(groups)
