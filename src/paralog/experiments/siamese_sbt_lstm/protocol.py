"""Which solutions train and which are asked about: section IV-A of the paper on the data at hand.

The paper trains on 44 challenges (S1) with 4,000 solutions of each and keeps 1,000 of each for testing;
42 other challenges (S2) are never trained on. Here S1 is split by author, so that no author's style is on
both sides, and there are more challenges to train on, each with far fewer solutions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.clone_rows import number_labels
from paralog.datasets.records import Solution, read_splits

HACKERRANK = "hackerrank"
S1_TEST, S2, UNSEEN_AUTHORS, HIDDEN = "S1 test", "S2", "S2, unseen authors", "S2, names hidden"
SETS = (S1_TEST, S2, UNSEEN_AUTHORS, HIDDEN)
"""What every run is asked: unseen solutions, unseen challenges, and the latter in two harder forms."""
_REQUIRED = ("S1_44", "train_all", "S2")


@dataclass(frozen=True)
class Protocol:
    """Names of challenges, the richest first where they train.

    Attributes:
        literal: the paper's number of training challenges; their unseen solutions are S1 test.
        rich: training challenges with many authors, `literal` at their head.
        unseen: S2.
    """

    literal: tuple[str, ...]
    rich: tuple[str, ...]
    unseen: tuple[str, ...]

    def training(self, challenges: int | None) -> Callable[[Solution], bool]:
        """Whether a solution trains, when so many of the richest challenges do; None: all there are."""
        chosen = None if challenges is None else {_key(name) for name in self.rich[:challenges]}

        def trains(solution: Solution) -> bool:
            return (
                solution.split == "train"
                and not solution.held_out
                and (chosen is None or solution.problem in chosen)
            )

        return trains

    def rows(self, solutions: Sequence[Solution], name: str) -> list[int]:
        """Positions of the solutions of one of `SETS`."""
        tests: Mapping[str, Callable[[Solution], bool]] = {
            S1_TEST: lambda s: s.held_out and s.problem in _keys(self.literal),
            S2: lambda s: s.problem in _keys(self.unseen),
            UNSEEN_AUTHORS: lambda s: s.held_out and s.problem in _keys(self.unseen),
            HIDDEN: lambda s: s.problem in _keys(self.unseen),
        }
        return [at for at, s in enumerate(solutions) if s.platform == HACKERRANK and tests[name](s)]


def read_protocol(data: Path) -> Protocol:
    """The challenges that `splits.json` lists for this paper.

    Raises:
        UsageError: the file is missing, damaged, or lists none.
    """
    listed = read_splits(data)["meta"].get("paperB")
    found = {key: _names(listed, key) for key in _REQUIRED}
    lacking = [key for key, names in found.items() if not names]
    if lacking:
        raise UsageError(
            f"{data / 'clones' / 'splits.json'}: meta.paperB lacks {', '.join(lacking)}; "
            "it names the challenges of the two sets S1 and S2"
        )
    return Protocol(literal=found["S1_44"], rich=found["train_all"], unseen=found["S2"])


def _names(listed: object, key: str) -> tuple[str, ...]:
    """The names that a JSON object lists under `key`; none where there is no such list."""
    names = listed.get(key) if isinstance(listed, dict) else None
    return tuple(names) if isinstance(names, list) else ()


def assign(solutions: Sequence[Solution], trains: Callable[[Solution], bool]) -> tuple[Solution, ...]:
    """The same solutions, only those that train still in the train split."""
    return tuple(s if s.split != "train" or trains(s) else replace(s, split="not used") for s in solutions)


def labels(solutions: Sequence[Solution], rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number of the problem and of the group of each row, as the metrics take them."""
    return number_labels([solutions[at] for at in rows])


def describe(solutions: Sequence[Solution], rows: Sequence[int]) -> dict[str, float]:
    """Size of a set: challenges, solutions, authors, median solutions of a challenge."""
    counts = Counter(solutions[at].problem for at in rows)
    return {
        "challenges": len(counts),
        "solutions": len(rows),
        "authors": len({solutions[at].author for at in rows}),
        "median_solutions": float(np.median(list(counts.values()))) if counts else 0.0,
    }


def _key(name: str) -> str:
    return f"{HACKERRANK}/{name}"


def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_key, names))
