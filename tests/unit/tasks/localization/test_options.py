import pytest

from paralog.core import UsageError
from paralog.tasks.localization import Group, Options


@pytest.mark.parametrize("wrong", [{"top": 0}, {"top": 10_001}, {"functions": -1}, {"groups": frozenset()}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(UsageError):
        Options(**wrong)


def test_options_as_plain_values():
    found = Options(groups=frozenset({Group.HISTORY, Group.WORDS})).settings()
    assert found == {"top": 10, "functions": 3, "signals": "words,history"}
