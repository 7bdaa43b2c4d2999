"""What the study found, as plain values: the result file, and all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

RUM, RSIACNN, SIACNN, CDLH, DEEPCLONE, TFIDF = "RUM_cd", "RSiaCNN_cd", "SiaCNN", "CDLH", "DeepClone", "TF-IDF"
FROZEN = "RUM, not fine-tuned"
METHODS = (RUM, RSIACNN, SIACNN, CDLH, DEEPCLONE, TFIDF)
"""The rows of Table 1, TF-IDF added."""
METRICS = ("top10", "auc", "f1", "recall", "average_precision")
SIZES = (50, 100, 250, 500, 750, 1000)
"""Numbers of labelled pairs."""


def at(metric: str, n_pairs: int) -> str:
    """The name of a metric after so many labelled pairs."""
    return f"{metric}@{n_pairs}"


def shipped(model: str) -> str:
    """The name of the model that ships, as a method: one that has seen none of the pairs."""
    return f"{model}, which ships"


class Cell(TypedDict):
    """One method, arena and number of pairs: means over the repeats, and RUM_cd against it.

    Attributes:
        values: mean by metric.
        deviation: standard deviation over the repeats, by metric.
        lead: how far RUM_cd is ahead, mean difference over the same repeats with its 95 % interval and
            the p of the paired t-test, by metric; absent for RUM_cd itself.
    """

    arena: str
    method: str
    n_pairs: int
    repeats: int
    values: dict[str, float]
    deviation: dict[str, float]
    lead: dict[str, tuple[float, float, float, float]]


class ArenaFacts(TypedDict):
    """What a repeat draws in one arena: means over the repeats."""

    functions: int
    test_functions: float
    test_pairs: float
    clone_share: float
    copies: float


class Study(TypedDict):
    """Everything; `seconds` is process time of each method, over all repeats and sizes."""

    schema: int
    provenance: dict[str, object]
    data_hash: str
    arenas: dict[str, ArenaFacts]
    cells: list[Cell]
    seconds: dict[str, float]
    notes: list[str]
