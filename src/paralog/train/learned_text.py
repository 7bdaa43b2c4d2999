"""What was learned and from what, in words: for the terminal and for the card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from paralog.core import Notice
from paralog.datasets.records import Solution
from paralog.train.learned import METRICS, TFIDF, Estimate, Learned

_SHOWN = 3


def describe(learned: Learned) -> list[str]:
    """Lines for a person: the sample, a table of scores, and what the judged model is ahead by."""
    rows = _rows(learned)
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    table = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [f"On {_sample(learned)}:", *(line.rstrip() for line in table), *_verdicts(learned)]


def markdown(learned: Learned) -> str:
    """The same as a section of a card."""
    head, *rows = _rows(learned)
    lines = [head, tuple("---" for _ in head), *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    verdicts = "\n".join(f"- {verdict}" for verdict in _verdicts(learned))
    return f"On {_sample(learned)}; code as it was written.\n\n{table}\n\n{verdicts}"


def counted(solutions: Sequence[Solution]) -> str:
    """How many solutions, problems and authors there are."""
    n_problems, n_authors = len({s.problem for s in solutions}), len({s.author for s in solutions})
    return f"{len(solutions):,} solutions of {n_problems:,} problems by {n_authors:,} authors"


def told(notices: Iterable[Notice]) -> list[str]:
    """One line for each reason, with the first few files."""
    by_reason: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        by_reason[notice.reason].append(notice)
    return [_summary(reason, found) for reason, found in sorted(by_reason.items())]


def _summary(reason: str, notices: Sequence[Notice]) -> str:
    shown = "; ".join(
        f"{notice.path}: {notice.message}" if notice.path else notice.message for notice in notices[:_SHOWN]
    )
    return f"{reason} ({len(notices)}): {shown}{'; ...' if len(notices) > _SHOWN else ''}"


def _sample(learned: Learned) -> str:
    return (
        f"{learned.n_problems} problems kept out of the training, {learned.n_solutions} solutions by "
        f"{learned.n_authors} authors, {learned.n_seen} of whom it knows from other problems, with 95 % "
        "intervals over problems"
    )


def _rows(learned: Learned) -> list[tuple[str, ...]]:
    """The table of scores, its head first."""
    rows: list[tuple[str, ...]] = [("", *METRICS)]
    for method in learned.methods:
        rows.append((method.name, *(_score(method.scores[name]) for name in METRICS)))
    return rows


def _score(estimate: Estimate) -> str:
    low, high = max(estimate.low, 0.0), min(estimate.high, 1.0)
    return f"{estimate.value:.3f} ({low:.3f} to {high:.3f})"


def _verdicts(learned: Learned) -> list[str]:
    """What the judged model is ahead of each other one by."""
    judged, *others = learned.methods
    lines = [
        f"{judged.name} over {other.name}: {'; '.join(_lead(name, other.lead[name]) for name in METRICS)}"
        for other in others
    ]
    if all(method.name != TFIDF for method in others):
        lines.append(f"{TFIDF} could not be compared with: pip install 'paralog[eval]'")
    return lines


def _lead(metric: str, estimate: Estimate) -> str:
    word = ("a gain" if estimate.low > 0 else "a loss") if estimate.is_clear else "no clear gain"
    return f"{metric} {estimate.value:+.3f} ({estimate.low:+.3f} to {estimate.high:+.3f}), {word}"
