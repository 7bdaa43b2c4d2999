"""The learned ranking: how much each signal counts, and what a score means as a probability."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.tasks.localization.fitting import shares
from paralog.tasks.localization.signal import Floats, Group, Signals

SCHEMA = "paralog.localization-ranker/1"
_LARGEST = 1_000_000  # bytes of a file with a ranking
_HEAVIEST = 1e6  # weight that can be meant
_FLOOR = 1e-6  # share of a file below which nothing is told apart
FILE_SHARE = "file"
"""Signal of a function: the logarithm of its file's share."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts, where certain groups of signals are at hand.

    Attributes:
        files, functions: weight by signal.
        file_odds, function_odds: slope and intercept that turn the log odds of a share into those of the
            probability that the repair changes the file or function (Platt's scaling).
    """

    files: Mapping[str, float]
    functions: Mapping[str, float]
    file_odds: tuple[float, float] = (1.0, 0.0)
    function_odds: tuple[float, float] = (1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Scores and probabilities of the candidates of one report.

    Attributes:
        scores: [n], higher is more suspect.
        probabilities: [n], in [0, 1].
    """

    scores: Floats
    probabilities: Floats


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights for each choice of groups of signals.

    Attributes:
        name: name@version.
        weights: by the groups that are at hand.
        provenance: what it was fitted to, and how.
    """

    name: str
    weights: Mapping[frozenset[Group], Weights]
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def usable(self, groups: frozenset[Group]) -> frozenset[Group]:
        """The largest choice among `groups` that there are weights for.

        Raises:
            UsageError: there is none.
        """
        known = [choice for choice in self.weights if choice <= groups]
        if not known:
            names = ", ".join(group for group in Group if group in groups)
            raise UsageError(
                f"{self.name} cannot rank {f'by {names} alone' if names else 'without any signal'}:"
                " let words, mentions or history count too"
            )
        return max(known, key=lambda choice: (len(choice), [group in choice for group in Group]))

    def rank_files(self, signals: Signals, groups: frozenset[Group]) -> Ranked:
        """Files of a report whose signals are those of `groups`."""
        weights = self.weights[groups]
        return _ranked(table(signals.files, tuple(weights.files)), weights.files, weights.file_odds)

    def rank_functions(
        self, signals: Signals, groups: frozenset[Group], files: Ranked, owner: NDArray[np.intp]
    ) -> Ranked:
        """Functions, by their own signals and by how suspect their files, the rows `owner`, are."""
        weights = self.weights[groups]
        known = {**signals.functions, FILE_SHARE: log_shares(files.scores)[owner]}
        return _ranked(table(known, tuple(weights.functions)), weights.functions, weights.function_odds)


def log_shares(scores: Floats) -> Floats:
    """Logarithms of the softmax of the scores, from a floor on."""
    logs: Floats = np.log(np.maximum(shares(scores), _FLOOR))
    return logs


def table(signals: Mapping[str, Floats], names: tuple[str, ...]) -> Floats:
    """Signals as columns [n, n names], in the order of `names`.

    Raises:
        UsageError: there is no signal of one of the names.
    """
    if unknown := [name for name in names if name not in signals]:
        raise UsageError(f"the ranking weighs {unknown[0]!r}, which is no signal of those that are compared")
    return np.stack([signals[name] for name in names], axis=1)


def probability(of_softmax: Floats, odds: tuple[float, float]) -> Floats:
    """Shares of a softmax as calibrated probabilities."""
    kept = np.clip(of_softmax, 1e-9, 1 - 1e-9)
    slope, intercept = odds
    result: Floats = 1 / (1 + np.exp(-(slope * (np.log(kept) - np.log1p(-kept)) + intercept)))
    return result


def _ranked(columns: Floats, weights: Mapping[str, float], odds: tuple[float, float]) -> Ranked:
    scores = np.round(columns @ np.array(list(weights.values())), 9)
    return Ranked(scores, probability(shares(scores), odds))


def load_ranker() -> Ranker:
    """The ranking that comes with paralog."""
    content = files("paralog.tasks.localization").joinpath("shipped.json").read_text(encoding="utf-8")
    return _parsed(content, "the shipped ranking")


def read_ranker(path: Path) -> Ranker:
    """A ranking from a file.

    Raises:
        UsageError: it cannot be read, or is no ranking of this version.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UsageError(f"{path}: larger than {_LARGEST:,} bytes; no ranking is")
        return _parsed(content.decode("utf-8"), str(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is no ranking for paralog locate") from None


def as_json(ranker: Ranker) -> str:
    """A ranking as `read_ranker` reads it."""
    choices = {
        "+".join(group for group in Group if group in choice): {
            "files": _rounded(weights.files),
            "functions": _rounded(weights.functions),
            "file_odds": [round(value, 4) for value in weights.file_odds],
            "function_odds": [round(value, 4) for value in weights.function_odds],
        }
        for choice, weights in ranker.weights.items()
    }
    content = {
        "schema": SCHEMA,
        "name": ranker.name,
        "provenance": dict(ranker.provenance),
        "weights": choices,
    }
    return json.dumps(content, indent=1) + "\n"


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in weights.items()}


def _parsed(content: str, shown: str) -> Ranker:
    try:
        found = json.loads(content)
        if found["schema"] != SCHEMA:
            raise UsageError(f"{shown}: is of another version, {found['schema']!r} and not {SCHEMA!r}")
        weights = {
            frozenset(map(Group, key.split("+"))): Weights(
                _numbers(choice["files"]),
                _numbers(choice["functions"]),
                _pair(choice["file_odds"]),
                _pair(choice["function_odds"]),
            )
            for key, choice in found["weights"].items()
        }
        return Ranker(str(found["name"]), weights, dict(found["provenance"]))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise UsageError(f"{shown}: is no ranking for paralog locate ({error})") from None


def _numbers(found: Mapping[str, Any]) -> dict[str, float]:
    if not found:
        raise ValueError("a choice of signals without weights")
    return {str(name): _number(value) for name, value in found.items()}


def _pair(found: list[Any]) -> tuple[float, float]:
    slope, intercept = map(_number, found)
    return slope, intercept


def _number(found: str | float) -> float:
    value = float(found)
    if not abs(value) <= _HEAVIEST:
        raise ValueError(f"{value} for a weight")
    return value
