import json
import re
from importlib.resources import files

import jsonschema
import pytest

from paralog.config import ExitCode


def classes_of(result):
    return json.loads(result.out)["classes"]


def scan_json(paralog, *arguments):
    result = paralog("scan", "--format", "json", *arguments)
    return classes_of(result)


def names(classes):
    return sorted(sorted(unit["qualname"] for unit in found["units"]) for found in classes)


CLONES = [["Means.mean", "Stats.mean"], ["term_frequencies", "word_counts"]]


def test_clones_are_found_and_nothing_else(paralog, project):
    assert names(scan_json(paralog, project)) == CLONES


def test_findings_alone_do_not_fail(paralog, project):
    result = paralog("scan", project)
    assert (result.status, result.err) == (ExitCode.CLEAN, "")
    assert "shop/search.py:1-8" in result.out
    assert "\x1b" not in result.out


@pytest.mark.parametrize(
    ("allowed", "status"), [(0, ExitCode.FINDINGS), (1, ExitCode.FINDINGS), (2, ExitCode.CLEAN)]
)
def test_the_gate(paralog, project, allowed, status):
    assert paralog("scan", project, "--max-classes", allowed).status == status


def test_the_gate_says_why_it_fails_however_quiet(paralog, project):
    found = paralog("scan", project, "--max-classes", 1, "--quiet")
    assert found.err == "2 clone classes are more than the 1 allowed (--max-classes)\n"
    alone = paralog("scan", project / "java", "--max-classes", 0, "--quiet")
    assert alone.err == "1 clone class is more than the 0 allowed (--max-classes)\n"


def test_a_pull_request_is_gated_by_what_it_touches(paralog, project, git_folder):
    for name in ("shop/search.py", "shop/find.py"):
        git_folder.commit("Begin", {name: (project / "shop/search.py").read_text()})
    gate = ("scan", git_folder.folder, "--max-classes", 0)
    assert paralog(*gate).status == ExitCode.FINDINGS
    untouched = paralog(*gate, "--changed-since", "HEAD")
    assert untouched.status == ExitCode.CLEAN and "2 known classes left out" in untouched.out
    assert paralog(*gate, "--changed-since", "HEAD~1").status == ExitCode.FINDINGS
    both = paralog(*gate, "--changed-since", "HEAD", "--write-baseline", "known.json")
    assert both.status == ExitCode.USAGE and "exclude one another" in both.err


def test_the_gate_counts_what_the_text_does_not_show(paralog, project):
    assert paralog("scan", project, "--max-classes", 1, "--limit", 1).status == ExitCode.FINDINGS


def test_types_can_be_chosen(paralog, project):
    assert names(scan_json(paralog, project, "--types", "1")) == CLONES[:1]
    assert names(scan_json(paralog, project, "--types", "2,3", "--types", "4")) == CLONES[1:]


def test_files_can_be_chosen(paralog, project):
    assert names(scan_json(paralog, project, "--exclude", "java/")) == CLONES[1:]
    assert names(scan_json(paralog, project, "--include", "*.java")) == CLONES[:1]
    assert names(scan_json(paralog, project / "shop", project / "java")) == CLONES
    assert names(scan_json(paralog, project / "java/One.java", project / "java/Two.java")) == CLONES[:1]


def test_short_units_can_be_left_out(paralog, project):
    assert scan_json(paralog, project, "--min-tokens", 1000) == []


def test_a_class_says_what_it_is_for_and_lets_nothing_act(paralog, project):
    report = project / "shop/report.py"
    sentence = '    """Count the words \x1b[31mof a text. Fast."""\n'
    report.write_text(report.read_text().replace("(text):\n", f"(text):\n{sentence}"))
    said = "Count the words \\x1b[31mof a text"
    assert f"  {said} (says shop/report.py:1)" in paralog("scan", project).out.splitlines()
    labels = [found.get("label") for found in scan_json(paralog, project)]
    assert sorted(label["is_guess"] for label in labels if label) == [False]
    assert "Count the words" not in paralog("scan", project, "--no-labels").out


def test_json_follows_its_schema(paralog, project):
    schema = json.loads((files("paralog.report") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(paralog("scan", project, "--format", "json").out), schema)


def test_the_cache_changes_nothing(paralog, project):
    cold, warm, without = (
        paralog("scan", project, "--format", "json", *flag) for flag in ([], [], ["--no-cache"])
    )
    assert classes_of(cold) == classes_of(warm) == classes_of(without)


@pytest.mark.parametrize("name", ["r.json", "r.sarif", "r.html", "r.txt"])
def test_the_ending_of_the_output_chooses_the_format(paralog, project, tmp_path, name):
    result = paralog("scan", project, "-o", tmp_path / name)
    assert (result.status, result.out) == (0, "")
    assert f"wrote {tmp_path / name}: 2 clone classes" in result.err
    beginning = {"json": "{", "sarif": "{", "html": "<!doctype html>", "txt": "1 type"}[name.split(".")[1]]
    assert (tmp_path / name).read_text().lstrip().lower().startswith(beginning)


def test_quiet_says_nothing(paralog, project, tmp_path):
    assert paralog("scan", project, "-q", "-o", tmp_path / "r.json").err == ""


def test_verbose_names_files_with_notices(paralog, project):
    (project / "broken.py").write_text("def f(:\n    return 1\n")
    assert re.search(r"broken\.py: line 1", paralog("scan", project, "-v").err)
    assert "broken.py" not in paralog("scan", project).err


def test_settings_come_from_the_project(paralog, project):
    (project / "paralog.toml").write_text('exclude = ["java/"]\n[scan]\nmax-classes = 0\n')
    result = paralog("scan", project, "--format", "json")
    assert names(classes_of(result)) == CLONES[1:]
    assert result.status == ExitCode.FINDINGS
    assert paralog("scan", project, "--max-classes", 1).status == ExitCode.CLEAN


def test_a_configuration_can_be_named(paralog, project, tmp_path):
    (tmp_path / "other.toml").write_text('exclude = ["shop/"]\n')
    assert names(scan_json(paralog, project, "--config", tmp_path / "other.toml")) == CLONES[:1]


def test_a_baseline_gates_what_is_new(paralog, project, tmp_path):
    known = tmp_path / "known.json"
    assert paralog("scan", project, "--write-baseline", known).status == ExitCode.CLEAN
    gate = ("scan", project, "--baseline", known, "--max-classes", 0)
    assert paralog(*gate).status == ExitCode.CLEAN
    (project / "shop/third.py").write_text((project / "shop/report.py").read_text())
    result = paralog(*gate, "--format", "json")
    assert result.status == ExitCode.FINDINGS
    assert [len(found["units"]) for found in classes_of(result)] == [3]


def test_a_clean_project_is_clean(paralog, tmp_path):
    (tmp_path / "one.py").write_text("def f(x):\n    return x\n")
    assert paralog("scan", tmp_path, "--max-classes", 0).status == ExitCode.CLEAN


def test_a_comment_leaves_a_function_out_and_the_report_says_so(paralog, project):
    report = project / "shop/report.py"
    report.write_text(report.read_text().replace("(text):", "(text):  # paralog: ignore"))
    result = paralog("scan", project, "--format", "json", "-v")
    assert names(classes_of(result)) == CLONES[:1]
    assert "shop/report.py: line 1: word_counts is left out" in result.err
    assert json.loads(result.out)["notices"][-1]["reason"] == "suppressed"
