"""Every setting of every command, each spelled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from paralog.config.setting import Setting, Value, check, setting, settings_in
from paralog.core import UsageError

_FILES = "Which files"
_RUN = "How it runs"
_FINDINGS = "What is reported"
_GATE = "Gate"
_HITS = "What is found"
_RANKING = "How files are ranked"
_SIGNALS = "What is compared"


@dataclass(frozen=True, slots=True)
class EmbedSettings:
    """Which files to read and how to turn them into vectors."""

    include: tuple[str, ...] = setting(
        (),
        "Read only files that match this gitignore-style pattern, relative to PATH.",
        group=_FILES,
        metavar="PATTERN",
    )
    exclude: tuple[str, ...] = setting(
        (),
        "Leave out files that match this gitignore-style pattern, relative to PATH.",
        group=_FILES,
        metavar="PATTERN",
    )
    gitignore: bool = setting(True, "Leave out what .gitignore files leave out.", group=_FILES)
    vendored: bool = setting(False, "Read vendored copies of other projects too.", group=_FILES)
    generated: bool = setting(False, "Read generated and minified files too.", group=_FILES)
    tests: bool = setting(False, "Read test code too.", group=_FILES)
    model: str | None = setting(
        None,
        "Model to use: a name, name@version or a folder; in a configuration file no folder.",
        group=_RUN,
        metavar="NAME",
    )
    jobs: int = setting(
        0, "Processes to work with; 0 for one on each processor.", group=_RUN, low=0, high=256
    )
    cache: bool = setting(True, "Keep what was read and encoded in the user's cache.", group=_RUN)

    def __post_init__(self) -> None:
        """Refuse what a command line or a file could not say either; lists become tuples.

        Raises:
            UsageError: a value has the wrong type or lies out of bounds.
        """
        for known in settings_in(type(self)):
            value: object = getattr(self, known.name)
            if value is None and known.default is None:
                continue
            try:
                object.__setattr__(self, known.name, check(known, value))  # as it is frozen
            except ValueError as error:
                raise UsageError(f"{known.name} {error}") from None


@dataclass(frozen=True, slots=True)
class ScanSettings(EmbedSettings):
    """Which files to read, which findings to report and when to fail."""

    min_probability: float = setting(
        0.5,
        "Report pairs that do the same with at least this probability.",
        group=_FINDINGS,
        low=0.01,
        high=1,
        table="scan",
        metavar="P",
    )
    min_tokens: int = setting(
        30, "Leave out units with fewer tokens.", group=_FINDINGS, low=1, high=1_000_000, table="scan"
    )
    min_lines: int = setting(4, "Leave out units with fewer lines.", group=_FINDINGS, low=1, table="scan")
    types: tuple[int, ...] = setting(
        (1, 2, 3, 4), "Clone types to report.", group=_FINDINGS, low=1, high=4, table="scan", metavar="N,..."
    )
    across_languages: bool = setting(
        False, "Compare units of different languages too.", group=_FINDINGS, table="scan"
    )
    trivial: bool = setting(
        False,
        "Report accessors, stubs, tables and what else nobody can do anything about.",
        group=_FINDINGS,
        table="scan",
    )
    labels: bool = setting(
        True,
        "Say what a clone class is for, in the words of a documented function.",
        group=_FINDINGS,
        table="scan",
    )
    limit: int = setting(
        20, "Clone classes that the text report shows; 0 for all.", group=_FINDINGS, low=0, table="scan"
    )
    max_classes: int | None = setting(
        None,
        "Exit with status 1 when more clone classes than this are found.",
        group=_GATE,
        low=0,
        table="scan",
    )
    baseline: str | None = setting(
        None,
        "Report and count only clone classes that this baseline file does not know.",
        group=_GATE,
        in_file=False,
        metavar="FILE",
    )


@dataclass(frozen=True, slots=True)
class SearchSettings(EmbedSettings):
    """Which files to search and how much to show."""

    top: int = setting(10, "Functions to show, best first.", group=_HITS, low=1, high=10_000, table="search")
    language: tuple[str, ...] = setting(
        (), "Search only functions in this language.", group=_HITS, table="search", metavar="NAME"
    )


@dataclass(frozen=True, slots=True)
class RiskSettings(EmbedSettings):
    """Which files to rank by risk, how, and when to fail."""

    window_days: int = setting(
        182,
        "A probability looks this many days ahead.",
        group=_RANKING,
        low=7,
        high=3650,
        table="risk",
    )
    effort: bool = setting(
        False,
        "Rank by what is found for each line that has to be read.",
        group=_RANKING,
        table="risk",
    )
    szz: bool = setting(
        False,
        "Count a repair only where git blame finds the defect to be older than the window; slow at first.",
        group=_RANKING,
        table="risk",
    )
    representation: bool = setting(
        False,
        "Learn also from what the functions of past revisions did; slow at first, and not shown to help.",
        group=_RANKING,
        table="risk",
    )
    show: int = setting(
        20, "Files that the text report shows; 0 for all.", group=_FINDINGS, low=0, table="risk"
    )
    fail_above: float | None = setting(
        None,
        "Exit with status 1 when a reported file stands above this percentage of the repository's files.",
        group=_GATE,
        low=0,
        high=100,
        table="risk",
        metavar="PERCENT",
    )


@dataclass(frozen=True, slots=True)
class LocateSettings(EmbedSettings):
    """Which files to look in, what to compare and how much to show."""

    files: int = setting(
        10, "Files to show, most suspected first.", group=_HITS, low=1, high=10_000, table="locate"
    )
    functions: int = setting(
        3, "Functions to show of each file.", group=_HITS, low=0, high=10_000, table="locate"
    )
    words: bool = setting(
        True, "Compare the words of the report and the code.", group=_SIGNALS, table="locate"
    )
    mentions: bool = setting(
        True,
        "Look up the paths, stack traces and names that the report mentions.",
        group=_SIGNALS,
        table="locate",
    )
    history: bool = setting(
        True,
        "Compare the report with earlier commits, and see what changed lately.",
        group=_SIGNALS,
        table="locate",
    )
    meaning: bool = setting(
        True,
        "Compare vectors of the report and the functions, where the ranking weighs them (see --ranking).",
        group=_SIGNALS,
        table="locate",
    )


ALL_SETTINGS: tuple[type[EmbedSettings], ...] = (ScanSettings, SearchSettings, RiskSettings, LocateSettings)
"""The settings classes that between them have every setting."""


S = TypeVar("S", bound=EmbedSettings)


def every_setting() -> tuple[Setting, ...]:
    """The settings of all commands, each once."""
    return tuple({found.name: found for owner in ALL_SETTINGS for found in settings_in(owner)}.values())


def chosen_settings(given: S | None, owner: type[S]) -> S:
    """The settings that a caller gave, or the defaults.

    Raises:
        UsageError: it gave something else, such as a dict or the settings of another command.
    """
    if given is None:
        return owner()
    if not isinstance(given, owner):
        raise UsageError(f"settings must be {owner.__name__}, not {type(given).__name__}")
    return given


def combine(owner: type[S], *layers: Mapping[str, Value]) -> S:
    """Settings of class `owner` from several sources, each over the ones before it.

    Values by field name, checked already; names that `owner` does not have are left out, so that
    one configuration file serves every command.
    """
    names = {setting.name for setting in settings_in(owner)}
    merged = {name: value for layer in layers for name, value in layer.items() if name in names}
    return cast(Callable[..., S], owner)(**merged)
