"""The table of real code: a function of one project as the query for its counterparts in others.

Protocol: functions of the projects of one split, names masked, no documentation. The candidates are the
functions of all purposes, filled up with others of the same projects to `POOL`; relevant is what serves the
query's purpose in another project. Purposes of one name are no candidates for one another, and none of the
others has a name that a purpose has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, UsageError
from paralog.datasets.described import copy_key, is_trivial
from paralog.datasets.naming import name_key
from paralog.datasets.real_code import MIN_TOKENS, Purpose, mask_name, pair_key, read_purposes
from paralog.datasets.records import CorpusFunction, is_held_out, read_corpus
from paralog.datasets.units import read_unit
from paralog.evaluation.lexical import bm25_similarities, jaccard_similarities
from paralog.evaluation.retrieval import RetrievalScores, score_retrieval
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.features.subtokens import subtokens
from paralog.syntax import lex

Similarity = Callable[[Sequence[CodeUnit], Sequence[CodeUnit]], NDArray[np.floating]]


def subtokens_of(unit: CodeUnit) -> list[str]:
    """The words of all names and literals of a unit, and its syntax."""
    lexemes = lex(unit)
    return [
        part
        for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True)
        for part in subtokens(text, kind)
    ]


BASELINES: dict[str, Similarity] = {
    "TF-IDF": tfidf_similarities,
    "BM25": partial(bm25_similarities, words=subtokens_of),
    "token Jaccard": jaccard_similarities,
}
NAMINGS = ("own name masked", "anonymised")
ROWS = ("all", "Python", "Java", "Python against Java", "judged the same")
POOL = 10_000
SEED = 0


@dataclass(frozen=True, slots=True)
class RealCodeCell:
    """One method on one row under one naming; `split` is that of the projects."""

    split: str
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


def draw_pool(data: Path, purposes: Sequence[Purpose], split: str, size: int = POOL) -> Pool:
    """The functions of the split's purposes and a fixed sample of others of its projects, none there twice.

    Raises:
        UsageError: there are no purposes, or a file is missing or damaged.
    """
    purposes = [p for p in purposes if p.split == split]
    if not purposes:
        raise UsageError(f"{data}: no functions of different projects of {split} serve the same purpose")
    known = {p.key for p in purposes}
    numbers = {key: number for number, key in enumerate(sorted(known))}
    members = [(f, at, numbers[p.key]) for at, p in enumerate(purposes) for f in p.functions]
    seen = {copy_key(f.code, f.language) for f, _, _ in members}
    others: list[CorpusFunction] = []
    for language in ("python", "java"):
        for f in read_corpus(data, language):
            is_inside = is_held_out(f.repository) == (split == "test")
            if is_inside and not f.is_test and name_key(f.name) not in known:
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
    split: str = "test",
    same: frozenset[str] = frozenset(),
    size: int = POOL,
    report: Callable[[str], None] = lambda _: None,
) -> list[RealCodeCell]:
    """Every method on every row under both namings; the baselines are added to `methods`.

    Args:
        data: folder with `corpus/`.
        methods: similarities of queries and candidates, by name.
        split: whose projects are searched. Training may have seen the code of those of "train".
        same: keys of pairs that a person judged to do the same; the last row counts no other as relevant.
        size: candidates.
        report: is told what comes next.

    Raises:
        UsageError: the data are missing, or hold no purposes.
    """
    pool = draw_pool(data, read_purposes(data), split, size)
    cells = []
    for names in NAMINGS:
        units = [_unit(f, names) for f in pool.functions]
        for method, similarity in {**BASELINES, **methods}.items():
            report(f"{split}: {method}, {names}")
            similarities = similarity(units[: pool.n_queries], units)
            for row in ROWS:
                scores = _score(pool, row, similarities, same)
                if scores.n_queries:
                    cells.append(RealCodeCell(split, row, names, method, scores))
    return cells


def _unit(f: CorpusFunction, names: str) -> CodeUnit:
    return read_unit(mask_name(f), f.language, anonymous=names == "anonymised")


def _score(pool: Pool, row: str, similarities: NDArray[np.floating], same: frozenset[str]) -> RetrievalScores:
    n = pool.n_queries
    languages = np.array([f.language for f in pool.functions])
    projects = np.array([f.repository for f in pool.functions])
    served = pool.purposes[:n, None] == pool.purposes[None, :]
    relevant = served & (projects[:n, None] != projects[None, :])
    if row == ROWS[-1]:
        for i, j in np.argwhere(relevant):
            relevant[i, j] = pair_key(pool.functions[i], pool.functions[j]) in same
    valid = relevant | (pool.keys[:n, None] != pool.keys[None, :])
    if row == "Python against Java":
        valid &= languages[:n, None] != languages[None, :]
    elif row in ("Python", "Java"):
        inside = languages == row.lower()
        valid &= inside[:n, None] & inside[None, :]
    return score_retrieval(similarities, relevant, valid, pool.purposes[:n], seed=SEED)
