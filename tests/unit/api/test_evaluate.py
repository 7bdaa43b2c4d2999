import json
from pathlib import Path

import numpy as np
import pytest

import paralog
from paralog.api.evaluate import METRICS
from paralog.core import UsageError
from paralog.datasets.lookalikes import lookalike_pairs, read_lookalikes
from paralog.runtime.hashing import HashingEncoder

SUITE = Path(__file__).parents[2] / "data/lookalikes/python"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """A file of 24 pairs, half of them clones and half strangers."""
    clones = {pair.task: pair for pair in lookalike_pairs(read_lookalikes(SUITE)) if pair.kind == "clone"}
    clones = list(clones.values())[:12]
    file = tmp_path_factory.mktemp("pairs") / "pairs.jsonl"
    with file.open("w") as stream:
        for one, other in zip(clones, clones[1:] + clones[:1], strict=True):
            for right, same in ((one.variant, True), (other.variant, False)):
                sides = {
                    name: {"code": code, "language": one.language}
                    for name, code in (("left", one.original), ("right", right))
                }
                stream.write(json.dumps({**sides, "same": same}) + "\n")
    return file


class Small(HashingEncoder):
    name = "small@1"


class Plain:
    """Vectors, and no probabilities."""

    name = fingerprint = "plain@1"
    dim = 2

    def encode(self, units):
        return np.eye(2, dtype=np.float32)[[int(unit.digest, 16) % 2 for unit in units]]


def test_a_model_is_scored_by_what_it_states_and_by_its_vectors(pairs):
    found = paralog.evaluate(pairs, models=[paralog.load("hashing")])
    stated, similarity, tfidf = found.methods
    assert [method.name for method in found.methods] == ["hashing@1", "hashing@1, similarity", "TF-IDF"]
    assert tuple(stated.scores) == METRICS
    assert tuple(similarity.scores) == tuple(similarity.lead) == tuple(tfidf.scores) == ("AUC", "AP")
    assert stated.lead == {}
    assert stated.scores["AUC"].value == similarity.scores["AUC"].value  # one rises with the other
    assert (found.n_same, found.n_different) == (12, 12)


def test_scores_are_those_of_the_pairs(pairs):
    """Against the definitions, written down once more."""
    model = paralog.load("hashing")
    rows = [json.loads(line) for line in pairs.read_text().splitlines()]
    sides = [(row["left"]["code"], row["right"]["code"]) for row in rows]
    probabilities = model.pair_probability(sides, language="python")
    same = np.array([row["same"] for row in rows])
    ahead = [(a > b) + (a == b) / 2 for a in probabilities[same] for b in probabilities[~same]]
    misses = [((probabilities - same) ** 2)[label].mean() for label in (same, ~same)]
    scores = paralog.evaluate(pairs, models=[model]).methods[0].scores
    assert scores["AUC"].value == pytest.approx(np.mean(ahead))
    assert scores["1 - Brier"].value == pytest.approx(1 - np.mean(misses))


def test_models_are_compared_with_the_first(pairs):
    one, other = paralog.load("hashing"), paralog.Model(Small(dim=64))
    found = paralog.evaluate(pairs, models=[one, other])
    assert [method.name for method in found.methods][:4:2] == ["hashing@1", "small@1"]
    assert found.methods[2].lead["AUC"].value == pytest.approx(
        found.methods[0].scores["AUC"].value - found.methods[2].scores["AUC"].value
    )
    with pytest.raises(UsageError, match="have one name"):
        paralog.evaluate(pairs, models=[one, one])


def test_a_model_without_probabilities_has_its_vectors_alone(pairs):
    found = paralog.evaluate(pairs, models=[paralog.Model(Plain())])
    assert [method.name for method in found.methods] == ["plain@1, similarity", "TF-IDF"]
    assert tuple(found.methods[0].scores) == ("AUC", "AP")
    assert "plain@1, similarity over TF-IDF" in "\n".join(found.describe())


def test_too_few_pairs_are_refused(tmp_path):
    (tmp_path / "pairs.jsonl").write_text("")
    with pytest.raises(UsageError, match="20 are needed"):
        paralog.evaluate(tmp_path / "pairs.jsonl")
