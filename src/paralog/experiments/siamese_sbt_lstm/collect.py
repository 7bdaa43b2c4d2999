"""From runs to the study: tables, thresholds, errors and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

import numpy as np
import torch

from paralog.datasets.units import read_unit
from paralog.evaluation import score_pairs
from paralog.evaluation.bootstrap import intervals, score_draws
from paralog.evaluation.curves import RocCurve, best_f1, operating_points, recall_at_precision, roc_curve
from paralog.experiments.provenance import provenance
from paralog.experiments.siamese_sbt_lstm.asked import Asked, ask
from paralog.experiments.siamese_sbt_lstm.confusion import confused_pairs, errors_beside
from paralog.experiments.siamese_sbt_lstm.figures import (
    LearningPoint,
    distance_grid,
    learning_curve,
    roc_figure,
)
from paralog.experiments.siamese_sbt_lstm.protocol import (
    HIDDEN,
    S1_TEST,
    S2,
    SETS,
    Protocol,
    assign,
    describe,
    read_protocol,
)
from paralog.experiments.siamese_sbt_lstm.runs import RunResult, Workplace, median
from paralog.experiments.siamese_sbt_lstm.study import (
    BAG,
    METRICS,
    TFIDF,
    Behind,
    Confusion,
    Facts,
    Point,
    Row,
    Scored,
    Spread,
    Study,
    VocabularyFacts,
)
from paralog.experiments.siamese_sbt_lstm.variants import PAPER, REFERENCE, Variant
from paralog.features.vocabulary import UNKNOWN
from paralog.syntax import lex
from paralog.train.batches import Batches
from paralog.train.material import Material, prepare

SCHEMA = 1
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
PRECISION = 0.9
N_CONFUSED = 10
N_WORST = 5
N_BATCHES = 20
"""Batches that pairs are counted in."""


def collect(
    variants: Sequence[Variant],
    results: Sequence[RunResult],
    place: Workplace,
    notes: Sequence[str] = (),
) -> tuple[Study, dict[str, bytes]]:
    """The study, and its figures by file name.

    Raises:
        MissingExtra: scikit-learn or matplotlib is not installed.
    """
    protocol = read_protocol(place.data)
    paper = next(variant for variant in variants if variant.name == PAPER)
    material = prepare(paper.recipe, place.data, place.folder / "prepared", place.jobs)
    by_name = {v.name: [result for result in results if result.variant == v.name] for v in variants}
    papers = [variant.name for variant in variants if variant.group == "paper"]
    shown = {method: median(by_name[method]) for method in (*papers, _best(by_name))}
    asked = {name: ask(name, protocol, material, shown, place) for name in SETS}
    rows = [_row(variant, by_name[variant.name]) for variant in variants]
    scores, truth = asked[S2].scored(PAPER)
    threshold = best_f1(scores, truth).threshold
    study: Study = {
        "schema": SCHEMA,
        "provenance": provenance("siamese-sbt-lstm"),
        "data_hash": material.data_hash,
        "seeds": len({result.seed for result in results}),
        "pretraining": {
            "steps": paper.recipe.pretrain_steps,
            "functions": paper.recipe.pretrain_steps * paper.recipe.pretrain_functions,
        },
        "sets": {
            **{f"training, {method}": _training(result) for method, result in shown.items()},
            **{name: describe(material.solutions, asked[name].rows) for name in SETS if name != HIDDEN},
        },
        "vocabulary": _vocabulary(material),
        "facts": _facts(paper, material, protocol, results),
        "best": _best(by_name),
        "methods": {
            method: {name: _scored(asked[name], method) for name in SETS} for method in asked[S2].similarities
        },
        "rows": rows,
        "points": [point for name in (S1_TEST, S2) for point in _points(name, asked[name])],
        "confusions": _confusions(asked[S2], material, threshold),
        "behind": [
            _behind(name, asked[name], method)
            for name in SETS
            for method in shown
            if _is_behind(asked[name], method)
        ],
        "notes": list(notes),
    }
    return study, _figures(asked, rows, study)


def _best(by_name: dict[str, list[RunResult]]) -> str:
    """The variant with the highest mean AUC on the dev split, which no table shows."""
    return max(by_name, key=lambda name: float(np.mean([result.dev for result in by_name[name]])))


def _row(variant: Variant, results: Sequence[RunResult]) -> Row:
    def spread(name: str, metric: str) -> Spread:
        values = [result.scores[name][metric] for result in results]
        return {"mean": float(np.mean(values)), "low": min(values), "high": max(values)}

    first = results[0]
    return {
        "name": variant.name,
        "group": variant.group,
        "says": variant.says,
        "steps": variant.recipe.steps,
        "challenges": first.train_challenges,
        "solutions": first.train_solutions,
        "vocabulary": first.vocabulary,
        "seeds": len(results),
        "seconds": float(np.mean([result.seconds for result in results])),
        "dev": float(np.mean([result.dev for result in results])),
        "scores": {name: {metric: spread(name, metric) for metric in METRICS} for name in SETS},
    }


def _training(result: RunResult) -> dict[str, float]:
    return {"challenges": result.train_challenges, "solutions": result.train_solutions}


def _scored(asked: Asked, method: str) -> Scored:
    draws, bag = (score_draws(asked.similarities[key], asked.labels) for key in (method, BAG))
    found, lead = intervals(draws), intervals(draws - bag, -1.0)
    auc, map_at_r, top1 = draws[0].tolist()
    return {
        "auc": auc,
        "map_at_r": map_at_r,
        "top1": top1,
        "auc_interval": found.auc,
        "map_at_r_interval": found.map_at_r,
        "auc_lead": lead.auc,
    }


def _vocabulary(material: Material) -> VocabularyFacts:
    """Coverage is counted over the arrays: what is not `<UNK>` is known."""
    hackerrank, corpus = material.store.flat.ids, material.functions.flat.ids
    return {
        "size": len(material.view.vocabulary.tokens),
        "functions": len(material.functions),
        "coverage_corpus": float((corpus != UNKNOWN).mean()),
        "coverage_hackerrank": float((hackerrank != UNKNOWN).mean()),
    }


def _facts(paper: Variant, material: Material, protocol: Protocol, results: Sequence[RunResult]) -> Facts:
    batches = Batches(
        paper.recipe, replace(material, solutions=assign(material.solutions, protocol.training(None)))
    )
    drawn = [batches.draw(step).pairs(torch.device("cpu")) for step in range(N_BATCHES)]
    like = sum(int((positive & valid).sum()) for positive, valid in drawn)
    unlike = sum(int((~positive & valid).sum()) for positive, valid in drawn)
    longest = paper.recipe.max_tokens
    lengths = material.store.lengths
    return {
        "commits": sorted({result.commit for result in results}),
        "unlike_pairs": unlike / like,
        "cut_train": float((lengths[material.rows("train")] > longest).mean()),
        "cut_test": float((lengths[protocol.rows(material.solutions, S2)] > longest).mean()),
        "max_tokens": longest,
    }


def _points(name: str, asked: Asked) -> list[Point]:
    scores, truth = asked.scored(PAPER)
    rules = [("", point) for point in operating_points(scores, truth, THRESHOLDS)]
    rules.append(("best F1", best_f1(scores, truth)))
    if precise := recall_at_precision(scores, truth, PRECISION):
        rules.append((f"precision {PRECISION:.0%}", precise))
    return [
        {
            "set": name,
            "rule": rule,
            "threshold": point.threshold,
            "precision": point.precision,
            "recall": point.recall,
            "false_positive_rate": point.false_positive_rate,
        }
        for rule, point in rules
    ]


def _confusions(asked: Asked, material: Material, threshold: float) -> list[Confusion]:
    problems, groups = asked.labels
    names = asked.challenges
    tokens = []
    for at in asked.rows:
        solution = material.solutions[at]
        tokens.append(set(lex(read_unit(solution.code, solution.language)).texts))
    pairs = confused_pairs(
        asked.similarities[PAPER], problems, names, tokens, N_CONFUSED, threshold=threshold, groups=groups
    )
    return [{**asdict(pair), "shared": list(pair.shared)} for pair in pairs]  # type: ignore[typeddict-item]


def _is_behind(asked: Asked, method: str) -> bool:
    model, other = (score_pairs(asked.similarities[key], asked.labels) for key in (method, TFIDF))
    return model.auc < other.auc or model.map_at_r < other.map_at_r


def _behind(name: str, asked: Asked, method: str) -> Behind:
    problems, groups = asked.labels
    found = errors_beside(
        asked.similarities[method], asked.similarities[TFIDF], problems, asked.challenges, groups
    )
    behind = [difference for difference in found if difference.difference < 0]
    return {
        "set": name,
        "method": method,
        "worst": [asdict(difference) for difference in behind[:N_WORST]],  # type: ignore[misc]
        "n_behind": len(behind),
        "n": len(found),
    }


def _figures(asked: dict[str, Asked], rows: Sequence[Row], study: Study) -> dict[str, bytes]:
    curves: dict[str, RocCurve] = {}
    for method, shown in ((PAPER, "model"), (BAG, BAG)):
        for name in (S1_TEST, S2):
            curves[f"{shown} on {name}"] = roc_curve(*asked[name].scored(method))
    s2 = asked[S2]
    on_curve = (row for row in rows if row["group"] == "challenges" or row["name"] == REFERENCE)
    by_size = sorted(on_curve, key=lambda row: row["challenges"])
    series = {name: [_learning_point(row, name) for row in by_size] for name in (S2, S1_TEST)}
    baselines = {method: study["methods"][method][S2]["auc"] for method in (TFIDF, BAG)}
    return {
        "roc.svg": roc_figure(curves),
        "distances.svg": distance_grid(s2.similarities[PAPER], s2.labels[0], s2.challenges),
        "challenges.svg": learning_curve(
            series, {f"{m} on {S2}": auc for m, auc in baselines.items()}, "AUC"
        ),
    }


def _learning_point(row: Row, name: str) -> LearningPoint:
    auc = row["scores"][name]["auc"]
    return LearningPoint(row["challenges"], auc["mean"], auc["low"], auc["high"])
