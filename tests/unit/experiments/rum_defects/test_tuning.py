import numpy as np
import pytest
import torch

from paralog.evaluation.ranking import roc_auc
from paralog.experiments.rum_defects.tuning import FileClassifier, TuneOptions, log_odds, tune
from paralog.features import UnitArrays
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution

LABELS = np.array([True, False] * 12)


def unit(*words):
    n = len(words)
    byte, number = np.zeros(n, np.uint8), np.zeros(n, np.int32)
    return UnitArrays(np.array(words, np.int32)[:, None], byte, number, byte, number - 1)


def files():
    """Defective files have word 7 in one of their pieces."""
    rng = np.random.default_rng(0)
    return [
        [unit(*rng.integers(1, 6, 5)), unit(7 if label else 6, 3, 2), unit(*rng.integers(1, 6, 4))][
            : 2 + at % 2
        ]
        for at, label in enumerate(LABELS)
    ]


def classifier(attention=False):
    torch.manual_seed(0)
    return FileClassifier(
        FeatureEncoder(StructuredConvolution(10, 16, (2,), 20), 24), 24, attention=attention
    )


@pytest.mark.parametrize("attention", [False, True])
def test_it_learns_which_files_are_defective(attention):
    model = classifier(attention)
    options = TuneOptions(steps=60, batch=8, encoder_rate=5e-3, head_rate=5e-3)
    tune(model, files(), LABELS, options, seed=0)
    assert not model.training
    assert roc_auc(log_odds(model, files(), options), LABELS) > 0.95


def test_a_file_is_the_mean_of_its_pieces():
    model = classifier().eval()
    one, other = unit(1, 2, 3), unit(4, 5)
    with torch.no_grad():
        once, twice, both = model([[one, other]]), model([[one, other, one, other]]), model([[one], [other]])
    torch.testing.assert_close(once, twice)
    assert both.shape == (2,)


def test_attention_does_not_depend_on_the_order_of_pieces():
    model = classifier(attention=True).eval()
    one, other = unit(1, 2, 3), unit(4, 5)
    with torch.no_grad():
        torch.testing.assert_close(model([[one, other]]), model([[other, one]]))


def test_only_so_many_pieces_are_judged():
    model = classifier().eval()
    long = [unit(1, 2)] + [unit(3, 4, 5)] * 30 + [unit(6)]
    few = TuneOptions(test_pieces=2)
    np.testing.assert_allclose(
        log_odds(model, [long], few), log_odds(model, [[long[0], long[-1]]], few), rtol=1e-5
    )
