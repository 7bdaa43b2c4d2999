"""Training of the verifier: which changes between two units change what they do.

Of the pairs that do the same, some were written apart, as solutions of one problem or as library functions of
one purpose, and some are a unit beside a rewriting of it. The others are a unit beside an edited form, which
does something else and may be rewritten on top of that. No vector takes part: one verifier fits any encoder.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import Verification
from paralog.core import TrainingError
from paralog.core.fingerprint import fingerprint
from paralog.core.processes import process_pool
from paralog.datasets import edits, rewrites
from paralog.datasets.described import SOURCES
from paralog.datasets.real_code import PLATFORM as LIBRARY
from paralog.datasets.records import Solution, is_held_out, read_corpus
from paralog.datasets.units import read_unit
from paralog.evaluation import roc_auc
from paralog.evaluation.reliability import ReliabilityBin, reliability
from paralog.features import features_version
from paralog.features.changes import CHANGES, Outline, changes, differ
from paralog.syntax import lex
from paralog.tasks.defects.regression import Logistic, Normal, fit, sigmoid
from paralog.train.material import MIN_LINES, Material
from paralog.train.prepared import kept

log = logging.getLogger(__name__)


class Kind(IntEnum):
    """Why two units are a pair; from `EDITED` on they do not do the same."""

    SOLUTIONS = 0
    PURPOSES = 1
    REWRITTEN = 2
    EDITED = 3
    EDITED_AND_REWRITTEN = 4


SHARES: Mapping[Kind, float] = {
    Kind.SOLUTIONS: 1.0,
    Kind.PURPOSES: 1.0,
    Kind.REWRITTEN: 0.5,
    Kind.EDITED: 1.0,
    Kind.EDITED_AND_REWRITTEN: 0.5,
}
"""Weight of all pairs of a kind together. Rewritings by rule count half: no person writes all of them."""
PAIRS: Mapping[str, int] = {"train": 4_500, "dev": 1_500}
"""Pairs of solutions, twice as many as of library functions; as many units of each language are edited."""
LONGEST = 6_000
"""Characters of a unit beyond which it is not rewritten."""
CHANCES = (0.03, 0.1, 0.25, 0.6)
"""How likely a rewriting takes each of its places: from a single one to most of them."""
EDITS = (1, 1, 2, 3, 4)
"""How many edits are made, each as likely as it stands here."""
STRENGTH = 50.0
"""Precision of the belief that no change matters, in units of the spread of each."""
_SEED = 5
_CHUNK = 100

Pair = tuple[str, str, str, str, Kind]
"""Code and language of either side, and why they are a pair."""


@dataclass(frozen=True)
class Examples:
    """Pairs of one split, as what has changed between the two.

    Attributes:
        changes: float32 [n, len(CHANGES)].
        kinds: int64 [n].
    """

    changes: NDArray[np.float32]
    kinds: NDArray[np.int64]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether the two of each pair do the same."""
        same: NDArray[np.bool_] = self.kinds < Kind.EDITED
        return same


def prepare_examples(split: str, material: Material, data: Path, folder: Path, jobs: int = 1) -> Examples:
    """Pairs of a split, made once.

    Args:
        split: "train" or "dev"; library functions of the latter are those of held-out projects.
        material: whose solutions are paired.
        data: folder with `corpus/`.
        folder: where they are kept.
        jobs: processes that parse.

    Raises:
        UsageError: a data file is missing.
    """
    made_by = [fingerprint(Path(str(module.__file__)).parent) for module in (edits, rewrites)]
    drawing = (LONGEST, CHANCES, EDITS, MIN_LINES, _SEED)
    settings = f"{split} {material.data_hash} {made_by} {features_version()} {PAIRS[split]} {drawing}"
    digest = sha256(settings.encode()).hexdigest()

    def make(path: Path) -> None:
        log.info("pairs for the verifier, %s", split)
        found = list(_compared(_sources(split, material, data), jobs))
        rows = np.array([row for row, _ in found], np.float32).reshape(-1, len(CHANGES))
        with path.open("wb") as file:
            np.savez(file, changes=rows, kinds=np.array([kind for _, kind in found], np.int64))

    def read(path: Path) -> Examples:
        with np.load(path) as arrays:
            return Examples(arrays["changes"], arrays["kinds"])

    return kept(folder / f"verifier-{split}-{digest[:12]}.npz", make, read)


@dataclass(frozen=True)
class FittedVerifier:
    """A verifier, and how it does on the dev split.

    Attributes:
        weights: of its changes.
        scores: AUC by what is told from what.
        bins: reliability of its probabilities, each kind of pairs there by its share.
    """

    weights: Verification
    scores: Mapping[str, float]
    bins: tuple[ReliabilityBin, ...]


def fit_verifier(train: Examples, dev: Examples) -> FittedVerifier:
    """The verifier that tells the pairs of one split apart, judged on the other's."""
    weights = fit_weights(train)
    found = _log_odds(weights, dev)
    at = _by_share(dev.kinds)
    return FittedVerifier(
        weights, kind_scores(found, dev.kinds), reliability(sigmoid(found[at]), dev.same[at])
    )


def fit_weights(examples: Examples) -> Verification:
    """Logistic regression: does a pair do the same?

    Raises:
        TrainingError: there are no pairs that do the same, or none that do not.
    """
    if examples.same.all() or not examples.same.any():
        raise TrainingError(
            "a verifier learns from pairs that do the same and from edited code, which needs Python or Java; "
            f"of {len(examples.kinds)} pairs {examples.same.sum()} do the same"
        )
    rows = examples.changes.astype(np.float64)
    centre, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    weights = np.zeros(len(rows))
    for kind, share in SHARES.items():
        of_kind = examples.kinds == kind
        weights[of_kind] = share / max(1, of_kind.sum())
    weights *= len(rows) / weights.sum()
    n = len(CHANGES)
    belief = Normal(np.zeros(n), np.full(n, STRENGTH))
    found = fit((rows - centre) / spread, examples.same, belief, (0.0, 0.0), weights)
    coefficients = found.coefficients / spread
    return Verification(
        intercept=found.intercept - float(centre @ coefficients),
        weights={name: float(weight) for name, weight in zip(CHANGES, coefficients, strict=True)},
    )


def _log_odds(verification: Verification, examples: Examples) -> NDArray[np.float64]:
    model = Logistic(np.array([verification.weights[name] for name in CHANGES]), verification.intercept)
    return model.log_odds(examples.changes.astype(np.float64))


def _by_share(kinds: NDArray[np.int64], seed: int = 0) -> NDArray[np.int64]:
    """Positions of as many pairs of each kind as its share says, as far as they reach.

    The share of a kind that is missing goes to those that say the same of a pair.
    """
    rng = np.random.default_rng(seed)
    rows = {kind: rng.permutation(np.flatnonzero(kinds == kind)) for kind in SHARES if kind in kinds}
    shares: dict[Kind, float] = {}
    for side in (range(Kind.EDITED), range(Kind.EDITED, len(Kind))):
        there = sum(SHARES[kind] for kind in rows if kind in side)
        wanted = sum(share for kind, share in SHARES.items() if kind in side)
        shares |= {kind: SHARES[kind] * wanted / there for kind in rows if kind in side}
    most = min((len(at) / shares[kind] for kind, at in rows.items()), default=0)
    chosen = [at[: round(most * shares[kind])] for kind, at in rows.items()]
    return np.sort(np.concatenate([np.zeros(0, np.int64), *chosen]))


def kind_scores(found: NDArray[np.float64], kinds: NDArray[np.int64]) -> dict[str, float]:
    """AUC of pairs that do the same against those that do not, by what makes either hard.

    Args:
        found: log odds of the pairs.
        kinds: of them.
    """
    scores = {}
    for name, same, other in (
        ("rewritten before edited", Kind.REWRITTEN, Kind.EDITED),
        ("solution before edited", Kind.SOLUTIONS, Kind.EDITED),
        ("solution before edited and rewritten", Kind.SOLUTIONS, Kind.EDITED_AND_REWRITTEN),
    ):
        asked = np.isin(kinds, (same, other))
        if len(np.unique(kinds[asked])) == 2:
            scores[name] = roc_auc(found[asked], kinds[asked] == same)
    return scores


@dataclass(frozen=True)
class _Varied:
    """Code whose other forms are its pairs."""

    code: str
    language: str


def _sources(split: str, material: Material, data: Path) -> list[Pair | _Varied]:
    """Pairs, and code to be varied, in a fixed order."""
    rng = np.random.default_rng(_SEED)
    # Functions that share a documentation are problems too, and need not do the same.
    solutions = [s for at in material.rows(split) if (s := material.solutions[at]).platform not in SOURCES]
    n = PAIRS[split]
    found: list[Pair | _Varied] = []
    for kind, size in ((Kind.SOLUTIONS, n), (Kind.PURPOSES, n // 2)):
        of_kind = [s for s in solutions if (s.platform == LIBRARY) == (kind is Kind.PURPOSES)]
        found += _drawn(of_kind, kind, size, rng)
    for language in edits.TABLES:
        contest = [s.code for s in solutions if s.language == language and s.platform != LIBRARY]
        library = [
            f.code
            for f in read_corpus(data, language)
            if is_held_out(f.repository) == (split == "dev")
            and not f.is_test
            and f.code.count("\n") + 1 >= MIN_LINES
        ]
        for codes in (contest, library):
            drawn = (codes[at] for at in rng.permutation(len(codes))[: n // 2])
            found += [_Varied(code, language) for code in drawn if len(code) <= LONGEST]
    return found


def _drawn(solutions: Sequence[Solution], kind: Kind, size: int, rng: np.random.Generator) -> Iterator[Pair]:
    """Pairs of solutions of one problem by different authors, a problem drawn first."""
    of_problem: defaultdict[str, list[Solution]] = defaultdict(list)
    for solution in solutions:
        if solution.language in edits.TABLES:
            of_problem[solution.problem].append(solution)
    problems = sorted(p for p, found in of_problem.items() if len({s.author for s in found}) > 1)
    for at in rng.integers(len(problems), size=size if problems else 0):
        found = of_problem[problems[at]]
        one, other = (found[i] for i in rng.permutation(len(found))[:2])
        if one.author != other.author:
            yield one.code, one.language, other.code, other.language, kind


Row = tuple[NDArray[np.float64], Kind]


def _compared(sources: Sequence[Pair | _Varied], jobs: int) -> Iterator[Row]:
    chunks = [sources[at : at + _CHUNK] for at in range(0, len(sources), _CHUNK)]
    if jobs == 1:
        for chunk in chunks:
            yield from _rows(chunk)
        return
    with process_pool(jobs) as pool:
        for rows in pool.map(_rows, chunks):
            yield from rows


def _rows(sources: Sequence[Pair | _Varied]) -> list[Row]:
    """What has changed in each pair; pairs that look equal, or are empty, are left out."""
    pairs = [p for each in sources for p in (_variants(each) if isinstance(each, _Varied) else [each])]
    rows = []
    for code, language, other_code, other_language, kind in pairs:
        one, other = _outline(code, language), _outline(other_code, other_language)
        if one.statements and other.statements and differ(one, other):
            rows.append((changes(one, other), kind))
    return rows


def _outline(code: str, language: str) -> Outline:
    return Outline.of(lex(read_unit(code, language)))


def _variants(source: _Varied) -> list[Pair]:
    """A unit beside a rewriting, an edited form, and a rewriting of that, where there are any."""
    code, language = source.code, source.language
    rng = np.random.default_rng([_SEED, crc32(code.encode("utf-8", "surrogatepass"))])
    pair = partial(_beside, code, language)
    found = [pair(_rewritten(code, language, rng), Kind.REWRITTEN)]
    edited = edits.edit(code, language, rng, edits=int(rng.choice(EDITS)))
    if edited is not None:
        disguised = _rewritten(edited.code, language, rng)
        found += [pair(edited.code, Kind.EDITED), pair(disguised, Kind.EDITED_AND_REWRITTEN)]
    return found


def _beside(code: str, language: str, other: str, kind: Kind) -> Pair:
    return code, language, other, language, kind


def _rewritten(code: str, language: str, rng: np.random.Generator) -> str:
    return rewrites.rewrite(code, language, rng, chance=float(rng.choice(CHANCES)))
