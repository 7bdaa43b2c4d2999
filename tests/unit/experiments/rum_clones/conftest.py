"""The generated data of the second paper, and models of phase one with hardly any training in them."""

import pytest
import torch

from paralog.experiments.rum.phase_one import SMOKE, Workplace, phase_one
from paralog.experiments.rum_clones.arenas import SampledFunctions
from paralog.experiments.rum_clones.reproduce import SMOKE_PLAN
from paralog.experiments.rum_clones.runs import CloneGround

from ...train.described_data import write_rum_data


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def clone_data(tmp_path_factory):
    return write_rum_data(tmp_path_factory.mktemp("rum") / "data")


@pytest.fixture(scope="session")
def models(clone_data, tmp_path_factory):
    return phase_one(Workplace(clone_data, tmp_path_factory.mktemp("phase-one")), SMOKE)


@pytest.fixture(scope="session")
def arena(clone_data):
    """BigCloneBench as the paper draws it, smaller."""
    from paralog.datasets.bigclonebench import read_functions

    return SampledFunctions("small", tuple(read_functions(clone_data).values()), n_train=60, n_test=30)


@pytest.fixture
def ground(arena, models, tmp_path):
    return CloneGround(arena, tmp_path, models, SMOKE_PLAN.effort)


def is_sound(draw, n):
    """What holds for every draw, whatever the arena."""
    assert draw.pairs.shape == (n, 2) and draw.labels.shape == (n,)
    assert 2 <= draw.labels.sum() <= n - 2
    assert not set(draw.pairs.ravel().tolist()) & set(draw.test.tolist())
    assert len(set(draw.test.tolist())) == len(draw.test)
    for matrix in (draw.truth, draw.judged, draw.ranked):
        assert matrix.shape == (len(draw.test), len(draw.test))
    assert not draw.judged.diagonal().any() and not draw.ranked.diagonal().any()
    assert (draw.judged == draw.judged.T).all()
    assert 0 < draw.truth[draw.judged].mean() < 1
