"""What a learned ranking has to beat: each ranks the same files from the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from paralog.index.words import Bm25Index
from paralog.tasks.localization import BugReport, Codebase, Past
from paralog.tasks.localization.places import rows_of_path

Scores = NDArray[np.float64]

BM25_FILES = "BM25, files"
RVSM = "rVSM"
BM25_FUNCTIONS = "BM25, best function, paths"
PAST = "BM25, past commits"
RECENT = "last changed"
FUSED = "fusion of the four"
FUNCTIONS = "BM25, functions"
_RUN = re.compile(r"\w+")
_RANK = 60  # of reciprocal rank fusion, as Cormack et al. (2009) have it


def baselines(
    report: BugReport, code: Codebase, past: Past | None
) -> tuple[dict[str, Scores], dict[str, Scores]]:
    """Scores of files, and of functions, by method; those of the past only where there is one."""
    query = _tokens(report.text)
    texts = [_tokens(file.text) for file in code.files]
    functions = _bm25([_tokens(unit.code) for unit in code.functions], query)
    best = code.best_of_files(functions)
    for mention in report.paths:
        best[list(rows_of_path(mention, code))] += max(1.0, float(best.max(initial=0)))
    found = {BM25_FILES: _bm25(texts, query), RVSM: rvsm(texts, query), BM25_FUNCTIONS: best}
    if past is not None:
        messages = _bm25([_tokens(change.text) for change in past.changes], query)
        of_past, recent = np.zeros(len(code.files)), np.zeros(len(code.files))
        for at in np.argsort(-messages, kind="stable")[:100]:
            for row in past.rows[int(at)]:
                of_past[row] = max(of_past[row], messages[at] / len(past.rows[int(at)]) ** 0.5)
        for place, rows in enumerate(past.rows):
            recent[list(rows)] = np.maximum(recent[list(rows)], 1 / (1 + place))
        found |= {PAST: of_past, RECENT: recent}
    fused = [scores for name, scores in found.items() if name != RECENT]
    return {**found, FUSED: sum(map(_reciprocal, fused), np.zeros(len(code.files)))}, {FUNCTIONS: functions}


def rvsm(texts: Sequence[Counter[str]], query: Counter[str]) -> Scores:
    """The revised vector space model of Zhou et al. (2012), "Where Should the Bugs Be Fixed?", eq. 2 to 6.

    Cosine of TF-IDF with logarithmic counts, times a logistic function of the number of terms.
    """
    n = len(texts)
    held = Counter(word for text in texts for word in text)
    rarity = {word: np.log(n / times) for word, times in held.items()}
    wanted = {word: (1 + np.log(times)) * rarity[word] for word, times in query.items() if word in rarity}
    lengths = np.array([float(len(text)) for text in texts])
    spread = max(float(np.ptp(lengths)), 1.0)
    scores = np.zeros(n)
    for at, text in enumerate(texts):
        norm = np.sqrt(sum(((1 + np.log(times)) * rarity[word]) ** 2 for word, times in text.items()))
        shared = sum(
            wanted[word] * (1 + np.log(text[word])) * rarity[word] for word in wanted if word in text
        )
        scores[at] = shared / norm if norm else 0.0
    result: Scores = scores / (1 + np.exp(-(lengths - lengths.min()) / spread))
    return result


def _bm25(texts: Sequence[Counter[str]], query: Counter[str]) -> Scores:
    weights = {word: float(times) for word, times in query.items()}
    return Bm25Index.build(texts).scores(weights).astype(np.float64)


@lru_cache(60_000)
def _tokens(text: str) -> Counter[str]:
    return Counter(_RUN.findall(text.lower()))


def _reciprocal(scores: Scores) -> Scores:
    places = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    result: Scores = np.where(scores > 0, 1 / (_RANK + 1 + places), 0)
    return result
