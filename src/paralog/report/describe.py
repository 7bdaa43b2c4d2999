"""The reference page of the JSON format, written from its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator

from paralog.report.json import read_schema
from paralog.report.json_value import Json

_PREAMBLE = """\
<!-- Written by paralog.report.describe from report.schema.json: change the schema, not this page. -->
# The JSON report

{description}

The schema itself ships in the package as `paralog/report/report.schema.json`.
"""


def describe_schema() -> str:
    """Markdown that lists every member of the JSON report, its type and its meaning."""
    schema = read_schema()
    parts = [_PREAMBLE.format(description=schema["description"])]
    parts.append("\n".join(_section("The report", schema)))
    for name, definition in _object(schema["$defs"]).items():
        members = _object(definition)
        if "properties" in members:
            parts.append("\n".join(_section(name.capitalize(), members)))
    return "\n".join(parts)


def _section(title: str, schema: dict[str, Json]) -> Iterator[str]:
    yield f"## {title}\n"
    if title != "The report":
        yield f"{schema['description']}\n"
    yield "| member | type | meaning |"
    yield "|---|---|---|"
    required = schema.get("required")
    for name, member in _object(schema["properties"]).items():
        optional = "" if isinstance(required, list) and name in required else " (optional)"
        yield f"| `{name}`{optional} | {_type(_object(member))} | {_object(member)['description']} |"
    yield ""


def _type(schema: dict[str, Json]) -> str:
    """A member's type in words: `array of [pair](#pair)`."""
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "$ref" in schema:
        return _reference(str(schema["$ref"]))
    if "enum" in schema:
        return "one of " + ", ".join(f"`{choice}`" for choice in _array(schema["enum"]))
    if schema["type"] == "array":
        if "prefixItems" in schema:
            return "[" + ", ".join(_type(_object(item)) for item in _array(schema["prefixItems"])) + "]"
        return f"array of {_type(_object(schema['items']))}"
    named = schema["type"]
    return " or ".join(str(choice) for choice in named) if isinstance(named, list) else str(named)


def _reference(target: str) -> str:
    """A link to the section of an object; a plain definition is spelled out in place."""
    name = target.rpartition("/")[2]
    definition = _object(_object(read_schema()["$defs"])[name])
    if "properties" in definition:
        return f"[{name}](#{name})"
    if "enum" in definition:
        return _type(definition)
    return f"{definition['type']} from {definition['minimum']} to {definition['maximum']}"


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError(f"the schema has {value!r} where an object belongs")
    return value


def _array(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError(f"the schema has {value!r} where an array belongs")
    return value
