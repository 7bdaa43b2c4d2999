"""Files by the probability that they will be repaired: learned from the history that is handed in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from paralog.core import (
    Assessment,
    FixLabel,
    HistoryError,
    Notice,
    Progress,
    Report,
    RiskContender,
    RiskyFile,
)
from paralog.history import shown_path
from paralog.syntax import language_of
from paralog.tasks.defects.comparison import Standing, standings, test_rankings
from paralog.tasks.defects.inside import Inside, look_inside
from paralog.tasks.defects.meaning import Meaning
from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.options import Options
from paralog.tasks.defects.prior import Prior, read_prior
from paralog.tasks.defects.ranking import Ranking, rank
from paralog.tasks.defects.reasons import reasons
from paralog.tasks.defects.repaired import repaired_functions
from paralog.tasks.defects.table import Code
from paralog.tasks.defects.verdict import check_history, criterion, worded
from paralog.tasks.defects.windows import Timeline, build_timeline

_DIGITS = 6
_DEFAULTS = Options()


def run(
    mined: Mined,
    code: Code,
    options: Options = _DEFAULTS,
    *,
    meaning: Meaning | None = None,
    encoder: str = "",
    prior: Prior | None = None,
    only: Collection[str] | None = None,
    root: str = "",
    prefix: str = "",
    notices: Sequence[Notice] = (),
    progress: Progress | None = None,
) -> Report:
    """Rank the files of the last commit.

    Args:
        mined: the history.
        code: the files of any commit of it.
        options: what is wanted.
        meaning: what the files' functions do; None to do without.
        encoder: `name@version` of the encoder behind `meaning`.
        prior: what other projects taught; None for the one that ships.
        only: paths to report; the others are ranked with them and left out. None for all.
        root: how the user named the folder, for the report.
        prefix: folder below the top of the repository whose files are reported, ending in "/"; their paths
            are relative to it.
        notices: what was met before.
        progress: told how far the work is.

    Raises:
        HistoryError: nothing can be learned from the history, or there is no file to rank.
    """
    check_history(mined, root or "the repository", options)
    known = prior or read_prior()
    timeline = build_timeline(
        mined, code, options, meaning=meaning if options.by_meaning else None, progress=progress
    )
    if not len(timeline.now):
        raise HistoryError(
            f"{root or 'the repository'}: HEAD has no source file that could be ranked: none is committed, or"
            " their contents are not at hand, as in a partial clone"
        )
    tested = test_rankings(timeline, known)
    found = standings(tested, options.by_effort, options.draws, options.seed)
    ranking = rank(timeline, known, found)
    files = _files(timeline, ranking, only, prefix, meaning)
    if not any(file.path.startswith(prefix) for file in timeline.now.files):
        raise HistoryError(f"{root}: no source file that could be ranked is committed in this folder")
    assessment = Assessment(
        revision=mined.commits[-1].id,
        files=files,
        ranked_by=ranking.by,
        criterion=criterion(options),
        verdict=worded(found, options, len(tested)),
        contenders=tuple(map(_contender, found)),
        windows=len(tested),
        window_days=options.window_days,
        commits=len(mined.commits),
        fixes=mined.n_fixes,
        learned_windows=len(timeline.windows),
        prior=tuple(name for name, _, _ in known.projects),
        labels=labels(mined),
    )
    statistics = {"files": len(timeline.now), "commits": len(mined.commits), "fixes": mined.n_fixes}
    settings: dict[str, str | int | float | bool | None] = {
        "window_days": options.window_days,
        "embargo_days": options.embargo_days,
        "by_effort": options.by_effort,
        "by_meaning": options.by_meaning,
    }
    return Report("defects", root, (), tuple(notices), statistics, settings, encoder, risk=assessment)


def labels(mined: Mined) -> tuple[FixLabel, ...]:
    """Every commit that changes source code with its label, newest first."""
    pairs = zip(reversed(mined.commits), reversed(mined.verdicts), strict=True)
    return tuple(
        FixLabel(verdict.commit, verdict.is_fix, verdict.reason, verdict.subject)
        for commit, verdict in pairs
        if commit.changes
    )


def _files(
    timeline: Timeline,
    ranking: Ranking,
    only: Collection[str] | None,
    prefix: str,
    meaning: Meaning | None,
) -> tuple[RiskyFile, ...]:
    table, n, sizes = timeline.now, len(timeline.now), timeline.now.sizes
    paths = [file.path for file in table.files]
    order = sorted(range(n), key=lambda row: (-ranking.scores[row], -ranking.probabilities[row], paths[row]))
    below = np.searchsorted(np.sort(ranking.scores), ranking.scores, "left") / max(n - 1, 1)
    shown = [row for row in order if paths[row].startswith(prefix) and (only is None or paths[row] in only)]
    explained = set(shown[: timeline.options.explained])
    insides = _insides(timeline, shown[: timeline.options.inspected], meaning)
    return tuple(
        RiskyFile(
            path=shown_path(paths[row].removeprefix(prefix)),
            language=language_of(paths[row]) or "",
            lines=int(sizes[row]),
            probability=round(float(ranking.probabilities[row]), _DIGITS),
            score=round(float(ranking.scores[row]), _DIGITS),
            percentile=round(float(below[row]), _DIGITS),
            reasons=reasons(table, row, ranking.model, timeline.options.window_days)
            if row in explained
            else (),
            functions=insides[row].functions if row in insides else (),
            past_defects=insides[row].past_defects if row in insides else (),
        )
        for row in shown
    )


def _insides(timeline: Timeline, rows: Sequence[int], meaning: Meaning | None) -> dict[int, Inside]:
    """What is inside the files of some rows; nothing without knowing what functions do."""
    if meaning is None or not rows:
        return {}
    table, options = timeline.now, timeline.options
    repaired = repaired_functions(timeline.mined, meaning)
    units = meaning.units([table.files[row] for row in rows])
    return {
        row: look_inside(
            timeline.mined,
            repaired,
            int(table.numbers[row]),
            inside,
            meaning.vectors(inside),
            options.functions,
            options.past_defects,
        )
        for row, inside in zip(rows, units, strict=True)
    }


def _contender(standing: Standing) -> RiskContender:
    figures = {name: None if np.isnan(value) else round(value, 4) for name, value in standing.figures.items()}
    low, high = standing.interval
    return RiskContender(
        standing.name,
        figures,
        round(standing.difference, _DIGITS),
        (round(low, _DIGITS), round(high, _DIGITS)),
    )
