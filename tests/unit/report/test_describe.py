from pathlib import Path

from paralog.report.describe import describe_schema
from paralog.report.json import read_schema

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def test_the_reference_page_is_the_one_written_from_the_schema(matches_golden):
    assert matches_golden(describe_schema(), "report-schema.md", REFERENCE)


def test_every_member_is_on_the_page():
    page = describe_schema()
    schema = read_schema()
    members = [name for part in (schema, *schema["$defs"].values()) for name in part.get("properties", {})]
    assert len(members) > 40
    assert [name for name in members if f"| `{name}`" not in page] == []


def test_types_are_spelled_out():
    page = describe_schema()
    assert "| `aligned` | array of [integer, integer] |" in page
    assert "| `span` | [span](#span) |" in page
    assert "| `probability` | number from 0 to 1 |" in page
    assert "| `code` (optional) | string |" in page
    assert "| `label` (optional) | [label](#label) |" in page
    assert "| `in_parts` (optional) | `true` |" in page
    assert "| `opposites` (optional) | [string, string] |" in page
