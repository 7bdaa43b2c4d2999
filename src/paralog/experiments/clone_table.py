"""The clone table: unseen problems of four platforms, names as written and anonymised, TF-IDF beside.

Protocol: for each row at most 60 problems of the split with at most 12 solutions each, one an author;
AUC over all pairs and MAP@R over all queries, with an interval over problems.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.api import Model
from paralog.core import CodeUnit, Encoder, UsageError
from paralog.datasets.clone_rows import ROWS, CloneRow, draw_row, number_labels, platforms_of
from paralog.datasets.records import Solution, read_solutions
from paralog.datasets.units import read_unit
from paralog.evaluation import PairScores, score_pairs
from paralog.evaluation.bootstrap import bootstrap_problems
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.index.words import Bm25Index
from paralog.tasks.search import Options, unit_words
from paralog.tasks.search.fusion import blend

Similarity = Callable[[Sequence[CodeUnit], Sequence[CodeUnit] | None], NDArray[np.floating]]
SEED = 0


@dataclass(frozen=True, slots=True)
class CloneCell:
    """One method on one row under one naming.

    Attributes:
        auc_interval, map_interval: 95 % percentile intervals over resampled problems.
    """

    row: str
    names: str
    method: str
    scores: PairScores
    auc_interval: tuple[float, float]
    map_interval: tuple[float, float]


def by_encoder(encoder: Encoder) -> Similarity:
    """Cosine of an encoder's vectors."""

    def similarity(
        queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None
    ) -> NDArray[np.floating]:
        left = encoder.encode(queries)
        right = left if candidates is None else encoder.encode(candidates)
        return left @ right.T

    return similarity


def by_search(encoder: Encoder, meaning: float = Options().meaning_of_code) -> Similarity:
    """Scores of a search for code, as `tasks.search` ranks what is no copy: cosines and words.

    They compare the candidates of one query, and not two queries.
    """

    def similarity(
        queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None
    ) -> NDArray[np.floating]:
        among = queries if candidates is None else candidates
        index = Bm25Index.build(map(unit_words, among))
        cosines = by_encoder(encoder)(queries, candidates)
        scores = np.ones(cosines.shape)
        for row, query in enumerate(queries):
            others = np.array([unit is not query for unit in among])
            by_words = index.scores(unit_words(query))
            scores[row, others] = blend(by_words[others], cosines[row, others], meaning)
        return scores

    return similarity


def by_probability(model: Model) -> Similarity:
    """What a model says of a pair, `Model.pair_probability`."""

    def similarity(
        queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None
    ) -> NDArray[np.floating]:
        if candidates is not None:
            pairs = [(one, other) for one in queries for other in candidates]
            return model.pair_probability(pairs).reshape(len(queries), len(candidates))
        n = len(queries)
        left, right = np.triu_indices(n)
        found = np.zeros((n, n))
        pairs = [(queries[i], queries[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)]
        found[left, right] = found[right, left] = model.pair_probability(pairs)
        return found

    return similarity


def clone_table(
    data: Path,
    methods: dict[str, Similarity],
    split: str = "test",
    report: Callable[[str], None] = lambda _: None,
    rows: Sequence[CloneRow] = ROWS,
) -> list[CloneCell]:
    """Every method on every row, as written and anonymised; TF-IDF is added to `methods`.

    Raises:
        UsageError: the data of a platform are missing, or hold nothing of the split.
    """
    solutions = [s for s in read_solutions(data, platforms_of(rows)) if s.split == split]
    if not solutions:
        raise UsageError(f"{data} holds no solutions of the {split} split")
    methods = {"TF-IDF": tfidf_similarities, **methods}
    cells = []
    for row in rows:
        for names in ("as written", "anonymised"):
            report(f"{row.label}, names {names}")
            cells.extend(_row_cells(solutions, row, names, methods, split))
    return cells


def _row_cells(
    solutions: Sequence[Solution], row: CloneRow, names: str, methods: dict[str, Similarity], split: str
) -> list[CloneCell]:
    if row.unseen is not None:
        solutions = [s for s in solutions if s.held_out == row.unseen]
    queries = [solutions[at] for at in draw_row(solutions, row.platform, row.language, split, SEED)]
    if not queries:
        raise UsageError(f"{row.label}: the data hold no such solution of the {split} split")
    others: list[Solution] | None = None
    if row.other:
        others = [solutions[at] for at in draw_row(solutions, row.platform, row.other, split, SEED)]
        common = {s.problem for s in queries} & {s.problem for s in others}
        queries = [s for s in queries if s.problem in common]
        others = [s for s in others if s.problem in common]
    numbers: dict[str, int] = {}
    query_labels = number_labels(queries, numbers)
    other_labels = None if others is None else number_labels(others, numbers)
    query_units = _units(queries, names)
    other_units = None if others is None else _units(others, names)
    cells = []
    for method, similarity in methods.items():
        similarities = similarity(query_units, other_units)
        intervals = bootstrap_problems(similarities, query_labels, other_labels, seed=SEED)
        scores = score_pairs(similarities, query_labels, other_labels)
        cells.append(CloneCell(row.label, names, method, scores, intervals.auc, intervals.map_at_r))
    return cells


def _units(solutions: Sequence[Solution], names: str) -> list[CodeUnit]:
    return [read_unit(s.code, s.language, anonymous=names == "anonymised") for s in solutions]
