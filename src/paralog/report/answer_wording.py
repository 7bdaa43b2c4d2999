"""Sentences about an answer that several formats share."""

from __future__ import annotations

from paralog.core import Answer, CloneType, Hit, Report
from paralog.report.wording import TYPE_NAMES, doubt, percent, plural


def rating(hit: Hit) -> str:
    """How good a hit is, in a word or a number: exact copy, 87% likely, or its score."""
    if hit.copy is not None:
        return TYPE_NAMES[CloneType(hit.copy)]
    return f"{hit.score:.2f}" if hit.probability is None else f"{percent(hit.probability)} likely"


def why(hit: Hit, answer: Answer) -> str:
    """Why it was found: words parse, date; similarity 0.61."""
    reasons = []
    if answer.by_words and (hit.words or not answer.is_code):
        reasons.append(f"words {', '.join(hit.words)}" if hit.words else "none of the words")
    if hit.similarity is not None:
        reasons.append(f"similarity {hit.similarity:.2f}")
    if doubted := doubt(hit):
        reasons.append(doubted)
    return "; ".join(reasons)


def asked(answer: Answer) -> str:
    """Which code was asked for: like shop/dates.py:3-9 parse_date; "" for words, which say it themselves."""
    return f"like {answer.query}" if answer.is_code else ""


def found(report: Report, answer: Answer) -> str:
    """One line of totals for the end of an answer: 19 files, 239 functions searched by words: 10 hits."""
    ways = [way for way, was in (("words", answer.by_words), ("meaning", answer.by_meaning)) if was]
    looked_at = [plural(report.statistics.get("searched", 0), "function")]
    if (files := report.statistics.get("files")) is not None:
        looked_at.insert(0, plural(files, "file"))
    hits = plural(len(answer.hits), "hit") if answer.hits else "nothing found"
    return f"{', '.join(looked_at)} searched by {' and '.join(ways)}: {hits}"
