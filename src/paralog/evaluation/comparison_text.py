"""A comparison in words: for the terminal and for the card."""

from __future__ import annotations

from collections.abc import Sequence

from paralog.evaluation.comparison import TFIDF, Estimate, MethodScores


def describe(sample: str, methods: Sequence[MethodScores]) -> list[str]:
    """Lines for a person: a table of scores, and what the judged model, the first, is ahead by.

    Args:
        sample: what they were scored on.
        methods: at least one.
    """
    rows = _rows(methods)
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    table = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [f"On {sample}:", *(line.rstrip() for line in table), *_verdicts(methods)]


def markdown(sample: str, methods: Sequence[MethodScores]) -> str:
    """The same as a section of a card."""
    head, *rows = _rows(methods)
    lines = [head, tuple("---" for _ in head), *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    verdicts = "\n".join(f"- {verdict}" for verdict in _verdicts(methods))
    return f"On {sample}; code as it was written.\n\n{table}\n\n{verdicts}"


def _rows(methods: Sequence[MethodScores]) -> list[tuple[str, ...]]:
    """The table, its head first."""
    metrics = max((tuple(method.scores) for method in methods), key=len)
    rows: list[tuple[str, ...]] = [("", *metrics)]
    rows += [(method.name, *(_score(method.scores.get(name)) for name in metrics)) for method in methods]
    return rows


def _score(estimate: Estimate | None) -> str:
    if estimate is None:
        return "–"
    low, high = max(estimate.low, 0.0), min(estimate.high, 1.0)
    return f"{estimate.value:.3f} ({low:.3f} to {high:.3f})"


def _verdicts(methods: Sequence[MethodScores]) -> list[str]:
    """What the judged model is ahead of each other one by."""
    judged, *others = methods
    lines = [
        f"{judged.name} over {other.name}: {'; '.join(_lead(*lead) for lead in other.lead.items())}"
        for other in others
    ]
    if all(method.name != TFIDF for method in others):
        lines.append(f"{TFIDF} could not be compared with: pip install 'paralog[eval]'")
    return lines


def _lead(metric: str, estimate: Estimate) -> str:
    return f"{metric} {estimate.value:+.3f} ({estimate.low:+.3f} to {estimate.high:+.3f}), {_word(estimate)}"


def _word(lead: Estimate) -> str:
    if lead.few:
        return "too few to tell"
    return ("a gain" if lead.low > 0 else "a loss") if lead.is_clear else "no clear gain"
