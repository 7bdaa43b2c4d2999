"""Sentences that several formats share, so that a finding reads alike wherever it is shown."""

from __future__ import annotations

from collections import Counter

from paralog.core import CloneClass, ClonePair, CloneType, Hit
from paralog.report.totals import Totals

TYPE_NAMES: dict[CloneType, str] = {
    CloneType.TYPE_1: "exact copy",
    CloneType.TYPE_2: "renamed copy",
    CloneType.TYPE_3: "changed copy",
    CloneType.TYPE_4: "rewritten",
}
MAY_DIFFER = "the behaviour may differ"
DOUBTFUL = 0.5
"""Probability of a pair's doing quite the same below which a reader is told."""
TYPE_MEANINGS: dict[CloneType, str] = {
    CloneType.TYPE_1: "The functions are equal but for layout and comments.",
    CloneType.TYPE_2: "The functions are equal but for the names they define and the literals they use.",
    CloneType.TYPE_3: "The functions share most statements; some were added, removed or changed.",
    CloneType.TYPE_4: "The functions do the same thing and are written differently.",
}


def plural(number: int, noun: str, many: str = "") -> str:
    """The number, grouped by thousands, with its noun: 1 class, 1,204 lines."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def percent(share: float) -> str:
    """A share in [0, 1] as whole percent, rounded so that only 0 and 1 read as 0% and 100%."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        return "99%"
    return "1%" if rounded == 0 and share > 0 else f"{rounded}%"


def size(found: CloneClass) -> str:
    """How many copies there are, how long, how many equal: 3 copies of 12 to 19 lines, 2 of them equal."""
    lengths = sorted(unit.n_lines for unit in found.units)
    lines = plural(lengths[-1], "line")
    n_equal = max(Counter(unit.digest for unit in found.units).values())
    exact = f", {n_equal:,} of them equal" if 1 < n_equal < len(found.units) else ""
    if lengths[0] != lengths[-1]:
        lines = f"{lengths[0]:,} to {lines}"
    return f"{plural(len(found.units), 'copy', 'copies')} of {lines}{exact}"


def likelihood(found: CloneClass) -> str:
    """How probable it is that the members do the same: 79% likely, or 64% to 97% likely among several."""
    probabilities = [pair.probability for pair in found.pairs] or [found.probability]
    low, high = percent(min(probabilities)), percent(max(probabilities))
    return f"{low} likely" if low == high else f"{low} to {high} likely"


def doubt(found: ClonePair | Hit) -> str:
    """Why two units may do different things: opposite names, or a verifier's doubt; "" without either."""
    if found.opposites:
        return f"{MAY_DIFFER}: {' / '.join(found.opposites)}"
    return MAY_DIFFER if found.unchanged is not None and found.unchanged < DOUBTFUL else ""


def evidence(pair: ClonePair) -> str:
    """Why the pair was found: 12 of 14 statements aligned, 83% of tokens in common."""
    tokens = f"{percent(pair.overlap)} of tokens in common"
    if pair.in_parts:
        tokens += ", long: read in parts"
    if doubted := doubt(pair):
        tokens += f", {doubted}"
    statements = max(pair.left.n_statements, pair.right.n_statements)
    if not pair.aligned or not statements:
        return tokens
    aligned = min(len(pair.aligned), statements)
    return f"{aligned:,} of {plural(statements, 'statement')} aligned, {tokens}"


def reason(found: CloneClass) -> str:
    """The evidence for a class: that of its only pair, or of the closest and how many others are in doubt.

    "" without any pair.
    """
    if not found.pairs:
        return ""
    best = evidence(found.pairs[0])
    if len(found.units) == 2:
        return best
    doubts = [doubted for pair in found.pairs[1:] if (doubted := doubt(pair))]
    if not doubts:
        return f"closest pair: {best}"
    others = plural(len(found.pairs) - 1, "other pair")
    return f"closest pair: {best}; in {len(doubts):,} of {others} {max(doubts, key=len)}"


def purpose(found: CloneClass) -> str:
    """What the members are for and who says so, as a quotation or a guess; "" where nobody does."""
    label = found.label
    if label is None:
        return ""
    place = f"{label.source.path}:{label.source.span.start_line}"
    if found.is_label_guessed:
        return f"Perhaps: {label.text} (as {place} says, {label.score:.2f})"
    return f"{label.text} (says {place})"


def closing(totals: Totals) -> str:
    """One line of totals for the end of a run."""
    looked_at = [
        plural(number, noun)
        for number, noun in ((totals.files, "file"), (totals.units, "function"))
        if number is not None
    ]
    if not totals.classes:
        found = "no new clones" if totals.known else "no clones found"
    else:
        found = (
            f"{plural(totals.classes, 'clone class', 'clone classes')} of "
            f"{plural(totals.members, 'function')}, {duplicated(totals)}"
        )
    if totals.known:
        found += f"; {plural(totals.known, 'known class', 'known classes')} left out"
    return f"{', '.join(looked_at)}: {found}" if looked_at else found


def duplicated(totals: Totals) -> str:
    """Duplicated lines and their share: 44 duplicated lines (1%)."""
    share = totals.duplicated_share
    lines = plural(totals.duplicated_lines, "duplicated line")
    return lines if share is None else f"{lines} ({percent(share)})"
