import json

import pytest

from paralog.core import UsageError
from paralog.tasks.localization.closed import ClosedIssue, read_closed


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ([{"number": 12, "title": "T", "body": "B"}], ClosedIssue("#12", "T", "B")),
        (
            {"issues": [{"key": "SHOP-3", "fields": {"summary": "T", "description": "B"}}]},
            ClosedIssue("SHOP-3", "T", "B"),
        ),
        ({"bugs": [{"id": 7, "summary": "T", "description": "B"}]}, ClosedIssue("#7", "T", "B")),
        ({"title": "T", "body": "B", "fix_commit": "abc"}, ClosedIssue("", "T", "B", "abc")),
    ],
)
def test_what_trackers_export(content, issue):
    assert read_closed(json.dumps(content)) == [issue]


def test_json_lines_and_entries_that_are_no_reports():
    lines = '{"number": 1, "title": "a"}\n\n{"number": 2}\n{"number": "3", "title": "b"}\n'
    assert [issue.id for issue in read_closed(lines)] == ["#1", "#3"]


@pytest.mark.parametrize("text", ["", "no json", "[]", "[1, 2]", '"text"', "[" * 100_000])
def test_a_file_without_issues_is_refused(text):
    with pytest.raises(UsageError, match="the file"):
        read_closed(text)
