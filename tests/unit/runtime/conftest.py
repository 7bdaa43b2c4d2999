from pathlib import Path

import pytest


@pytest.fixture
def doubles(monkeypatch):
    """The module of test encoders, importable by worker processes too."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    import doubles

    return doubles
