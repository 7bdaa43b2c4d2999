import json
from dataclasses import replace

import jsonschema
import pytest

from paralog.core import CloneType, Report
from paralog.report.json import SCHEMA, JsonReporter, as_json, read_schema


def closed(schema):
    """The schema without room for members that it does not list; as shipped it lets readers be lenient."""
    if isinstance(schema, dict) and "properties" in schema:
        schema = {**schema, "additionalProperties": False}
    if isinstance(schema, dict):
        return {name: closed(value) for name, value in schema.items()}
    return schema


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(read_schema())
    return jsonschema.Draft202012Validator(closed(read_schema()))


def test_a_reader_of_the_shipped_schema_accepts_members_of_later_versions(example):
    later = {**as_json(example), "new": 1}
    jsonschema.Draft202012Validator(read_schema()).validate(later)


def test_golden(example, written, matches_golden):
    assert matches_golden(written(JsonReporter(), example), "report.json")


@pytest.mark.parametrize("include_code", [False, True])
def test_output_is_valid(include_code, example, written, validator):
    validator.validate(json.loads(written(JsonReporter(include_code), example)))


@pytest.mark.parametrize("include_code", [False, True])
def test_an_answer_is_valid(include_code, answer, written, validator):
    found = json.loads(written(JsonReporter(include_code), answer))
    validator.validate(found)
    hits = found["answer"]["hits"]
    assert [hit["unit"]["qualname"] for hit in hits] == ["is_valid_number", "send_with_retry"]
    assert hits[0] | {"unit": None} == {
        "score": 0.812,
        "similarity": 0.613,
        "probability": None,
        "copy": None,
        "words": ["luhn", "number"],
        "signature": "def is_valid_number(number)",
        "summary": "Whether a card number passes the Luhn check",
        "unit": None,
    }


def test_a_copy_is_valid(answer, validator):
    (first, _) = answer.answer.hits
    copied = replace(first, copy=CloneType.TYPE_2, probability=1.0)
    report = as_json(replace(answer, answer=replace(answer.answer, hits=(copied,))))
    validator.validate(report)
    assert report["answer"]["hits"][0]["copy"] == 2


def test_an_empty_report_is_valid(written, validator):
    validator.validate(json.loads(written(JsonReporter(), Report("clones", ".", ()))))


@pytest.mark.parametrize(
    "damage",
    [
        lambda report: report.update(schema="paralog.report/2"),
        lambda report: report.pop("classes"),
        lambda report: report.update(extra=1),
        lambda report: report["classes"][0].update(probability=1.2),
        lambda report: report["classes"][0]["units"].pop(),
        lambda report: report["classes"][0]["pairs"][0]["aligned"].append([1]),
        lambda report: report["totals"]["by_type"].pop("3"),
        lambda report: report["classes"][0]["label"].pop("is_guess"),
        lambda report: report["classes"][0].update(label=None),
    ],
)
def test_the_schema_refuses_what_is_not_a_report(damage, example, validator):
    report = as_json(example)
    validator.validate(report)
    damage(report)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(report)


def test_the_schema_describes_every_member():
    def undescribed(schema, name):
        properties = schema.get("properties", {})
        yield from (f"{name}.{key}" for key, member in properties.items() if "description" not in member)

    schema = read_schema()
    parts = {"report": schema, **schema["$defs"]}
    assert [path for name, part in parts.items() for path in undescribed(part, name)] == []
    assert schema["properties"]["schema"]["const"] == SCHEMA


def test_pairs_point_at_units(example):
    for found, written_class in zip(example.classes, as_json(example)["classes"], strict=True):
        for pair, written_pair in zip(found.pairs, written_class["pairs"], strict=True):
            assert found.units[written_pair["left"]] == pair.left
            assert found.units[written_pair["right"]] == pair.right


def test_code_is_written_when_asked_for(example):
    first = as_json(example, include_code=True)["classes"][0]["units"][0]
    assert first["code"].startswith("def is_valid_number(number):\n")
    assert "code" not in as_json(example)["classes"][0]["units"][0]


def test_a_label_says_whose_word_it_is(example):
    quoted, guessed, silent = as_json(example)["classes"]
    assert quoted["label"] == {
        "text": "Whether a card number passes the Luhn check",
        "is_guess": False,
        "score": 1.0,
        "path": "billing/card.py",
        "qualname": "is_valid_number",
        "line": 4,
    }
    assert (guessed["label"]["is_guess"], guessed["label"]["path"]) == (True, "jobs/fax.py")
    assert "label" not in silent


def test_every_string_is_valid_unicode_in_ascii(example, written):
    odd = "caf\udce9/\u2028/é"
    text = written(JsonReporter(), replace(example, root=odd, settings={"path": odd}))
    assert text.isascii()
    assert json.loads(text)["settings"] == {"path": "caf\ufffd/\u2028/é"}
    assert json.loads(text)["root"] == "caf\ufffd/\u2028/é"


def test_numbers_that_json_does_not_have_are_refused(example, written):
    odd = replace(example, settings={"threshold": float("nan")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        written(JsonReporter(), odd)


def test_a_pair_of_long_units_is_marked_and_no_other(example, validator):
    found = example.classes[0]
    long = replace(found, pairs=(replace(found.pairs[0], in_parts=True), *found.pairs[1:]))
    written = as_json(replace(example, classes=(long, *example.classes[1:])))
    validator.validate(written)
    marked = [pair.get("in_parts") for each in written["classes"] for pair in each["pairs"]]
    assert marked == [True, *[None] * (len(marked) - 1)]


def test_what_a_verifier_says_is_written_where_there_is_one(example, validator):
    found = example.classes[0]
    read = replace(found, pairs=(replace(found.pairs[0], unchanged=0.123456), *found.pairs[1:]))
    written = as_json(replace(example, classes=(read, *example.classes[1:])))
    validator.validate(written)
    said = [pair.get("unchanged") for each in written["classes"] for pair in each["pairs"]]
    assert said == [0.1235, *[None] * (len(said) - 1)]


def test_opposite_names_are_written_where_there_are_some(example, answer, validator):
    found = example.classes[0]
    read = replace(found, pairs=(replace(found.pairs[0], opposites=("open", "close")),))
    written = as_json(replace(example, classes=(read, *example.classes[1:])))
    validator.validate(written)
    said = [pair.get("opposites") for each in written["classes"] for pair in each["pairs"]]
    assert said == [["open", "close"], *[None] * (len(said) - 1)]
    hits = tuple(replace(hit, opposites=("open", "close")) for hit in answer.answer.hits)
    validator.validate(found := as_json(replace(answer, answer=replace(answer.answer, hits=hits))))
    assert found["answer"]["hits"][0]["opposites"] == ["open", "close"]


def test_suspected_files_are_written(located, validator):
    report = as_json(located)
    validator.validate(report)
    assert "answer" not in report
    first = report["located"]["files"][0]
    assert first["path"] == "billing/card.py" and first["probability"] == 0.832
    assert first["reasons"][1] == {"kind": "past", "text": "1a2b3c4d5 Check card numbers"}
    assert first["functions"][0] == report["located"]["functions"][0]
    assert first["functions"][0]["unit"]["qualname"] == "is_valid_number"


def test_reports_without_suspects_have_none(example):
    assert "located" not in as_json(example)
