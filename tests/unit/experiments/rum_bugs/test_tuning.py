import numpy as np
import torch

from paralog.evaluation.top_k import top_k_rank
from paralog.experiments.rum_bugs.networks import Locator
from paralog.experiments.rum_bugs.tuning import LocateOptions, pair_log_odds, tune
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution

from .test_networks import unit

FILES = [unit([word, 9], [word]) for word in range(1, 9)]
REPORTS = [unit([word, word, 10]) for word in (*range(1, 9), *range(1, 9))]
LINKS = np.tile(np.eye(8, dtype=bool), (2, 1))


def locator():
    torch.manual_seed(0)
    code = FeatureEncoder(StructuredConvolution(12, 16, (2,), 20), 16, dropout=0.1)
    return Locator(FeatureEncoder(TextConvolution(12, 16, (2,), 20), 16, dropout=0.1), code, 16)


def test_it_learns_which_files_reports_are_about():
    model = locator()
    options = LocateOptions(steps=150, batch=8, unmatched=4, encoder_rate=5e-3, rate=5e-3)
    tune(model, REPORTS, FILES, LINKS, options, seed=0)
    assert not model.training
    scores = pair_log_odds(model, REPORTS, FILES)
    assert scores.shape == (16, 8)
    assert top_k_rank(scores, LINKS, np.ones_like(LINKS), 2) > 0.8


def test_a_branch_that_is_reused_moves_slowly():
    model = locator()
    before = {name: p.clone() for name, p in model.named_parameters()}
    options = LocateOptions(steps=2, batch=2, unmatched=2, encoder_rate=0.0)
    tune(model, REPORTS, FILES, LINKS, options, seed=0, reused=[model.code])
    moved = {name for name, p in model.named_parameters() if not torch.equal(p, before[name])}
    assert moved and not any(name.startswith("code.") for name in moved)


def test_the_same_seed_gives_the_same():
    options = LocateOptions(steps=3, batch=4, unmatched=2)
    scores = []
    for _ in range(2):
        model = locator()
        tune(model, REPORTS, FILES, LINKS, options, seed=5)
        scores.append(pair_log_odds(model, REPORTS[:3], FILES))
    np.testing.assert_allclose(scores[0], scores[1], rtol=1e-5)
