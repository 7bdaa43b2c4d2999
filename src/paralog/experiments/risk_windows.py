"""Rankings by risk on the past of real repositories: windows of 182 days, each project left out in turn.

What a ranking is tested on is later than all that it learned from in that project, and the prior of a project
is learned from the others. Names of rankings are those of the reports; `model` is what `paralog risk` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from paralog.api.cache import open_cache
from paralog.api.model import Model
from paralog.api.risk import history_of
from paralog.config import RiskSettings
from paralog.evaluation.clusters import clustered_mean
from paralog.evaluation.defects import METRICS, best_mcc_threshold, score_defects
from paralog.tasks.defects import Options, Prior
from paralog.tasks.defects.contenders import BY_EFFORT, BY_RISK, MODEL
from paralog.tasks.defects.pooled import learn_prior
from paralog.tasks.defects.regression import Normal
from paralog.tasks.defects.table import FEATURES, Floats
from paralog.tasks.defects.windows import Timeline, Window, build_timeline, learn

REFERENCES = ("lines of code", "revisions x lines")
"""Rankings that the others are compared with, in pairs."""

_ALONE = 1.0  # precision about coefficients of 0, for a model without a prior

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """A repository and its windows."""

    name: str
    timeline: Timeline

    @property
    def revision(self) -> str:
        return self.timeline.mined.commits[-1].id


def read_project(path: Path, name: str, model: Model | None, say: Say) -> Project:
    """Mine a repository; what was read before comes from the user's cache."""
    settings = RiskSettings()
    with open_cache() as cache:
        found = history_of(path, settings, cache=cache, model=model)
        timeline = build_timeline(found.mined, found.revisions, Options(), meaning=found.meaning)
    counts = [int(window.defective.sum()) for window in timeline.windows]
    mined = timeline.mined
    say(f"{name}: {len(mined.commits):,} commits, {mined.n_fixes:,} repairs, defective files {counts}")
    return Project(name, timeline)


def study(projects: Sequence[Project], say: Say) -> list[dict[str, object]]:
    """A record for each ranking on each window that can test something: its figures by name.

    The threshold behind the Matthews correlation is what was best for that ranking on the
    last window before that could test something.
    """
    records: list[dict[str, object]] = []
    for project in projects:
        others = {p.name: (p.revision, p.timeline.windows) for p in projects if p.name != project.name}
        prior = learn_prior(others, {})
        rng = np.random.default_rng(0)
        thresholds: dict[str, float] = {}  # of each ranking, best on the window before
        for at, window in reversed(list(enumerate(project.timeline.windows))):
            n = int(window.defective.sum())
            if not project.timeline.options.min_defective <= n < len(window.table):
                continue
            for ranking, scores, probabilities in _rankings(
                window, project.timeline.windows[at + 1 :], prior, rng
            ):
                found = score_defects(
                    scores,
                    window.defective,
                    window.table.sizes,
                    probabilities=probabilities,
                    threshold=thresholds.get(ranking),
                )
                thresholds[ranking] = best_mcc_threshold(scores, window.defective)
                figures = {metric: float(getattr(found, metric)) for metric in METRICS}
                records.append({"project": project.name, "window": at, "ranking": ranking, **figures})
        say(f"{project.name}: tested")
    return records


def summary(records: Sequence[dict[str, object]]) -> dict[str, dict[str, dict[str, object]]]:
    """Of each ranking the mean over projects of each metric, with its interval and its leads, by name."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for ranking in dict.fromkeys(str(record["ranking"]) for record in records):
        own = [record for record in records if record["ranking"] == ranking]
        clusters = [str(record["project"]) for record in own]
        found[ranking] = {}
        for metric in METRICS:
            values = np.array([record[metric] for record in own], np.float64)
            if np.isnan(values).all():
                continue
            row: dict[str, object] = _measured(values, clusters)
            for reference in REFERENCES:
                other = np.array([r[metric] for r in records if r["ranking"] == reference], np.float64)
                if ranking != reference and not np.isnan(other).all():
                    row[f"lead over {reference}"] = _measured(values - other, clusters)
            found[ranking][metric] = row
    return found


def shipped_prior(projects: Sequence[Project], scores: dict[str, float]) -> Prior:
    """The prior from all projects."""
    return learn_prior({p.name: (p.revision, p.timeline.windows) for p in projects}, scores)


def _measured(values: Floats, clusters: Sequence[str]) -> dict[str, object]:
    mean = clustered_mean(values, clusters)
    return {"value": round(mean.value, 4), "interval": [round(bound, 4) for bound in mean.interval]}


def _rankings(
    window: Window, known: Sequence[Window], prior: Prior, rng: np.random.Generator
) -> Iterator[tuple[str, Floats, Floats | None]]:
    """Name, scores and, of those that are models, probabilities."""
    yield "random", rng.random(len(window.table)), None
    for name, scoring in (BY_RISK | {"smallest first": BY_EFFORT["smallest first"]}).items():
        yield name, scoring(window.table), None
    models = {
        "own history only": (known, _without(prior, FEATURES)),
        "other projects only": ((), prior),
        "model without representation": (known, _without(prior, ("neighbours",), firm=True)),
        MODEL: (known, prior),
    }
    for name, (windows, belief) in models.items():
        probabilities = learn(windows, belief).probability(window.table.x)
        yield name, probabilities, probabilities
        if name == MODEL:
            yield "model, for each line", probabilities / window.table.sizes, None


def _without(prior: Prior, names: Sequence[str], *, firm: bool = False) -> Prior:
    """The prior without a belief about some features, or with the firm one that they say nothing."""
    chosen = np.isin(FEATURES, names)
    precision = np.where(chosen, 1e9 if firm else _ALONE, prior.belief.precision)
    return replace(prior, belief=Normal(np.where(chosen, 0.0, prior.belief.mean), precision))
