import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import Label, Notice, Report, UsageError
from paralog.report.sarif import MOST_LOCATIONS, MOST_RESULTS, SarifReporter

SCHEMA = Path(__file__).parents[2] / "data" / "sarif-2.1.0.schema.json"


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text()))


def run_of(report, reporter=None):
    return (reporter or SarifReporter()).as_sarif(report)["runs"][0]


def test_golden(example, written, matches_golden):
    assert matches_golden(written(SarifReporter(), example), "report.sarif")


def test_output_is_valid(example, written, validator):
    validator.validate(json.loads(written(SarifReporter(), example)))
    validator.validate(json.loads(written(SarifReporter(), Report("clones", ".", ()))))


@given(st.text(alphabet=st.characters()))
def test_output_is_valid_whatever_the_names(text):
    notice = Notice(text, text or "x", text, True)
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text()))
    validator.validate(run_log(Report("clones", "src", (), (notice,), settings={"odd": text})))


def run_log(report):
    return json.loads(json.dumps(SarifReporter().as_sarif(report)))


def test_every_result_names_a_rule_by_id_and_place(example):
    run = run_of(example)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [f"clone-type-{number}" for number in range(1, 5)]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_the_first_member_is_the_location_and_the_message_links_to_the_others(example):
    retry = run_of(example)["results"][1]
    assert [uri(place) for place in retry["locations"]] == ["shop/jobs/mailer.py"]
    assert [uri(place) for place in retry["relatedLocations"]] == ["shop/jobs/webhook.py"] * 2
    assert [place["id"] for place in retry["relatedLocations"]] == [1, 2]
    assert "[deliver](1), [deliver_logged](2)" in retry["message"]["text"]


def uri(place):
    return place["physicalLocation"]["artifactLocation"]["uri"]


def test_level_and_rank_follow_type_and_probability(example):
    results = run_of(example)["results"]
    assert [(result["level"], result["rank"]) for result in results] == [
        ("warning", 96.8),
        ("warning", 98.5),
        ("warning", 100.0),
    ]
    strict = run_of(example, SarifReporter(certain=0.99))["results"]
    assert [result["level"] for result in strict] == ["note", "note", "warning"]


def test_nothing_doubtful_is_said_to_do_the_same(example):
    found = example.classes[0]
    doubts = ({"unchanged": 0.2}, "warning"), ({"opposites": ("open", "close")}, "note")
    for doubtful, level in doubts:
        pair = replace(found.pairs[0], **doubtful)
        (result,) = run_of(replace(example, classes=(replace(found, pairs=(pair,)),)))["results"]
        assert result["level"] == level
        assert "resembles" in result["message"]["text"] and "may differ" in result["message"]["text"]
    assert "does the same as" in run_of(example)["results"][0]["message"]["text"]


def test_an_answer_has_no_form_in_sarif(answer, located):
    for report in (answer, located):
        with pytest.raises(UsageError, match="SARIF is for findings"):
            SarifReporter().write(report, io.StringIO())


def test_fingerprints_depend_on_nothing_but_the_class(example):
    def moved(unit):
        return replace(unit, span=replace(unit.span, start_line=unit.span.start_line + 7, end_line=99))

    found = example.classes[1]
    units = tuple(map(moved, found.units))
    alone = replace(example, classes=(replace(found, units=units, pairs=()),))
    before = run_of(example)["results"][1]["partialFingerprints"]
    assert run_of(alone)["results"][0]["partialFingerprints"] == before
    assert before == {"paralogCloneClass/v1": found.id}


def test_notices_are_notifications_and_an_error_is_no_success(example):
    invocation = run_of(example)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [(n["level"], n["descriptor"]["id"]) for n in invocation["toolExecutionNotifications"]] == [
        ("note", "generated"),
        ("error", "too-large"),
        ("note", "syntax-error"),
        ("note", "minified"),
    ]
    mild = replace(example, notices=example.notices[2:])
    assert run_of(mild)["invocations"][0]["executionSuccessful"] is True


def test_the_limits_of_code_scanning_hold_by_default(example):
    assert (MOST_RESULTS, MOST_LOCATIONS) == (25_000, 1_000)
    many = replace(example, classes=(example.classes[2],) * (MOST_RESULTS + 3))
    run = run_of(many)
    assert len(run["results"]) == MOST_RESULTS
    assert (
        "3 clone classes left out"
        in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    )
    assert run["invocations"][0]["executionSuccessful"] is False


def test_locations_over_the_limit_are_cut_with_a_notification(example):
    run = run_of(example, SarifReporter(max_locations=2))
    result = run["results"][1]
    assert len(result["locations"]) + len(result["relatedLocations"]) == 2
    assert "[deliver](1), 1 more" in result["message"]["text"]
    assert [n["descriptor"]["id"] for n in run["invocations"][0]["toolExecutionNotifications"]].count(
        "locations-cut"
    ) == 1


def test_names_make_no_links_or_placeholders(example):
    found = example.classes[0]
    units = (replace(found.units[0], qualname="a[x](1){0}\x1b"), found.units[1])
    text = run_of(replace(example, classes=(replace(found, units=units, pairs=()),)))["results"][0]["message"]
    assert text["text"].startswith(r"a\[x\](1){{0}}\\x1b does the same as")


def test_a_label_stands_in_the_message_and_among_the_properties(example):
    quoted, guessed, silent = run_of(example)["results"]
    assert quoted["message"]["text"].endswith(
        "). Whether a card number passes the Luhn check (says billing/card.py:4)."
    )
    assert " Perhaps: Deliver a page, again if the line is busy (as" in guessed["message"]["text"]
    assert guessed["properties"]["label"]["is_guess"] is True
    assert "label" not in silent["properties"]
    found = replace(example.classes[0], label=Label("a[x](1){0}\x1b", 1.0, example.classes[0].units[0]))
    (result,) = run_of(replace(example, classes=(found,)))["results"]
    assert r"a\[x\](1){{0}}\\x1b (says" in result["message"]["text"]


def test_paths_survive_the_way_through_a_uri(example):
    found = example.classes[0]
    path = "sub dir/50%/a#b?c:名.py"
    units = (replace(found.units[0], path=path), found.units[1])
    result = run_of(replace(example, classes=(replace(found, units=units, pairs=()),)))["results"][0]
    written = uri(result["locations"][0])
    assert unquote(written) == f"shop/{path}"
    assert written.isascii()
    assert not set("#?: ") & set(written)
