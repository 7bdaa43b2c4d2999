import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.history import issue_links


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Fixes #12, see GH-7 and HADOOP-31", [("#12", True), ("#7", False), ("HADOOP-31", False)]),
        ("Close: #3", [("#3", True)]),
        ("Merge pull request #8 from x/y", [("#8", False)]),
        ("See https://github.com/a/b/issues/99.", [("#99", False)]),
        ("fixes https://bugs.eclipse.org/show_bug.cgi?id=4711", [("#4711", True)]),
        ("fix issue 55", [("#55", True)]),
        ("#5 once, fixes #5 twice", [("#5", True)]),
        ("Use UTF-8 and SHA-256 for &#123;", []),
        ("", []),
    ],
)
def test_issues_are_found_in_order(message, found):
    assert [(link.issue, link.closes) for link in issue_links(message)] == found


@given(st.text())
def test_any_message_can_be_read(message):
    assert len({link.issue for link in issue_links(message)}) == len(issue_links(message))
