from pathlib import Path

import pytest

from paralog.syntax import LANGUAGES
from paralog.testing import check_language

SAMPLES = Path(__file__).parent / "samples"


def sample(name):
    (path,) = SAMPLES.glob(f"{name}.*")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LANGUAGES.names())
def test_every_language_keeps_the_contract(name):
    check_language(LANGUAGES.get(name), sample(name))
