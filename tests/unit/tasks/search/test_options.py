import pytest

from paralog.core import UsageError
from paralog.tasks.search import Options


@pytest.mark.parametrize("wrong", [{"top": 0}, {"top": 10_001}, {"meaning": -0.1}, {"meaning": 1.1}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(UsageError, match=next(iter(wrong))):
        Options(**wrong)


def test_settings_are_plain_values():
    assert Options(languages=frozenset({"java", "c"})).settings() == {
        "top": 10, "languages": "c,java", "meaning": 0.5, "meaning_of_code": 0.8
    }  # fmt: skip
