"""`paralog risk`, as a user runs it."""

import json

import pytest
from jsonschema import Draft202012Validator

from paralog.report.json import read_schema


@pytest.fixture
def folder(broken_often):
    return broken_often.folder


def test_the_text_names_the_riskiest_file_first_with_reasons_and_the_comparison(paralog, folder):
    result = paralog("risk", folder, "--window-days", 90)
    assert result.status == 0 and result.err == ""
    first, reasons = result.out.splitlines()[:2]
    assert "core/parser.py" in first and "%" in first
    assert "repair" in reasons
    for name in ("lines of code", "revisions x lines", "past fixes", "model"):
        assert name in result.out
    assert "95% interval" in result.out
    assert result.out.rstrip().endswith("7 of them reported")


def test_the_text_can_be_cut(paralog, folder):
    assert "… and 6 files below" in paralog("risk", folder, "--window-days", 90, "--show", 1).out


def test_json_follows_its_schema(paralog, folder, tmp_path):
    result = paralog("risk", folder, "--window-days", 90, "-o", tmp_path / "risk.json")
    assert "wrote" in result.err and result.out == ""
    content = json.loads((tmp_path / "risk.json").read_text())
    Draft202012Validator(read_schema()).validate(content)
    assert content["risk"]["files"][0]["path"] == "core/parser.py"


def test_the_other_formats_are_written(paralog, folder, tmp_path):
    assert paralog("risk", folder, "--window-days", 90, "-o", tmp_path / "risk.html").status == 0
    assert "<svg" in (tmp_path / "risk.html").read_text()
    assert paralog("risk", folder, "--window-days", 90, "-o", tmp_path / "risk.sarif").status == 0
    (run,) = json.loads((tmp_path / "risk.sarif").read_text())["runs"]
    assert (
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "core/parser.py"
    )


def test_a_gate_fails_for_what_stands_above_it(paralog, folder):
    gate = ("--window-days", 90, "--fail-above", 90)
    assert paralog("risk", folder, *gate).status == 1
    changed = paralog("risk", folder, *gate, "--changed-since", "HEAD~1")
    assert changed.status == 1 and "1 file stands above 90%" in changed.err
    assert paralog("risk", folder, *gate, "--changed-since", "HEAD").status == 0


def test_labels_can_be_written_corrected_and_handed_back(paralog, folder, tmp_path):
    table = tmp_path / "labels.csv"
    assert paralog("risk", folder, "--window-days", 90, "--write-labels", table).status == 0
    table.write_text(table.read_text().replace(",1,", ",0,"))
    result = paralog("risk", folder, "--labels", table)
    assert result.status == 2 and "nothing can be learned" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--changed-since", "nowhere"),
        ("--labels", "none.csv"),
        ("--fail-above", "x"),
        ("--write-labels", "same.csv", "-o", "same.csv"),
    ],
)
def test_wrong_requests_are_told(paralog, folder, arguments):
    result = paralog("risk", folder, *arguments)
    assert result.status == 2 and result.err.startswith("error: ") and result.out == ""


def test_a_folder_without_history_is_told(paralog, tmp_path, git_folder):
    assert "no commit yet" in paralog("risk", git_folder.folder).err
    assert "does not exist" in paralog("risk", tmp_path / "nowhere").err
    git_folder.commit("Fix it", {"a.py": "x = 1\n"})
    result = paralog("risk", git_folder.folder)
    assert result.status == 2 and "1 of 1 commits change source code" in result.err
