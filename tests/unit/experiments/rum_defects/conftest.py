import pytest
import torch

from paralog.experiments.rum_defects.corpus import Corpus
from paralog.experiments.rum_defects.files import read_files


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def corpus(mined_data, rum_models, tmp_path_factory):
    return Corpus(read_files(mined_data, "paper"), tmp_path_factory.mktemp("arrays"), rum_models)
