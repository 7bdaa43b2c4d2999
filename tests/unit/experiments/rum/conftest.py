"""The generated data of the second paper."""

import pytest
import torch

from ...train.described_data import write_rum_data


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def rum_data(tmp_path_factory):
    return write_rum_data(tmp_path_factory.mktemp("rum") / "data")
