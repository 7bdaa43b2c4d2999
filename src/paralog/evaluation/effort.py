"""What a ranking of files finds when they are read from its top, and how much has to be read for it.

Files of equal score come in no order: each figure is what a random order among them gives on average, so that
it never depends on the order in which the files were handed over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class EffortCurve:
    """Share of the defective files that is found over the share of the lines that is read.

    Mende and Koschke (2009), "Revisiting the evaluation of defect prediction models". A file that is read in
    part counts by that part.

    Attributes:
        effort: [n] ascending from 0 to 1.
        found: [n] ascending from 0 to 1.
    """

    effort: Floats
    found: Floats

    @property
    def area(self) -> float:
        """Area under the curve, in [0, 1]."""
        return float(np.trapezoid(self.found, self.effort))

    def found_at(self, effort: float) -> float:
        """Share that is found with a share of the effort, in [0, 1]."""
        return float(np.interp(effort, self.effort, self.found))


def effort_curve(
    scores: NDArray[np.floating], defective: NDArray[np.bool_], sizes: NDArray[np.integer]
) -> EffortCurve:
    """The curve of reading files from the highest score down.

    Args:
        scores: [n] higher is read earlier.
        defective: [n] of which some are.
        sizes: [n] lines of each; an empty file counts as one line, since it has to be opened.

    Raises:
        ValueError: no file is defective.
    """
    if not defective.any():
        raise ValueError("an effort curve needs a defective file")
    values, groups = np.unique(-np.asarray(scores, np.float64), return_inverse=True)
    effort = np.bincount(groups, np.maximum(sizes, 1), minlength=len(values))
    found = np.bincount(groups, defective, minlength=len(values))
    return EffortCurve(
        np.concatenate([[0], np.cumsum(effort) / effort.sum()]),
        np.concatenate([[0], np.cumsum(found) / found.sum()]),
    )


def p_opt(scores: NDArray[np.floating], defective: NDArray[np.bool_], sizes: NDArray[np.integer]) -> float:
    """Area of the effort curve between that of the worst order, 0, and that of the best, 1.

    Kamei et al. (2013), "A large-scale empirical study of just-in-time quality assurance", section 4.4; the
    best order reads small defective files first, the worst large clean ones. 0.5 where all orders are alike;
    nan without a defective file.
    """
    if not defective.any():
        return float("nan")
    density = defective / np.maximum(sizes, 1) - ~defective * np.maximum(sizes, 1).astype(np.float64)
    best, worst = (effort_curve(sign * density, defective, sizes).area for sign in (1, -1))
    if best == worst:
        return 0.5
    return (effort_curve(scores, defective, sizes).area - worst) / (best - worst)


def initial_false_alarms(scores: NDArray[np.floating], defective: NDArray[np.bool_]) -> float:
    """IFA: clean files that are read before the first defective one; nan without any.

    Huang et al. (2017), "Supervised vs unsupervised models: a holistic look at effort-aware just-in-time
    defect prediction".
    """
    if not defective.any():
        return float("nan")
    best = scores[defective].max()
    tied = scores == best
    clean, positive = int((tied & ~defective).sum()), int((tied & defective).sum())
    return float((scores > best).sum()) + clean / (positive + 1)


def precision_at(scores: NDArray[np.floating], defective: NDArray[np.bool_], k: int = 10) -> float:
    """Share of the `k` files of highest score that is defective, of all files if fewer; nan of none."""
    k = min(k, len(scores))
    if not k:
        return float("nan")
    last = np.partition(scores, len(scores) - k)[len(scores) - k]
    above, tied = scores > last, scores == last
    return float(defective[above].sum() + (k - above.sum()) * defective[tied].mean()) / k
