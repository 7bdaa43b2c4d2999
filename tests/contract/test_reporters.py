import pytest

from paralog.report import REPORTERS
from paralog.testing import check_reporter


@pytest.mark.parametrize("name", REPORTERS.names())
def test_every_reporter_keeps_the_contract(name):
    check_reporter(REPORTERS.get(name))
