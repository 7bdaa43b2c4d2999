"""What the study found, as plain values: the result file, and all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

from paralog.experiments.compared import Cell, Lead

RUM, RSIACNN, NPCNN, LSTMCNN = "RUM_bl", "RSiaCNN_bl", "NP-CNN", "LSTM-CNN"
RUM_WORDS, WORDS_FIXES = "RUM_bl, words and past fixes", "words and past fixes"
RUM_LEXICAL, SPACE = "RUM_bl, words", "ψ against τ"
TFIDF, BM25, RVSM = "TF-IDF", "BM25", "rVSM"
SIMILAR, FREQUENT = "similar reports' fixes", "most often fixed"
PAPERS_AVERAGES = {RUM: 0.317, RSIACNN: 0.309, NPCNN: 0.279, LSTMCNN: 0.234}
"""Top-10 rank over the three projects, Figure 6 and section 3.4."""
METHODS = (
    *(RUM_WORDS, RUM_LEXICAL, RUM, RSIACNN, NPCNN, LSTMCNN),
    *(TFIDF, BM25, RVSM, WORDS_FIXES, SIMILAR, FREQUENT, SPACE),
)
"""Rows of the tables, ours first, then the paper's."""
NETWORKS = (RUM, RSIACNN, NPCNN, LSTMCNN)
"""Methods that take long; with all reports in random splits they are left out."""
METRICS = ("top10", "top5", "top1", "map", "mrr")


class Facts(TypedDict):
    """One project under one protocol."""

    project: str
    protocol: str
    files: int
    reports: int
    links: int


class Study(TypedDict):
    """Everything.

    Attributes:
        cells: of every arena and method; the lead is that of `RUM_WORDS`.
        averages: by protocol and method: mean of each metric over the projects.
        leads: by protocol and method: how far `RUM_WORDS` is ahead in average Top-10 rank.
        plain: the same of `RUM`, on the paper's sets, against the other networks.
        seconds: process time by method.
    """

    schema: int
    provenance: dict[str, object]
    data_hash: str
    arenas: dict[str, Facts]
    cells: list[Cell]
    averages: dict[str, dict[str, dict[str, float]]]
    leads: dict[str, dict[str, Lead]]
    plain: dict[str, Lead]
    seconds: dict[str, float]
    notes: list[str]
