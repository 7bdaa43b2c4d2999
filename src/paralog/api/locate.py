"""The files and functions that a bug report is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.locatable import Locatable, read_locatable
from paralog.api.model import Model
from paralog.api.store import load
from paralog.config import LocateSettings, chosen_settings
from paralog.core import Encoder, Progress, Report, TextEncoder

if TYPE_CHECKING:
    from paralog.tasks.localization import BugReport, Options, Ranker


@dataclass(frozen=True, slots=True)
class Locator:
    """A repository that was read once, to be asked about many reports.

    Attributes:
        within: what reports are looked up in.
        ranker: how much each signal counts.
        options: what is compared and shown.
        encoder: puts reports into the space of the functions' vectors; None where none does.
    """

    within: Locatable
    ranker: Ranker
    options: Options
    encoder: Encoder | None

    def locate(self, report: str | BugReport) -> Report:
        """The files and functions that a report is about; arguments as in `paralog.locate`."""
        from paralog.tasks import localization as task

        found = task.read_report(report) if isinstance(report, str) else report
        return task.locate(
            found,
            self.within.code,
            self.ranker,
            self.options,
            past=self.within.past,
            encoder=self.encoder if isinstance(self.encoder, TextEncoder) else None,
            root=self.within.root,
            encoder_name=self.encoder.name if self.encoder else "",
            notices=self.within.notices,
            statistics=self.within.statistics,
        )


def locator(
    repo: str | Path = ".",
    *,
    at: str | None = None,
    settings: LocateSettings | None = None,
    model: Model | None = None,
    ranking: str | Path | None = None,
    progress: Progress | None = None,
) -> Locator:
    """Read a repository, to locate many reports in it; arguments as in `locate`."""
    from paralog.tasks import localization as task

    chosen = chosen_settings(settings, LocateSettings)
    ranker = task.load_ranker() if ranking is None else task.read_ranker(Path(ranking))
    groups = frozenset(group for group in task.Group if getattr(chosen, group))
    options = task.Options(top=chosen.files, functions=chosen.functions, groups=groups)
    encoder = None
    if task.Group.MEANING in groups and any(task.Group.MEANING in known for known in ranker.weights):
        loaded = (model or load(chosen.model)).encoder
        encoder = loaded if isinstance(loaded, TextEncoder) else None
    within = read_locatable(
        Path(repo), at, chosen, encoder, with_history=task.Group.HISTORY in groups, progress=progress
    )
    return Locator(within, ranker, options, encoder)


def locate(
    report: str | BugReport,
    repo: str | Path = ".",
    *,
    at: str | None = None,
    settings: LocateSettings | None = None,
    model: Model | None = None,
    ranking: str | Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Find the files and functions that a bug report is about.

    Args:
        report: its text: plain, Markdown, HTML, or the JSON that GitHub, Bugzilla or Jira exports.
        repo: a folder, in a git repository or not, or a bare repository.
        at: the revision that the report is about, by any name that git knows: its files are compared, and
            the commits that led to it; None for the files that lie in the folder, and HEAD.
        settings: which files to read, what to compare and how much to show; None for the defaults.
        model: model that gives reports and functions a meaning; None for the one that the settings name.
        ranking: file that `paralog adapt locate` wrote; None for the ranking that comes with paralog.
        progress: told how far the work is.

    Returns:
        A report whose `located` has the files and functions, most suspected first, with reasons.

    Raises:
        UsageError: the report says nothing; there is no such folder, revision or ranking, or no source file.
        UnknownName: no such model.
    """
    from paralog.tasks import localization as task

    found = task.read_report(report) if isinstance(report, str) else report  # before the long work
    where = locator(repo, at=at, settings=settings, model=model, ranking=ranking, progress=progress)
    return where.locate(found)
