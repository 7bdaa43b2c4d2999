"""Files by the probability of a defect, from a folder of a git repository to a report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.cache import open_cache
from paralog.api.model import Model
from paralog.api.store import load
from paralog.config import RiskSettings, chosen_settings
from paralog.core import Notice, Progress, Report

if TYPE_CHECKING:
    from paralog.api.revision_units import RevisionUnits
    from paralog.api.revisions import Revisions, SourceFilter
    from paralog.history import Commit, Repository
    from paralog.runtime.cache import EmbeddingCache
    from paralog.tasks import defects

_EMBARGO_DAYS = 14


@dataclass(frozen=True, slots=True)
class RepositoryHistory:
    """A repository, ready for the task.

    Attributes:
        repository: what was opened.
        mined: its history with its repairs.
        revisions: its files at any commit.
        meaning: what they do; None where nobody asked.
    """

    repository: Repository
    mined: defects.Mined
    revisions: Revisions
    meaning: RevisionUnits | None


def risk(
    path: str | Path = ".",
    *,
    settings: RiskSettings | None = None,
    labels: str | Path | None = None,
    changed_since: str | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> Report:
    """Rank the files of a git repository by the probability that they will be repaired.

    What is ranked is the last commit; the work tree is not looked at. The ranking is learned from the
    repository's own history, on top of what other projects taught, and tested on its past: `report.risk`
    says whether it beats simple rankings here.

    Args:
        path: a folder inside the repository; only files in it are reported.
        settings: which files to rank and how; None for the defaults.
        labels: a file that says which commits are repairs, as `write_labels` writes it; it overrules the rule
            for the commits that it names, but for merges, mass changes and formatting, which never count.
        changed_since: a revision; only files that changed since HEAD left it are reported.
        model: reads what functions do; None for the one that the settings name.
        progress: told how far the work is.

    Returns:
        A report whose `risk` has the files, most risky first.

    Raises:
        UsageError: the folder does not exist, a revision names no commit, the labels cannot be read.
        UnknownName: no such model.
        HistoryError: there is no git, no complete history, or nothing in it to learn from.
    """
    from paralog.history import changed_since as paths_since
    from paralog.tasks import defects

    chosen = chosen_settings(settings, RiskSettings)
    options = defects.Options(
        window_days=chosen.window_days,
        embargo_days=min(_EMBARGO_DAYS, chosen.window_days // 4),
        by_effort=chosen.effort,
        by_meaning=chosen.representation,
    )
    encoder = model or load(chosen.model)
    with open_cache() if chosen.cache else nullcontext() as cache:
        found = history_of(path, chosen, labels=labels, cache=cache, model=encoder, progress=progress)
        git, head = found.repository.git, found.repository.head
        only = None if changed_since is None else paths_since(git, changed_since, head)
        return defects.run(
            found.mined,
            found.revisions,
            options,
            meaning=found.meaning,
            encoder=encoder.name,
            only=only,
            root=str(path),
            prefix=found.repository.prefix,
            notices=_notices(only, found),
            progress=progress,
        )


def history_of(
    path: str | Path,
    settings: RiskSettings,
    *,
    labels: str | Path | None = None,
    cache: EmbeddingCache | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> RepositoryHistory:
    """Open and mine a repository; arguments as of `risk`.

    Raises:
        UsageError, HistoryError: as `risk`.
    """
    from paralog.api.revision_units import RevisionUnits
    from paralog.api.revisions import Revisions, SourceFilter
    from paralog.history import open_repository, read_commits
    from paralog.syntax import source_endings

    repository = open_repository(path)
    is_source = SourceFilter(repository, settings)
    commits = read_commits(
        repository.git, repository.head, extensions=source_endings(), known=cache, progress=progress
    )
    mined = _mine(repository, commits, is_source, labels, settings, cache, progress)
    revisions = Revisions(repository, is_source, settings, cache)
    meaning = RevisionUnits(revisions, model.encoder, cache) if model is not None else None
    return RepositoryHistory(repository, mined, revisions, meaning)


def _mine(
    repository: Repository,
    commits: Sequence[Commit],
    is_source: SourceFilter,
    labels: str | Path | None,
    settings: RiskSettings,
    cache: EmbeddingCache | None,
    progress: Progress | None,
) -> defects.Mined:
    """The history with its repairs, judged by the rule and then by the user's labels."""
    from paralog.api.fix_labels import overruled, read_labels
    from paralog.history import find_inducing, ignored_revisions, judge_fix, treat
    from paralog.syntax import source_endings
    from paralog.tasks import defects

    treatments = treat(commits, ignored_revisions(repository.git, repository.head))
    pairs = zip(commits, treatments, strict=True)
    verdicts = tuple(judge_fix(commit, treatment, is_source) for commit, treatment in pairs)
    if labels is not None:
        said = overruled(verdicts, read_labels(labels), str(labels))
        triples = zip(verdicts, said, treatments, strict=True)
        verdicts = tuple(rule if treatment.left_out else hand for rule, hand, treatment in triples)
    inducements = None
    if settings.szz:
        fixes = [commit for commit, verdict in zip(commits, verdicts, strict=True) if verdict.is_fix]
        through = [
            c.id
            for c, treatment in zip(commits, treatments, strict=True)
            if treatment.left_out and not c.is_merge
        ]
        inducements = find_inducing(
            repository.git,
            fixes,
            looked_through=through,
            extensions=source_endings(),
            known=cache,
            progress=progress,
        )
    return defects.Mined(commits, treatments, verdicts, inducements)


def _notices(only: frozenset[str] | None, found: RepositoryHistory) -> tuple[Notice, ...]:
    from paralog.syntax.discovery import LEFT_OUT

    prefix, head = found.repository.prefix, found.repository.head
    notices = []
    if only is not None and not any(
        map(found.revisions.is_source, (path for path in only if path.startswith(prefix)))
    ):
        what = "no file that is ranked" if only else "nothing"
        notices.append(Notice("", "nothing-changed", f"{what} changed since that revision"))
    if n := sum(path.startswith(prefix) for path in found.revisions.without_grammar(head)):
        files = "1 file" if n == 1 else f"{n:,} files"
        notices.append(Notice("", "grammar", f"left out {files} {LEFT_OUT['grammar']}"))
    return tuple(notices)
