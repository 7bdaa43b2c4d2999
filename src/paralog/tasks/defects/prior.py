"""What other projects taught: a belief about the coefficients, shipped as one small file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from paralog.core import BundleError
from paralog.tasks.defects.regression import Normal
from paralog.tasks.defects.table import FEATURES

SCHEMA = 1
FILE = "prior.json"


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """A belief before any history of a project is known.

    Attributes:
        belief: about the coefficients of `FEATURES`.
        intercept: mean and precision of the log odds of a typical file.
        projects: what it was learned from: name, revision and windows of each.
        scores: how well it did on projects that it had not seen, by name of a figure.
    """

    belief: Normal
    intercept: tuple[float, float]
    projects: tuple[tuple[str, str, int], ...]
    scores: dict[str, float]

    def written(self) -> str:
        """The prior as JSON text, the inverse of `parse_prior`."""
        columns = zip(FEATURES, self.belief.mean, self.belief.precision, strict=True)
        return json.dumps(
            {
                "schema": SCHEMA,
                "features": [
                    {"name": name, "mean": round(float(mean), 4), "precision": round(float(precision), 3)}
                    for name, mean, precision in columns
                ],
                "intercept": {"mean": round(self.intercept[0], 4), "precision": round(self.intercept[1], 3)},
                "projects": [
                    {"name": name, "revision": revision, "windows": windows}
                    for name, revision, windows in self.projects
                ],
                "scores": self.scores,
            },
            indent=1,
        )


def read_prior() -> Prior:
    """The prior that ships with the package."""
    return parse_prior(files("paralog.tasks.defects").joinpath(FILE).read_text(encoding="utf-8"))


def parse_prior(text: str) -> Prior:
    """A prior from its JSON text.

    Raises:
        BundleError: it is damaged, or made for other features.
    """
    try:
        content = json.loads(text)
        if content["schema"] != SCHEMA or [row["name"] for row in content["features"]] != list(FEATURES):
            raise BundleError("the prior for ranking by risk was made for other features: train it again")
        return Prior(
            Normal(
                np.array([row["mean"] for row in content["features"]], np.float64),
                np.array([row["precision"] for row in content["features"]], np.float64),
            ),
            (float(content["intercept"]["mean"]), float(content["intercept"]["precision"])),
            tuple((row["name"], row["revision"], int(row["windows"])) for row in content["projects"]),
            {name: float(value) for name, value in content["scores"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BundleError(f"the prior for ranking by risk is damaged: {error}") from None
