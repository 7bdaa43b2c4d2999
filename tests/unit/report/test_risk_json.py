import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from paralog.report.json import as_json, read_schema
from paralog.report.risk_json import risk_as_json


def test_the_report_follows_its_schema(risky):
    content = as_json(risky)
    Draft202012Validator(read_schema()).validate(content)
    assert content["risk"]["files"][0]["past_defects"][0]["similarity"] == 0.93
    assert content["risk"]["contenders"][0]["figures"]["auc_in_size"] is None


def test_broken_characters_are_replaced(risky):
    file = replace(risky.risk.files[0], path="\ud800.py")
    text = json.dumps(risk_as_json(replace(risky.risk, files=(file,))))
    assert json.loads(text)["files"][0]["path"] == "\ufffd.py"
