"""Why a file has the probability that it has, in words."""

from __future__ import annotations

import numpy as np

from paralog.core import RiskReason
from paralog.tasks.defects.regression import Logistic
from paralog.tasks.defects.table import FEATURES, Table

_MOST = 4
_LEAST_WEIGHT = 0.05
_SAME = {  # features that say the same in other words: a person needs one of them
    "faded_revisions": "revisions", "recent_revisions": "revisions", "faded_fixes": "fixes",
    "recent_fixes": "fixes", "recent_churn": "churn", "recent_authors": "authors", "tokens": "lines",
    "vocabulary": "lines", "max_depth": "depth",
}  # fmt: skip


def reasons(table: Table, row: int, model: Logistic, window_days: int) -> tuple[RiskReason, ...]:
    """What moved a file's log odds away from those of a typical file, strongest first.

    Features of one kind (lines, tokens, vocabulary) share what they weigh, and the one that weighs most
    speaks for them.
    """
    weights = model.coefficients * table.x[row]
    kinds: dict[str, list[int]] = {}
    for column, name in enumerate(FEATURES):
        kinds.setdefault(_SAME.get(name, name), []).append(column)
    found = []
    for columns in kinds.values():
        total = float(weights[columns].sum())
        speaker = max(columns, key=lambda column: (np.sign(total) * weights[column], -column))
        text = _worded(FEATURES[speaker], float(table.raw[row, speaker]), window_days)
        found.append(RiskReason(FEATURES[speaker], text, round(total, 4)))
    strongest = sorted(found, key=lambda reason: (-abs(reason.weight), reason.feature))[:_MOST]
    return tuple(reason for reason in strongest if abs(reason.weight) >= _LEAST_WEIGHT)


def _worded(feature: str, value: float, window_days: int) -> str:
    n = round(value)
    days = f"in the last {window_days} days"
    texts = {
        "lines": f"{_n(n, 'line')} of code",
        "tokens": f"{_n(n, 'token')}",
        "vocabulary": f"a vocabulary of {_n(n, 'word')}",
        "decisions": f"{_n(n, 'decision')}",
        "depth": f"nested {value / 100:.1f} levels deep on average",
        "max_depth": f"nested up to {value / 100:.1f} levels deep",
        "imports": f"{_n(n, 'import')}",
        "handlers": f"{_n(n, 'raise or handler', 'raises and handlers')}",
        "comments": f"{_n(n, 'line')} of comments",
        "revisions": f"{_n(n, 'revision')}",
        "recent_revisions": f"{_n(n, 'revision')} {days}",
        "faded_revisions": f"{value:.1f} revisions, older ones counted less",
        "churn": f"{_n(n, 'line')} changed so far",
        "recent_churn": f"{_n(n, 'line')} changed {days}",
        "authors": f"{_n(n, 'author')}",
        "recent_authors": f"{_n(n, 'author')} {days}",
        "others_share": f"{n}% of the revisions by others than the main author",
        "age": f"{_n(n, 'day')} old",
        "idle": f"last changed {_n(n, 'day')} ago",
        "fixes": f"{_n(n, 'repair')} so far",
        "recent_fixes": f"{_n(n, 'repair')} {days}",
        "faded_fixes": f"{value:.1f} repairs, older ones counted less",
        "companions": f"changed together with {value:.1f} other files on average",
        "neighbours": f"{value / 10:.0f}% of the files that do most nearly the same broke in the last window",
    }
    return texts[feature]


def _n(number: int, noun: str, many: str = "") -> str:
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
