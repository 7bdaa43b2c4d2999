"""Section 3.1: how good the models of phase one are on code that no training saw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import nn

from paralog.datasets.described import SOURCES
from paralog.evaluation.bootstrap import bounds, score_draws
from paralog.evaluation.ranking import roc_auc
from paralog.experiments.provenance import provenance
from paralog.experiments.rum.asked import Matrix, Sample, ask, sample, score, threshold_of
from paralog.experiments.rum.phase_one import PhaseOne, Workplace, code_only, material_of
from paralog.experiments.rum.study import (
    AUM,
    METRICS,
    RSIACNN,
    RUM,
    Effect,
    Example,
    Scored,
    SetFacts,
    Setting,
    Study,
)
from paralog.train.batches import embed
from paralog.train.enriched import fit_reusable
from paralog.train.loop import fit
from paralog.train.material import Material
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions

SCHEMA = 1
BETAS = (0.0, 0.1, 0.3, 10.0)
COSTS = (1.0, 5.0, 20.0, 300.0)
"""Settings tried beside the recipe's own."""
N_EXAMPLES = 5
EXAMPLES_FROM = "contest"
"""The source whose examples have names of their own."""


def collect(
    models: Sequence[PhaseOne], sensitivity: Sequence[Setting], place: Workplace, notes: Sequence[str] = ()
) -> Study:
    """The study as plain values; one of `models` for each seed."""
    first = models[0]
    material = material_of(place, first.recipe)
    tests = {source: sample(material, source, "test") for source in SOURCES}
    scores: dict[str, dict[str, dict[str, list[float]]]] = {}
    matrices: dict[str, list[dict[str, Matrix]]] = {}
    for source, test in tests.items():
        dev = sample(material, source, "dev")
        found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        matrices[source] = [ask(one, test) for one in models]
        for one, said in zip(models, matrices[source], strict=True):
            of_dev = ask(one, dev)
            for method, matrix in said.items():
                for metric, value in score(test, matrix, threshold_of(dev, of_dev[method])).items():
                    found[method][metric].append(value)
        scores[source] = found
    seconds: dict[str, float] = defaultdict(float)
    for one in models:
        for name, value in one.seconds.items():
            seconds[name] += value
    return {
        "schema": SCHEMA,
        "provenance": provenance("rum"),
        "data_hash": material.data_hash,
        "seeds": len(models),
        "training": _training(material),
        "vocabulary": len(material.view.vocabulary.tokens),
        "sets": {source: _facts(material, test) for source, test in tests.items()},
        "scores": {
            source: {
                method: {metric: _scored(found[metric]) for metric in METRICS}
                for method, found in by_method.items()
            }
            for source, by_method in scores.items()
        },
        "text": {s: _effect(tests[s], matrices[s], AUM, RSIACNN) for s in SOURCES},
        "enrichment": {s: _effect(tests[s], matrices[s], RUM, RSIACNN) for s in SOURCES},
        "examples": _examples(first, material),
        "sensitivity": list(sensitivity),
        "minutes": {name: value / 60 for name, value in seconds.items()},
        "notes": list(notes),
    }


def _scored(values: Sequence[float]) -> Scored:
    return {"mean": float(np.mean(values)), "low": min(values), "high": max(values)}


def _training(material: Material) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for row in material.rows("train"):
        counts[f"{material.solutions[row].platform}, {material.solutions[row].language}"] += 1
    return dict(sorted(counts.items()))


def _facts(material: Material, test: Sample) -> SetFacts:
    left, right = np.triu_indices(len(test.rows), 1)
    same = test.groups[left] == test.groups[right]
    texts = np.array([material.solutions[row].title for row in test.rows])
    return {
        "groups": len(set(test.groups.tolist())),
        "examples": len(test.rows),
        "pairs": len(same),
        "positives": int(same.sum()),
        "same_text": float((texts[left] == texts[right])[same].mean()),
    }


def _effect(test: Sample, said: Sequence[dict[str, Matrix]], one: str, other: str) -> Effect:
    """Difference in AUC, the mean over the seeds, on the same draws of groups."""
    labels = (test.groups, test.groups)
    draws = np.mean(
        [score_draws(s[one], labels)[:, :1] - score_draws(s[other], labels)[:, :1] for s in said], axis=0
    )
    ((low, high),) = bounds(draws, -1.0)
    return {"difference": float(draws[0, 0]), "low": low, "high": high}


def _examples(models: PhaseOne, material: Material) -> list[Example]:
    """Pairs that RUM is surest of while RSiaCNN is wrong about them: clones first, then look-alikes."""
    test, dev = (sample(material, EXAMPLES_FROM, split) for split in ("test", "dev"))
    said, of_dev = ask(models, test), ask(models, dev)
    above = {name: said[name] - threshold_of(dev, of_dev[name]) for name in (RUM, RSIACNN)}
    left, right = np.triu_indices(len(test.rows), 1)
    rum, alone = above[RUM][left, right], above[RSIACNN][left, right]
    found: list[Example] = []
    for same in (True, False):
        sign = 1 if same else -1
        right_and_wrong = (test.truth[left, right] == same) & (sign * rum > 0) & (sign * alone < 0)
        margin = np.where(right_and_wrong, sign * (rum - alone), -np.inf)
        for at in np.argsort(-margin)[:N_EXAMPLES]:
            if right_and_wrong[at]:
                one, other = (_name(material, test.rows[side[at]]) for side in (left, right))
                found.append(
                    {
                        "first": one,
                        "second": other,
                        "same": same,
                        "rum": float(rum[at]),
                        "alone": float(alone[at]),
                    }
                )
    return found


def _name(material: Material, row: int) -> str:
    s = material.solutions[row]
    return f"{s.problem.partition('/')[2]} ({s.language})"


def sensitivity(models: PhaseOne, place: Workplace, recipe: Recipe) -> list[Setting]:
    """AUC on the dev split, mean over the sources, for other values of β and of the costs.

    Args:
        models: whose auxiliary model is approximated.
        place: where to read and write.
        recipe: a short one; its own setting is tried as well.
    """
    material = material_of(place, recipe)
    found: list[Setting] = []
    for beta in sorted({*BETAS, recipe.beta}):
        short = replace(recipe, beta=beta)
        options = LoopOptions(place.folder / "sensitivity" / f"beta-{beta:g}", dev_every=short.steps)
        model, _ = fit_reusable(short, material, options, models.enriched.auxiliary)
        found.append({"name": "β", "value": beta, "auc": _dev_auc(material, model.encoder, recipe)})
        place.tell(f"β = {beta:g}: {found[-1]['auc']:.3f}")
    for cost in sorted({*COSTS, recipe.cost_fn}):
        short = replace(code_only(recipe), cost_fn=cost)
        options = LoopOptions(place.folder / "sensitivity" / f"cost-{cost:g}", dev_every=short.steps)
        model, _ = fit(short, material, options)
        found.append({"name": "cost_fn", "value": cost, "auc": _dev_auc(material, model.encoder, recipe)})
        place.tell(f"cost_fn = {cost:g}: {found[-1]['auc']:.3f}")
    return found


def _dev_auc(material: Material, encoder: nn.Module, recipe: Recipe) -> float:
    """Mean over the sources of the AUC of cosines on their dev samples."""
    found = []
    for source in SOURCES:
        dev = sample(material, source, "dev")
        units = [material.store[row].part(0, recipe.max_tokens) for row in dev.rows]
        with torch.no_grad():
            vectors = embed(encoder, units, torch.device("cpu"), recipe.chunk).numpy()
        found.append(roc_auc(*dev.pairs(vectors @ vectors.T)))
    return float(np.mean(found))
