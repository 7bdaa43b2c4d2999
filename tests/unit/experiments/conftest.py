"""Generated files with defects, and models of phase one with hardly any training in them."""

import pytest
import torch

from paralog.experiments.rum.phase_one import SMOKE, Workplace, phase_one

from ..train.described_data import write_rum_data
from .mined_data import write_defects, write_reports


@pytest.fixture(scope="session")
def mined_data(tmp_path_factory):
    data = write_rum_data(tmp_path_factory.mktemp("mined") / "data")
    write_defects(data)
    write_reports(data)
    return data


@pytest.fixture(scope="session")
def phase_one_work(mined_data, tmp_path_factory):
    """A work folder in which phase one is done."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("phase-one")
    phase_one(Workplace(mined_data, folder), SMOKE)
    return folder


@pytest.fixture(scope="session")
def rum_models(mined_data, phase_one_work):
    torch.set_num_threads(1)
    return phase_one(Workplace(mined_data, phase_one_work), SMOKE)
