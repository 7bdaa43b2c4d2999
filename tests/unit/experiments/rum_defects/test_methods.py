import numpy as np
import pytest

from paralog.experiments.rum_defects.arenas import random_splits
from paralog.experiments.rum_defects.methods import Split, learned
from paralog.experiments.rum_defects.reproduce import SMOKE_PLAN
from paralog.experiments.rum_defects.study import BEYOND, LENGTH, METHODS, PCNN, RUM_MEAN, RUM_SUMS


@pytest.fixture(scope="module")
def split(corpus):
    arena = next(random_splits(corpus.files, "paper"))
    train, test = arena.split(corpus.labels, 0)
    return Split(corpus, train, test, 0, SMOKE_PLAN.effort)


@pytest.mark.parametrize("method", [*METHODS, *BEYOND])
def test_every_method_has_an_opinion_of_every_file(split, method):
    found = learned(method, split)
    assert found.shape == split.test.shape and np.isfinite(found).all()
    if method != PCNN:  # hardly trained, it may say the same of all
        assert len(set(found.tolist())) > 1


@pytest.mark.parametrize("method", [RUM_SUMS, RUM_MEAN])
def test_the_same_seed_gives_the_same(split, method):
    np.testing.assert_allclose(learned(method, split), learned(method, split))


def test_longer_files_are_likelier_defective(split):
    found = learned(LENGTH, split)
    assert np.corrcoef(found, np.log1p(split.corpus.sizes[split.test]))[0, 1] > 0.99


def test_the_encoder_stays_as_it_was(split):
    encoder = split.corpus.models.enriched.reusable.encoder
    before = [parameter.clone() for parameter in encoder.parameters()]
    learned(RUM_MEAN, split)
    assert all((a == b).all() for a, b in zip(before, encoder.parameters(), strict=True))
