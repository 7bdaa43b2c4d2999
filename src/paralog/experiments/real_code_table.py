"""The table of real code: a function of one project as the query for its counterparts in others.

Protocol: functions of held-out projects, names masked, no documentation. The candidates are the functions of
all purposes, filled up with others of the same projects to `POOL`; relevant is what serves the query's
purpose in another project. Purposes of one name are no candidates for one another, and none of the others
has a name that a purpose has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, UsageError
from paralog.datasets.described import copy_key, is_trivial
from paralog.datasets.naming import name_key
from paralog.datasets.real_code import MIN_TOKENS, Purpose, mask_name, read_purposes
from paralog.datasets.records import CorpusFunction, is_held_out, read_corpus
from paralog.datasets.units import read_unit
from paralog.evaluation.lexical import bm25_similarities, jaccard_similarities
from paralog.evaluation.retrieval import RetrievalScores, score_retrieval
from paralog.evaluation.tfidf import tfidf_similarities

Similarity = Callable[[Sequence[CodeUnit], Sequence[CodeUnit]], NDArray[np.floating]]
BASELINES: dict[str, Similarity] = {
    "TF-IDF": tfidf_similarities,
    "BM25": bm25_similarities,
    "token Jaccard": jaccard_similarities,
}
NAMINGS = ("own name masked", "anonymised")
ROWS = ("all", "Python", "Java", "Python against Java")
POOL = 10_000
SEED = 0


@dataclass(frozen=True, slots=True)
class RealCodeCell:
    """One method on one row under one naming."""

    row: str
    names: str
    method: str
    scores: RetrievalScores


@dataclass(frozen=True)
class Pool:
    """What is searched.

    Attributes:
        functions: those of the purposes first.
        purposes: purpose of each, -1 for none.
        keys: number of its name key where it has a purpose, else -1.
    """

    functions: tuple[CorpusFunction, ...]
    purposes: NDArray[np.int64]
    keys: NDArray[np.int64]

    @property
    def n_queries(self) -> int:
        """Functions that have a purpose."""
        return int((self.purposes >= 0).sum())


def draw_pool(data: Path, purposes: Sequence[Purpose], size: int = POOL) -> Pool:
    """The functions of `purposes` and a fixed sample of others of held-out projects, none there twice.

    Raises:
        UsageError: there are no purposes, or a file is missing or damaged.
    """
    if not purposes:
        raise UsageError(f"{data}: no functions of held-out projects serve the same purpose")
    known = {p.key for p in purposes}
    numbers = {key: number for number, key in enumerate(sorted(known))}
    members = [(f, at, numbers[p.key]) for at, p in enumerate(purposes) for f in p.functions]
    seen = {copy_key(f.code, f.language) for f, _, _ in members}
    others: list[CorpusFunction] = []
    for language in ("python", "java"):
        for f in read_corpus(data, language):
            if is_held_out(f.repository) and not f.is_test and name_key(f.name) not in known:
                code = copy_key(f.code, f.language)
                if code not in seen and not is_trivial(f, MIN_TOKENS):
                    seen.add(code)
                    others.append(f)
    n = max(size - len(members), 0)
    drawn = sorted(np.random.default_rng(SEED).permutation(len(others))[:n])
    return Pool(
        functions=(*(f for f, _, _ in members), *(others[at] for at in drawn)),
        purposes=np.array([at for _, at, _ in members] + [-1] * len(drawn), np.int64),
        keys=np.array([key for _, _, key in members] + [-1] * len(drawn), np.int64),
    )


def real_code_table(
    data: Path,
    methods: dict[str, Similarity],
    size: int = POOL,
    report: Callable[[str], None] = lambda _: None,
) -> list[RealCodeCell]:
    """Every method on every row under both namings; the baselines are added to `methods`.

    Raises:
        UsageError: the data are missing, or hold no purposes.
    """
    purposes = [p for p in read_purposes(data) if p.split == "test"]
    pool = draw_pool(data, purposes, size)
    cells = []
    for names in NAMINGS:
        units = [_unit(f, names) for f in pool.functions]
        for method, similarity in {**BASELINES, **methods}.items():
            report(f"{method}, {names}")
            similarities = similarity(units[: pool.n_queries], units)
            cells += [RealCodeCell(row, names, method, _score(pool, row, similarities)) for row in ROWS]
    return cells


def _unit(f: CorpusFunction, names: str) -> CodeUnit:
    return read_unit(mask_name(f), f.language, anonymous=names == "anonymised")


def _score(pool: Pool, row: str, similarities: NDArray[np.floating]) -> RetrievalScores:
    n = pool.n_queries
    languages = np.array([f.language for f in pool.functions])
    projects = np.array([f.repository for f in pool.functions])
    same = pool.purposes[:n, None] == pool.purposes[None, :]
    elsewhere = projects[:n, None] != projects[None, :]
    relevant = same & elsewhere
    valid = relevant | (pool.keys[:n, None] != pool.keys[None, :])
    if row == "Python against Java":
        valid &= languages[:n, None] != languages[None, :]
    elif row != "all":
        inside = languages == row.lower()
        valid &= inside[:n, None] & inside[None, :]
    return score_retrieval(similarities, relevant, valid, pool.purposes[:n], seed=SEED)


def as_records(cells: Sequence[RealCodeCell]) -> list[dict[str, object]]:
    """Plain values for a result file."""
    return [asdict(cell) for cell in cells]
