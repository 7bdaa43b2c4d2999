import json
from dataclasses import replace
from pathlib import Path

import jsonschema

from paralog.report.risk_sarif import MOST_FILES
from paralog.report.sarif import SarifReporter

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "sarif-2.1.0.schema.json").read_text())


def test_the_log_follows_the_schema_and_points_into_the_files(risky):
    log = SarifReporter().as_sarif(risky)
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    first = run["results"][0]
    assert first["ruleId"] == run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"]
    assert [result["level"] for result in run["results"]] == ["warning", "note", "note"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "shop/billing/card.py" and place["region"]["startLine"] == 5
    assert "4 repairs" in first["message"]["text"]


def test_links_and_placeholders_cannot_be_smuggled_in(risky):
    evil = "[x](http://evil) {0}\x1b"
    file = risky.risk.files[0]
    hostile = replace(file, past_defects=(replace(file.past_defects[0], subject=evil),))
    log = SarifReporter().as_sarif(replace(risky, risk=replace(risky.risk, files=(hostile,))))
    text = log["runs"][0]["results"][0]["message"]["text"]
    assert "\\[x\\]" in text and "{{0}}" in text and "\x1b" not in text


def test_only_the_top_becomes_results(risky):
    many = tuple(replace(risky.risk.files[2], path=f"m{n}.py") for n in range(MOST_FILES + 5))
    (run,) = SarifReporter().as_sarif(replace(risky, risk=replace(risky.risk, files=many)))["runs"]
    assert len(run["results"]) == MOST_FILES
    (cut,) = [
        note
        for note in run["invocations"][0]["toolExecutionNotifications"]
        if note["descriptor"]["id"] == "results-cut"
    ]
    assert f"first {MOST_FILES} of {MOST_FILES + 5}" in cut["message"]["text"]
