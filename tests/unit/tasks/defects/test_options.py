import pytest

from paralog.core import UsageError
from paralog.tasks.defects import Options


@pytest.mark.parametrize(
    "wrong",
    [{"window_days": 0}, {"embargo_days": -1}, {"window_days": 7, "embargo_days": 7}, {"max_windows": 0}],
)
def test_options_are_checked_when_they_are_made(wrong):
    with pytest.raises(UsageError, match=next(iter(wrong)).split("_")[0]):
        Options(**wrong)
