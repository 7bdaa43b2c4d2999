import numpy as np
import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.pairs import PairClassifier, PairHead
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.train.fine_tune import FineTuneOptions, fine_tune, pair_scores


def unit(word, seed):
    """Twelve tokens in three statements; every third is the word that tells what it does."""
    rng = np.random.default_rng(seed)
    ids = rng.integers(10, 40, (12, 1)).astype(np.int32)
    ids[::3] = word
    zeros = np.zeros(12, np.uint8)
    return UnitArrays(ids, zeros, (np.arange(12) // 4).astype(np.int32), zeros, np.full(12, -1, np.int32))


UNITS = [unit(2 + at % 3, at) for at in range(30)]
TOPICS = np.arange(30) % 3
PAIRS = np.array([(a, b) for a in range(20) for b in range(a)])
LABELS = TOPICS[PAIRS[:, 0]] == TOPICS[PAIRS[:, 1]]
OPTIONS = FineTuneOptions(min_steps=60, max_steps=60, encoder_rate=1e-2, head_rate=1e-2)


def classifier():
    torch.manual_seed(0)
    branch = StructuredConvolution(50, dim=16, sizes=(2,), maps=16)
    return PairClassifier(FeatureEncoder(branch, dim=12, dropout=0.0), PairHead(12, dropout=0.0))


def test_what_is_learned_holds_for_units_that_were_not_in_the_pairs():
    model = classifier()
    fine_tune(model, UNITS, PAIRS, LABELS, OPTIONS)
    scores = pair_scores(model, UNITS[20:], 192)
    same = TOPICS[20:, None] == TOPICS[None, 20:]
    other = ~np.eye(10, dtype=bool)
    assert scores[same & other].mean() > scores[~same].mean() + 2
    assert not model.training


def test_the_same_seed_gives_the_same_scores():
    found = []
    for _ in range(2):
        model = classifier()
        fine_tune(model, UNITS, PAIRS[:40], LABELS[:40], FineTuneOptions(min_steps=3, max_steps=3))
        found.append(pair_scores(model, UNITS, 192))
    assert np.array_equal(*found)
    assert np.array_equal(found[0], found[0].T)


def test_units_are_cut():
    model = classifier().eval()
    assert not np.array_equal(pair_scores(model, UNITS, 192), pair_scores(model, UNITS, 4))
    cut = [one.part(0, 4) for one in UNITS]
    assert np.array_equal(pair_scores(model, cut, 192), pair_scores(model, UNITS, 4))


@pytest.mark.parametrize(("n_pairs", "steps"), [(1, 80), (160, 100), (10_000, 200)])
def test_few_pairs_train_long_enough_and_many_not_too_long(n_pairs, steps):
    assert FineTuneOptions().steps(n_pairs) == steps
