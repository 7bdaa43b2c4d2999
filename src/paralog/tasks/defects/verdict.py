"""What the comparison says, in words."""

from __future__ import annotations

from paralog.core import HistoryError
from paralog.tasks.defects.comparison import Standing
from paralog.tasks.defects.contenders import MODEL
from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.options import Options

CRITERIA = {"ap": "average precision", "popt": "Popt"}


def criterion(options: Options) -> str:
    """Name of the figure that decides."""
    return "popt" if options.by_effort else "ap"


def worded(standings: tuple[Standing, ...], options: Options, windows: int) -> str:
    """Whether the model beats the simple rankings here, with the interval, and what is done about it."""
    if not standings:
        return (
            f"No ranking can be tested on this history: in no window of {options.window_days} days were"
            f" {options.min_defective} or more files repaired and others not. The order is that of the model,"
            " and nothing here says how good it is."
        )
    name = CRITERIA[criterion(options)]
    rivals = [standing for standing in standings if standing.name != MODEL]
    best = rivals[0]
    low, high = best.interval
    tested = f"{windows} {'window' if windows == 1 else 'windows'}"
    lead = f"{best.difference:+.3f} in {name} (95% interval {low:+.3f} to {high:+.3f}, {tested})"
    if standings[0].name != MODEL:
        return (
            f"The model does not beat {best.name} on this repository: {lead}."
            f" The files are ranked by {best.name}."
        )
    if low > 0:
        return f"The model beats {best.name}, the best simple ranking on this repository: {lead}."
    return (
        f"The model is ahead of {best.name}, the best simple ranking on this repository, by no more than"
        f" chance may give: {lead}."
    )


def check_history(mined: Mined, shown: str, options: Options) -> None:
    """Refuse a history that nothing can be learned from.

    Raises:
        HistoryError: it has one commit, too few, or none that repairs anything.
    """
    n = mined.changes_source
    if n < options.min_commits:
        raise HistoryError(
            f"{shown}: {n} of {len(mined.commits)} commits change source code; a ranking by risk needs"
            f" {options.min_commits}, because it is learned from what was repaired"
        )
    if not mined.n_fixes:
        raise HistoryError(
            f"{shown}: none of {n:,} commits that change source code reads like the repair of a defect, so"
            " nothing can be learned; --labels FILE says which commits do"
        )
