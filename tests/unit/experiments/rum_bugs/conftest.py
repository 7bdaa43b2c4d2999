import numpy as np
import pytest
import torch

from paralog.experiments.rum_bugs.corpus import Corpus
from paralog.experiments.rum_bugs.reports import read_project


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def bug_corpus(mined_data, rum_models, tmp_path_factory):
    return Corpus(read_project(mined_data, "UI"), tmp_path_factory.mktemp("arrays"), rum_models)


@pytest.fixture
def rng():
    return np.random.default_rng(0)
