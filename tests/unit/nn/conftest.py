"""One thread: several would contend with the tests beside these."""

import numpy as np
import pytest
import torch

from paralog.features import UnitArrays, pad

VOCABULARY = 50


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(3)


@pytest.fixture(scope="session")
def make_unit():
    """A random unit of n tokens; the same for the same seed."""

    def make(n, width=3, seed=0):
        rng = np.random.default_rng([n, seed])
        return UnitArrays(
            ids=rng.integers(1, VOCABULARY, (n, width)).astype(np.int32),
            kinds=rng.integers(0, 5, n).astype(np.uint8),
            statements=(np.arange(n) // 4).astype(np.int32),
            depths=rng.integers(0, 30, n).astype(np.uint8)[np.arange(n) // 4 * 4],
            names=np.full(n, -1, np.int32),
        )

    return make


@pytest.fixture(scope="session")
def batch_of():
    """Encoder inputs of units."""

    def batch(units, **options):
        return {name: torch.from_numpy(array) for name, array in pad(units, **options).items()}

    return batch


@pytest.fixture(scope="session")
def masked():
    """A random batch [2, length, 8] with zeros from `valid` on, and its mask."""

    def make(length, valid):
        mask = torch.zeros(2, length, 1)
        mask[:, :valid] = 1
        return torch.randn(2, length, 8) * mask, mask

    return make
