import json

import pytest

from paralog.core import UsageError
from paralog.tasks.localization.export import Exported, as_issue, read_export

ADF = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": "It fails:"}]},
        {"type": "codeBlock", "content": [{"type": "text", "text": "cart.add(None)"}]},
    ],
}


@pytest.mark.parametrize(
    "content",
    [
        {"title": "T", "body": "B", "number": 3, "comments": 7},
        {"title": "T", "body": "B", "comments": [{"body": "fixed in cart.py"}]},
        {"summary": "T", "description": "B"},
        {"key": "SHOP-1", "fields": {"summary": "T", "description": "B"}},
        {"bugs": [{"summary": "T"}], "comments": {"7": {"comments": [{"text": "B"}, {"text": "later"}]}}},
        {"bugs": [{"summary": "T", "comments": [{"text": "B"}]}]},
        {"issue": {"title": "T", "body": "B"}},
        [{"title": "T", "body": "B"}],
    ],
)
def test_what_trackers_export(content):
    assert read_export(json.dumps(content)) == Exported("T", "B")


def test_a_document_of_jira_becomes_text_with_fences():
    found = read_export(json.dumps({"fields": {"summary": "T", "description": ADF}}))
    assert found is not None and found.title == "T"
    assert found.body.splitlines() == ["It fails:", "", "```", "cart.add(None)", "```"]


def test_a_document_that_is_nested_without_end_is_read_as_far_as_it_makes_sense():
    node = {"type": "text", "text": "deep"}
    for _ in range(150):
        node = {"type": "paragraph", "content": [node]}
    assert read_export(json.dumps({"summary": "T", "description": node})) == Exported("T", "")


@pytest.mark.parametrize(
    "text", ["It fails", "", '{"title": "T"', "{braces} in a text", "[WARNING] disk full"]
)
def test_what_is_no_json_is_no_export(text):
    assert read_export(text) is None


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"title": 3}', '[{"title": "a"}, {"title": "b"}]', '{"bugs": []}']
)
def test_json_that_holds_no_report_is_refused(text):
    with pytest.raises(UsageError, match="no bug report"):
        read_export(text)


def test_json_that_is_too_deep_for_the_parser_is_no_export():
    assert read_export("[" * 100_000) is None


@pytest.mark.parametrize("wrapped", [lambda inner: [inner], lambda inner: {"issue": inner}])
def test_json_that_only_the_parser_can_follow_holds_no_report(wrapped):
    content = {"title": "T"}
    for _ in range(20_000):
        content = wrapped(content)
    assert as_issue(content) is None
