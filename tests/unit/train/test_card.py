from dataclasses import asdict

import numpy as np
import pytest

from paralog.bundle import ANY, SCAN, BundleConfig, Calibration
from paralog.datasets.store import ArrayStore
from paralog.train.calibrate import ScoredPairs, calibrate
from paralog.train.card import SOURCES, card
from paralog.train.checkpoint import StageProgress

HISTORY = (
    {"step": 5.0, "loss": 2.0, "HackerRank, Python auc": 0.5, "HackerRank, Python map_at_r": 0.1},
    {
        "step": 10.0,
        "loss": 1.0,
        "HackerRank, Python auc": 0.91,
        "HackerRank, Python map_at_r": 0.42,
        "auc": 0.91,
        "map_at_r": 0.42,
    },
)


@pytest.fixture
def text(small, material):
    rng = np.random.default_rng(0)
    problems = rng.integers(0, 8, (600, 2))
    positive = problems[:, 0] == problems[:, 1]
    report = calibrate(SCAN, ScoredPairs(rng.random(600) * 0.5 + positive * 0.4, positive, problems))
    recipe = small("code")
    config = BundleConfig(
        name="default",
        version="3",
        view="lexemes",
        width=3,
        buckets=1_000,
        max_tokens=48,
        dim=256,
        calibrations={ANY: Calibration(1, 0), SCAN: report.calibration},
        recipe=asdict(recipe),
        trained_on=tuple(SOURCES.values()),
    )
    progress = StageProgress("siamese", 10, 10, HISTORY)
    return card(config, material("code"), progress, [report])


def test_what_a_card_says(text, material):
    found = material("code")
    n_train = len(found.rows("train"))
    assert text.startswith("# default@3\n")
    assert f"{n_train:,} solutions of 14 problems" in text
    assert f"{len(found.functions):,} corpus functions, 10 steps, seed 7" in text
    assert found.data_hash[:16] in text
    assert "256 dimensions, view `lexemes`, windows of 48 tokens, " in text
    assert f"vocabulary of {len(found.view.vocabulary.tokens):,} tokens" in text
    for source in SOURCES.values():
        assert f"- {source}\n" in text
    assert "## Limits" in text


def test_the_dev_rows_are_those_of_the_last_look(text):
    assert "| HackerRank, Python | 0.910 | 0.420 |" in text
    assert "0.500 | 0.100" not in text


def test_the_reliability_is_told(text):
    assert "**scan, from 0.1 on**: expected calibration error 0." in text
    assert "| probability | mean | observed | pairs |" in text


def test_the_settings_are_told(text):
    assert "| max_tokens | 48 |" in text
    assert "| loss | info_nce |" in text
    assert "| summary |" not in text


def test_a_text_side_is_told_where_there_is_one(small, text, material):
    found = material("code")
    assert "encode_text" not in text
    n = len(found.solutions)
    lengths = np.arange(n) % 2  # every other solution has a text of one word
    words = [found.store[0].part(0, length) for length in lengths]
    config = BundleConfig("x", "1", "lexemes", 3, 0, 48, 8, {}, recipe={"name": "x"})
    told = card(config, found, StageProgress("siamese", 0, 0), [], texts=ArrayStore.of(words))
    assert f"what {lengths[found.rows('train')].sum()} of the solutions are for" in told
    assert "the first 64 words count" in told


def test_a_run_without_a_dev_split_has_a_card_too(small, material):
    config = BundleConfig("x", "1", "lexemes", 3, 0, 48, 8, {}, recipe={"name": "x"})
    assert "## Dev split" in card(config, material("code"), StageProgress("siamese", 0, 0), [])
