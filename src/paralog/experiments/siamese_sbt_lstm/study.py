"""What the study found, as plain values: the result file, and all that the report is made from."""

from __future__ import annotations

from typing import TypedDict

BAG, TFIDF, CHANCE = "bag of tokens", "TF-IDF", "random"
"""The baselines in the paper's table."""
METRICS = ("auc", "map_at_r", "top1")


class Scored(TypedDict):
    """One method on one set; intervals are 95 %, over resampled challenges.

    `auc_lead` is how far it is ahead of bag of tokens, both on the same draws of challenges.
    """

    auc: float
    map_at_r: float
    top1: float
    auc_interval: tuple[float, float]
    map_at_r_interval: tuple[float, float]
    auc_lead: tuple[float, float]


class Spread(TypedDict):
    """One metric over the seeds: mean, lowest and highest."""

    mean: float
    low: float
    high: float


class Row(TypedDict):
    """One variant; `scores` by set, then by metric."""

    name: str
    group: str
    says: str
    steps: int
    challenges: int
    solutions: int
    vocabulary: int
    seeds: int
    seconds: float
    dev: float
    scores: dict[str, dict[str, Spread]]


class Point(TypedDict):
    """One threshold on one set."""

    set: str
    rule: str
    threshold: float
    precision: float
    recall: float
    false_positive_rate: float


class Confusion(TypedDict):
    """Two challenges that are taken for one another; see `confusion.ConfusedPair`."""

    first: str
    second: str
    mean_similarity: float
    share_found: float
    auc_between: float
    shared: list[str]


class Difference(TypedDict):
    """A challenge under the model and under TF-IDF; see `confusion.ProblemDifference`."""

    problem: str
    auc: float
    other_auc: float
    n: int


class Behind(TypedDict):
    """Where a method falls short of TF-IDF on one set, in AUC or MAP@R."""

    set: str
    method: str
    worst: list[Difference]
    n_behind: int
    n: int


class Facts(TypedDict):
    """What the list of differences from the paper counts.

    Attributes:
        commits: of the programs that trained.
        unlike_pairs: unlike pairs for each like one in a batch of the paper's model.
        cut_train, cut_test: share of the solutions that are cut at `max_tokens`, of training and of S2.
        max_tokens: longest traversal.
    """

    commits: list[str]
    unlike_pairs: float
    cut_train: float
    cut_test: float
    max_tokens: int


class VocabularyFacts(TypedDict):
    """The vocabulary of the paper's model; coverages are shares of tokens, in [0, 1]."""

    size: int
    functions: int
    coverage_corpus: float
    coverage_hackerrank: float


class Study(TypedDict):
    """Everything.

    `sets` tells how large each set is; `methods` is the paper's table, by method, then by set: of a
    model the run with the median AUC on S2. `best` is the variant with the highest AUC on the dev split,
    `notes` is what a person adds.
    """

    schema: int
    provenance: dict[str, object]
    data_hash: str
    seeds: int
    pretraining: dict[str, float]
    sets: dict[str, dict[str, float]]
    vocabulary: VocabularyFacts
    facts: Facts
    best: str
    methods: dict[str, dict[str, Scored]]
    rows: list[Row]
    points: list[Point]
    confusions: list[Confusion]
    behind: list[Behind]
    notes: list[str]
