"""The samples in tests/data/languages."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "data" / "languages"


@pytest.fixture(scope="session")
def sample():
    """Text of a language's sample."""

    def read(name):
        (path,) = SAMPLES.glob(f"{name}.*")
        return path.read_text(encoding="utf-8")

    return read
