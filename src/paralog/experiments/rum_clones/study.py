"""What the study found, as plain values: the result file, and all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

from paralog.experiments.compared import Cell

RUM, RSIACNN, SIACNN, CDLH, DEEPCLONE, TFIDF = "RUM_cd", "RSiaCNN_cd", "SiaCNN", "CDLH", "DeepClone", "TF-IDF"
RUM_WORDS, FROZEN = "RUM_cd, words", "RUM, not fine-tuned"
METHODS = (RUM, RSIACNN, SIACNN, CDLH, DEEPCLONE, TFIDF, RUM_WORDS)
"""The rows of Table 1, then TF-IDF and what it adds to RUM_cd."""
METRICS = ("top10", "auc", "f1", "recall", "average_precision")
SIZES = (50, 100, 250, 500, 750, 1000)
"""Numbers of labelled pairs."""


def at(metric: str, n_pairs: int) -> str:
    """The name of a metric after so many labelled pairs."""
    return f"{metric}@{n_pairs}"


def shipped(model: str) -> str:
    """The name of the model that ships, as a method: one that has seen none of the pairs."""
    return f"{model}, which ships"


class ArenaFacts(TypedDict):
    """What a repeat draws in one arena: means over the repeats."""

    functions: int
    test_functions: float
    test_pairs: float
    clone_share: float
    copies: float


class Study(TypedDict):
    """Everything.

    Attributes:
        sizes: numbers of labelled pairs, ascending.
        cells: of every arena and method, each metric at each size (see `at`); the lead is that of `RUM`.
        seconds: process time by method, over all repeats and sizes.
    """

    schema: int
    provenance: dict[str, object]
    data_hash: str
    sizes: list[int]
    arenas: dict[str, ArenaFacts]
    cells: list[Cell]
    seconds: dict[str, float]
    notes: list[str]
