"""Sentences about a ranking by risk that several formats share."""

from __future__ import annotations

from paralog.core import Assessment, PastDefect, RiskContender, RiskReason, RiskyFunction
from paralog.report.wording import percent, plural

FIGURES = (
    ("ap", "AP", "average precision: how many of the files at the top are repaired"),
    ("auc", "AUC", "how often a file that is repaired stands above one that is not"),
    ("auc_in_size", "AUC in size", "the same among files of like size"),
    ("popt", "Popt", "how soon defects are found for the lines read; 1 is the best order, 0 the worst"),
    ("pofb20", "PofB20", "share of the files repaired that is met in the first 20% of the lines"),
    ("ifa", "IFA", "files read in vain before the first hit"),
    ("p10", "P@10", "share of the first ten files that is repaired"),
    ("brier", "Brier", "mean squared error of the probability; lower is better"),
)
"""Figures of a contender that are shown: name, heading and meaning."""


def figure(contender: RiskContender, name: str) -> str:
    """One figure of a contender; a dash where it is not defined."""
    value = contender.figures.get(name)
    return "–" if value is None else f"{value:.1f}" if name == "ifa" else f"{value:.3f}"


def lead(contender: RiskContender) -> str:
    """By how much the model is ahead of a contender: +0.021 (-0.004 to +0.050); "" for the model itself."""
    if contender.name == "model":
        return ""
    low, high = contender.interval
    return f"{contender.lead:+.3f} ({low:+.3f} to {high:+.3f})"


def why(reason: RiskReason) -> str:
    """A reason with its direction: + 4 repairs in the last 182 days."""
    return f"{'+' if reason.weight > 0 else '−'} {reason.text}"


def inside(function: RiskyFunction) -> str:
    """A function with its place and weight: parse (lines 10-42, 31%): 2 repairs."""
    text = f": {function.text}" if function.text else ""
    lines = f"lines {function.start_line}-{function.end_line}"
    return f"{function.qualname} ({lines}, {percent(function.share)}){text}"


def likeness(past: PastDefect) -> str:
    """What a function looks like: parse looks like read, repaired in 1a2b3c4: Fix crash (cosine 0.93)."""
    return (
        f"{past.function} looks like {past.qualname}, repaired in {past.commit[:10]}: {past.subject}"
        f" (cosine {past.similarity:.2f})"
    )


def basis(found: Assessment) -> str:
    """What the ranking rests on, in one sentence."""
    own = (
        f"{plural(found.learned_windows, 'window')} of {found.window_days} days of this history"
        if found.learned_windows
        else "none of this history, which is younger than one window"
    )
    return (
        f"{plural(found.commits, 'commit')}, of which {found.fixes:,} count as repairs; learned from {own}"
        f" and from {plural(len(found.prior), 'other project')}. A probability is that of a repair within"
        f" {found.window_days} days."
    )


def closing(found: Assessment, n_files: int) -> str:
    """One line of totals for the end of a run."""
    return f"{plural(n_files, 'file')} ranked by {found.ranked_by}, {len(found.files):,} of them reported"
