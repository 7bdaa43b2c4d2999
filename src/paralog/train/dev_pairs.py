"""Pairs of the dev split with their similarities: what calibration is fitted on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Encoder, TrainingError
from paralog.datasets.clone_rows import draw_row, number_labels
from paralog.datasets.labelled import PLATFORM
from paralog.datasets.records import Solution, has_corpus, is_held_out, read_corpus
from paralog.datasets.solutions import read_solutions
from paralog.datasets.units import read_unit
from paralog.train.calibrate import ScoredPairs

PLATFORMS = ("hackerrank", "leetcode", "atcoder", "codejam")
LANGUAGES = ("python", "java")
MIN_DEV_PROBLEMS = 4
"""Dev problems that calibration needs: two to fit on and two to judge by."""
STRANGERS = 1_500
"""Corpus functions of held-out projects, as pairs that do not do the same."""


@dataclass(frozen=True)
class _Side:
    """Encoded solutions of one platform in one language."""

    vectors: NDArray[np.float32]
    problems: NDArray[np.int64]
    groups: NDArray[np.int64]
    places: NDArray[np.int64]


def require_dev_problems(solutions: Sequence[Solution]) -> None:
    """Find out before the training, not after it, that there is nothing to calibrate on, or to judge by.

    Args:
        solutions: those that a recipe reads.

    Raises:
        TrainingError: no platform has `MIN_DEV_PROBLEMS` dev problems with two authors each, in one
            language; or one's own solutions have no two test problems with two authors each.
    """
    platforms = _platforms(solutions)
    own = platforms[PLATFORM]
    if not any(
        _n_problems(solutions, platform, language, "dev") >= MIN_DEV_PROBLEMS
        for platform, languages in platforms.items()
        for language in languages
    ):
        where = "" if own else f", on one of {', '.join(PLATFORMS)}"
        raise TrainingError(
            f"calibration needs {MIN_DEV_PROBLEMS} problems of the dev split with solutions by two authors "
            f"each in one language, {' or '.join(own or LANGUAGES)}{where}"
        )
    if own and _n_problems(solutions, PLATFORM, "", "test") < 2:
        raise TrainingError(
            "judging needs two problems of the test split with solutions by two authors each, in "
            f"{' or '.join(own)}"
        )


def _n_problems(solutions: Sequence[Solution], platform: str, language: str, split: str) -> int:
    drawn = draw_row(solutions, platform, language, split, seed=0)
    return len({solutions[at].problem for at in drawn})


def dev_pairs(encoder: Encoder, data: Path, units: list[CodeUnit] | None = None) -> dict[str, ScoredPairs]:
    """Pairs within each platform of `data`, as `solution_pairs`."""
    return solution_pairs(encoder, list(read_solutions(data)), units)


def solution_pairs(
    encoder: Encoder, solutions: Sequence[Solution], units: list[CodeUnit] | None = None
) -> dict[str, ScoredPairs]:
    """Pairs of the dev split within each platform, by "python", "java", "java+python" and so on.

    Every second solution is anonymised, so that a probability holds with and without telling names.

    Args:
        encoder: for the similarities.
        solutions: of all splits.
        units: what the ends of pairs are positions in; those of these pairs are added to it.
    """
    units = [] if units is None else units
    solutions = [s for s in solutions if s.split == "dev"]
    numbers: dict[str, int] = {}
    parts: defaultdict[str, list[ScoredPairs]] = defaultdict(list)
    for platform, languages in _platforms(solutions).items():
        sides = {
            language: _encode(encoder, solutions, platform, language, numbers, units)
            for language in languages
        }
        for one, other in combinations_with_replacement(sorted(languages), 2):
            parts["+".join(sorted({one, other}))].append(_pairs(sides[one], sides[other]))
    return {key: concatenate(found) for key, found in parts.items()}


def _platforms(solutions: Sequence[Solution]) -> dict[str, Sequence[str]]:
    """Languages of each platform: of one's own solutions all that are there."""
    own = sorted({s.language for s in solutions if s.platform == PLATFORM})
    return {**dict.fromkeys(PLATFORMS, LANGUAGES), PLATFORM: own}


def stranger_pairs(
    encoder: Encoder, data: Path, units: list[CodeUnit] | None = None, seed: int = 0
) -> ScoredPairs:
    """Pairs of corpus functions of different held-out projects and different names, in one language.

    Args:
        encoder: for the similarities.
        data: folder with `corpus/`.
        units: as for `solution_pairs`.
        seed: of the choice of functions.
    """
    units = [] if units is None else units
    rng = np.random.default_rng(seed)
    parts = [ScoredPairs(np.zeros(0), np.zeros(0, bool), np.zeros((0, 2), np.int64))]
    for language in filter(partial(has_corpus, data), LANGUAGES):
        functions = [
            f
            for f in read_corpus(data, language)
            if is_held_out(f.repository) and not f.is_test and f.code.count("\n") >= 4
        ]
        chosen = [functions[at] for at in rng.permutation(len(functions))[:STRANGERS]]
        first = len(units)
        units += [read_unit(f.code, language) for f in chosen]
        vectors = encoder.encode(units[first:])
        names = np.array([f.qualname.rpartition(".")[2].lower() for f in chosen])
        projects = np.array([f.repository for f in chosen])
        i, j = np.triu_indices(len(chosen), 1)
        strangers = (projects[i] != projects[j]) & (names[i] != names[j])
        similarities = np.einsum("nd,nd->n", vectors[i[strangers]], vectors[j[strangers]])
        n = len(similarities)
        problems = np.stack([-1 - i[strangers], -1 - j[strangers]], axis=1)
        ends = first + np.stack([i[strangers], j[strangers]], axis=1)
        parts.append(ScoredPairs(similarities.astype(np.float64), np.zeros(n, bool), problems, ends))
    return concatenate(parts)


def concatenate(parts: Sequence[ScoredPairs]) -> ScoredPairs:
    """All pairs of several sets."""
    return ScoredPairs(
        np.concatenate([part.similarities for part in parts]),
        np.concatenate([part.positive for part in parts]),
        np.concatenate([part.problems for part in parts]),
        np.concatenate([part.ends for part in parts]),
    )


def _encode(
    encoder: Encoder,
    solutions: Sequence[Solution],
    platform: str,
    language: str,
    numbers: dict[str, int],
    units: list[CodeUnit],
) -> _Side:
    drawn = [solutions[at] for at in draw_row(solutions, platform, language, "dev", seed=0)]
    first = len(units)
    units += [read_unit(s.code, language, anonymous=bool(at % 2)) for at, s in enumerate(drawn)]
    places = np.arange(first, len(units))
    return _Side(encoder.encode(units[first:]), *number_labels(drawn, numbers), places)


def _pairs(left: _Side, right: _Side) -> ScoredPairs:
    """All pairs of two sides; of a side with itself, each pair once. Twin problems are left out."""
    positive = left.problems[:, None] == right.problems[None, :]
    valid = positive | (left.groups[:, None] != right.groups[None, :])
    if left is right:
        valid = np.triu(valid, 1)
    i, j = np.nonzero(valid)
    return ScoredPairs(
        (left.vectors @ right.vectors.T)[i, j].astype(np.float64),
        positive[i, j],
        np.stack([left.problems[i], right.problems[j]], axis=1),
        np.stack([left.places[i], right.places[j]], axis=1),
    )
