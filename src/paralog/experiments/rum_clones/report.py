"""The study as a page: Table 1 and Figure 4 of the paper with ours beside them."""

from __future__ import annotations

from paralog.experiments.compared import Cell, mark, shown
from paralog.experiments.rum_clones.arenas import N_TEST, N_TRAIN, PAPER
from paralog.experiments.rum_clones.study import (
    CDLH,
    DEEPCLONE,
    METHODS,
    RSIACNN,
    RUM,
    RUM_WORDS,
    SIACNN,
    Study,
    at,
)
from paralog.experiments.tables import markdown_table

PAPERS_SIZES = (50, 100, 250, 500)
PAPERS_METRICS = ("top10", "auc")
PAPERS_TABLE: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    DEEPCLONE: ((0.894, 0.894, 0.894, 0.894), (0.483, 0.483, 0.483, 0.483)),
    CDLH: ((0.795, 0.774, 0.794, 0.858), (0.500, 0.500, 0.500, 0.500)),
    SIACNN: ((0.659, 0.698, 0.753, 0.852), (0.507, 0.533, 0.650, 0.757)),
    RSIACNN: ((0.808, 0.866, 0.876, 0.905), (0.609, 0.665, 0.781, 0.829)),
    RUM: ((0.912, 0.917, 0.933, 0.935), (0.621, 0.666, 0.794, 0.838)),
}
"""Table 1 of the paper: a row of each of `PAPERS_METRICS`, for `PAPERS_SIZES` pairs."""
OTHER_SIZES = (100, 500)
OTHER_METRICS = ("top10", "auc", "average_precision")
_INTRODUCTION = f"""\
Section 3.2 of Li et al. (RUM): a model of code that was learned elsewhere is fine-tuned on N labelled pairs
of BigCloneBench and judged by all pairs of functions that it has not seen. Each repeat draws {N_TRAIN:,}
functions to learn from and {N_TEST} to be judged by, and N pairs of the former at their natural rate of
clones. This page and its figure are written by `paralog reproduce rum-clones --data DIR`."""
_DIFFERENCES = f"""\
- **Functions.** The paper takes 6,282 functions after Wei and Li (2017); here it is the set of some 9,000
  that the papers after them use, without a part that is kept for a last judgement.
- **Labels of pairs that nobody listed.** Two functions of one functionality are clones, all others are not.
  The functionalities here are few and wide: copying a file is one of them.
- **Phase one** learns from other code and other texts, see [the report on it](rum.md).
- **Queries without any clone** count for neither side of the Top-10 rank.
- **F1** needs a threshold. A classifier's is one half, at the share of clones among its N pairs; CDLH's is
  half of the bits; what is not trained on pairs takes the threshold of best F1 on the N pairs.
- **{RUM_WORDS}** is not in the paper: the log-odds of {RUM} and the cosine of TF-IDF, each over its spread
  among the judged pairs, added. It says "the same" of as large a share of those as are clones among the N.
- **CDLH and DeepClone** are written anew from their descriptions."""


def report(study: Study, figures: str) -> str:
    """The page in Markdown.

    Args:
        study: what was found.
        figures: address of the folder of the figures, as seen from the page.
    """
    parts = [
        "<!-- Written by `paralog reproduce rum-clones`; run it again instead of editing. -->",
        "# RUM for clone detection: the paper and what came out here",
        _INTRODUCTION,
        "## Table 1",
        f"Means over {_repeats(study, PAPER)} repeats; ◦ marks a method that is significantly worse than "
        f"{RUM}, • one that is significantly better (paired t-test, 95 %). In brackets the paper's figure.",
        "### Top-10 rank",
        _table(study, "top10"),
        "### AUC",
        _table(study, "auc"),
        "## Figure 4",
        f"![F1, AUC and Top-10 rank over the number of labelled pairs]({figures}/pairs.svg)",
        "### F1",
        _table(study, "f1"),
        "## How far ahead RUM_cd is",
        "Mean difference over the same repeats, its 95 % interval, and the p of the paired t-test.",
        _leads(study),
        "## Protocols that the paper does not have",
        "BigCloneBench is a poor judge alone: functions and functionalities straddle the split, and most of "
        "its far clones are doubtful. Functions apart: listed pairs, no function on both sides. "
        "Functionalities apart: no functionality either; almost every negative has an end that is in no "
        "clone pair. Contests: problems apart.",
        _others(study),
        "## How long it took",
        _seconds(study),
        "## Where this differs from the paper",
        _DIFFERENCES,
        *(["## Notes", *study["notes"]] if study["notes"] else []),
    ]
    return "\n\n".join(parts) + "\n"


def _cells(study: Study, arena: str) -> dict[str, Cell]:
    """By method: the paper's rows in its order, then the others."""
    found = {cell["method"]: cell for cell in study["cells"] if cell["arena"] == arena}
    names = [m for m in METHODS if m in found] + sorted(found.keys() - set(METHODS))
    return {name: found[name] for name in names}


def _repeats(study: Study, arena: str) -> str:
    counts = sorted({cell["repeats"] for cell in _cells(study, arena).values()})
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"


def _table(study: Study, metric: str) -> str:
    rows = (
        [method, *(f"{_marked(cell, at(metric, n))}{_papers(method, metric, n)}" for n in study["sizes"])]
        for method, cell in _cells(study, PAPER).items()
    )
    return markdown_table(["N", *map(str, study["sizes"])], rows)


def _marked(cell: Cell, name: str) -> str:
    return f"{cell['values'][name]:.3f}{mark(cell['lead'].get(name))}"


def _papers(method: str, metric: str, size: int) -> str:
    """The paper's figure in brackets, where it has one."""
    if metric not in PAPERS_METRICS or method not in PAPERS_TABLE or size not in PAPERS_SIZES:
        return ""
    row = PAPERS_TABLE[method][PAPERS_METRICS.index(metric)]
    return f" ({row[PAPERS_SIZES.index(size)]:.3f})"


def _leads(study: Study) -> str:
    rows = (
        [str(n), method, *(shown(cell["lead"][at(metric, n)]) for metric in ("top10", "auc", "f1"))]
        for n in study["sizes"]
        for method, cell in _cells(study, PAPER).items()
        if cell["lead"]
    )
    return markdown_table(["N", "ahead of", "Top-10 rank", "AUC", "F1"], rows)


def _others(study: Study) -> str:
    sizes = [n for n in OTHER_SIZES if n in study["sizes"]]
    rows = (
        [
            f"{arena} ({facts['clone_share']:.0%} clones, {_repeats(study, arena)} repeats)",
            method,
            *(" / ".join(_marked(cell, at(metric, n)) for metric in OTHER_METRICS) for n in sizes),
        ]
        for arena, facts in study["arenas"].items()
        if arena != PAPER
        for method, cell in _cells(study, arena).items()
    )
    return markdown_table(["", "", *(f"N = {n}: Top-10 / AUC / AP" for n in sizes)], rows)


def _seconds(study: Study) -> str:
    rows = ([method, f"{seconds / 60:.1f}"] for method, seconds in study["seconds"].items())
    return markdown_table(["method", "process minutes, all repeats, arenas and sizes"], rows)
