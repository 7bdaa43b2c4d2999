"""What the study found, as plain values: the result file, and all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

from paralog.experiments.compared import Cell, Lead

RUM, RSIACNN, PCNN = "RUM_dp", "RSiaCNN_dp", "P-CNN"
RUM_MEAN, RUM_ATTENTION = "RUM_dp, mean of pieces", "RUM_dp, attention over pieces"
RUM_SUMS = "RUM_dp, sums and words"
LR, DBN, AST_DBN = "LR", "DBN", "AST-DBN"
LR_LOG, LENGTH, TOKENS, TFIDF = "LR, logarithms", "file length", "file length, tokens", "TF-IDF + LR"
SIZED_WORDS, SIZED_VECTORS, VECTORS = "words and size", "vectors and size", "vectors alone"
METRICS_VECTORS, SUMS_ANONYMOUS = "metrics, vectors, size", "RUM_dp, sums and words, anonymised"
PAPERS_AVERAGES = {LR: 0.664, DBN: 0.507, AST_DBN: 0.530, PCNN: 0.780, RSIACNN: 0.807, RUM: 0.821}
"""AUC over the three sets, Figure 5 and section 3.3."""
METHODS = (
    RUM_SUMS,
    RUM,
    RUM_MEAN,
    RUM_ATTENTION,
    RSIACNN,
    PCNN,
    LR,
    LR_LOG,
    DBN,
    AST_DBN,
    TFIDF,
    LENGTH,
    TOKENS,
)
"""Rows of the paper's table, ours added."""
BEYOND = (SIZED_WORDS, SIZED_VECTORS, VECTORS, METRICS_VECTORS, SUMS_ANONYMOUS)
"""What each part brings."""
TRANSFERRED = (RUM_SUMS, LR_LOG, TFIDF, LENGTH, TOKENS, *BEYOND)
"""Methods of the other protocols: those that learn without changing the encoder."""


class Mean(TypedDict):
    """A mean over projects with its interval, clustered by project."""

    value: float
    low: float
    high: float


class Facts(TypedDict):
    """One set."""

    protocol: str
    files: int
    defective: int
    tested: int


class Study(TypedDict):
    """Everything.

    Attributes:
        cells: of every arena and method; the lead is that of `RUM_SUMS`.
        averages: AUC over the arenas of the random split: the lead of `RUM_SUMS`, by method.
        plain: the same of `RUM`, against those of the paper.
        means: by protocol, method and metric, over the projects.
        differences: by protocol, method and metric: `RUM_SUMS` less the method, over the projects.
        seconds: process time by method.
    """

    schema: int
    provenance: dict[str, object]
    data_hash: str
    arenas: dict[str, Facts]
    cells: list[Cell]
    averages: dict[str, Lead]
    plain: dict[str, Lead]
    means: dict[str, dict[str, dict[str, Mean]]]
    differences: dict[str, dict[str, dict[str, Mean]]]
    seconds: dict[str, float]
    notes: list[str]
