import pytest

from paralog.testing.expect import expect


def test_what_holds_passes():
    expect(True, "not raised")
    expect([0], "not raised")


@pytest.mark.parametrize("nothing", [False, None, "", 0])
def test_what_does_not_raises_its_message(nothing):
    with pytest.raises(AssertionError, match=r"^it is wrong$"):
        expect(nothing, "it is wrong")
