"""What the study of phase one found, as plain values: all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

AUM, RUM, RSIACNN, TFIDF, COSINE = "AUM", "RUM", "RSiaCNN", "TF-IDF", "RUM, cosine"
MODELS = (AUM, RUM, RSIACNN)
METRICS = ("auc", "f1")


class Scored(TypedDict):
    """One method on one set: mean over the seeds, and its spread."""

    mean: float
    low: float
    high: float


class SetFacts(TypedDict):
    """One test set: a sample of the groups of a source that no training saw."""

    groups: int
    examples: int
    pairs: int
    positives: int
    same_text: float


class Effect(TypedDict):
    """A difference in AUC with its 95 % interval over resampled groups; means over the seeds."""

    difference: float
    low: float
    high: float


class Example(TypedDict):
    """A pair that only one of two models gets right; log-odds above each model's threshold."""

    first: str
    second: str
    same: bool
    rum: float
    alone: float


class Setting(TypedDict):
    """One setting of the sensitivity study: AUC on the dev split after short training."""

    name: str
    value: float
    auc: float


class Study(TypedDict):
    """Everything.

    Attributes:
        scores: by set, then method, then metric.
        text: AUM against RSiaCNN, by set: what the text itself brings.
        enrichment: RUM against RSiaCNN, by set: what is left of it without the text.
    """

    schema: int
    provenance: dict[str, object]
    data_hash: str
    seeds: int
    training: dict[str, int]
    vocabulary: int
    sets: dict[str, SetFacts]
    scores: dict[str, dict[str, dict[str, Scored]]]
    text: dict[str, Effect]
    enrichment: dict[str, Effect]
    examples: list[Example]
    sensitivity: list[Setting]
    minutes: dict[str, float]
    notes: list[str]
