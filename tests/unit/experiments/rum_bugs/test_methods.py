import numpy as np
import pytest

from paralog.experiments.rum_bugs.arenas import PAPER, Arena
from paralog.experiments.rum_bugs.methods import Split, located
from paralog.experiments.rum_bugs.reproduce import SMOKE_PLAN
from paralog.experiments.rum_bugs.study import BM25, METHODS, RUM, RUM_WORDS


@pytest.fixture(scope="module")
def split(bug_corpus):
    train, test = Arena("UI", PAPER, np.arange(26)).split(0)
    return Split(bug_corpus, train, test, 0, SMOKE_PLAN.effort)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_an_opinion_of_every_file(split, method):
    found = located(method, split)
    assert found.shape == (len(split.test), 6) and np.isfinite(found).all()


def test_words_are_enough_here(split):
    truth = split.corpus.links[split.test].argmax(axis=1)
    assert (located(BM25, split).argmax(axis=1) == truth).all()
    assert (located(RUM_WORDS, split).argmax(axis=1) == truth).mean() > 0.8


def test_the_encoder_stays_as_it_was(split):
    encoder = split.corpus.models.enriched.reusable.encoder
    before = [parameter.clone() for parameter in encoder.parameters()]
    located(RUM, split)
    assert all((a == b).all() for a, b in zip(before, encoder.parameters(), strict=True))
