"""The tiny encoder, and a copy of it to damage."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data" / "tiny-encoder"


@pytest.fixture(scope="session")
def tiny():
    return DATA / "tiny@1"


@pytest.fixture
def copy(tiny, tmp_path):
    return Path(shutil.copytree(tiny, tmp_path / "tiny@1"))
