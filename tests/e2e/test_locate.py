"""`paralog locate`, as a user runs it."""

import io
import json
import subprocess
import sys

import pytest

from paralog.config import ExitCode

REPORT = (
    "Words are counted twice\n\nIn `word_counts` of shop/report.py, a word at the end is counted twice.\n"
)


@pytest.fixture
def report(tmp_path):
    (tmp_path / "bug.md").write_text(REPORT)
    return tmp_path / "bug.md"


@pytest.fixture
def repository(project):
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "Count words of a report"),
    ):
        subprocess.run(["git", "-C", project, *words], check=True)
    return project


def test_a_report_leads_to_files_and_functions_with_reasons(paralog, project, report):
    result = paralog("locate", "--repo", project, "--report", report)
    assert result.status == ExitCode.CLEAN and result.err == ""
    lines = result.out.splitlines()
    assert "likely  shop/report.py" in lines[0]
    assert lines[1].strip() == "the report names shop/report.py"
    assert any("word_counts  lines 1-8" in line for line in lines)
    assert "note the history was not compared" in result.out
    assert result.out.endswith("4 files and 5 functions compared by words and mentions\n")


def test_history_is_compared_in_a_repository(paralog, repository, report):
    result = paralog("locate", "--repo", repository, "--report", report, "--files", 1)
    assert "Count words of a report" in result.out
    assert result.out.endswith("compared by words, mentions and history (1 commit)\n")
    without = paralog("locate", "--repo", repository, "--report", report, "--no-history")
    assert without.out.endswith("compared by words and mentions\n")


def test_a_report_on_standard_input_about_a_revision_of_a_bare_repository(
    paralog, repository, tmp_path, monkeypatch
):
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", repository, bare], check=True)
    export = json.dumps({"title": "Words are counted twice", "body": "In `word_counts`."}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(export)))
    result = paralog("locate", "--repo", bare, "--at", "HEAD", "--report", "-", "-f", "json")
    found = json.loads(result.out)
    assert found["task"] == "localization" and found["root"] == f"{bare} at HEAD"
    assert found["located"]["files"][0]["path"] == "shop/report.py"
    assert found["located"]["title"] == "Words are counted twice"


def test_a_page(paralog, project, report, tmp_path):
    result = paralog("locate", "--repo", project, "--report", report, "-o", tmp_path / "bug.html")
    assert result.err == f"wrote {tmp_path / 'bug.html'}: 4 files compared\n" and result.out == ""
    page = (tmp_path / "bug.html").read_text()
    assert "Words are counted twice" in page and "<script" not in page


def test_a_log_of_ten_megabytes_is_read(paralog, project, tmp_path):
    (tmp_path / "log.txt").write_text(REPORT + "noise 2020-01-01 12:00\n" * 450_000)
    result = paralog("locate", "--repo", project, "--report", tmp_path / "log.txt")
    assert "likely  shop/report.py" in result.out.splitlines()[0]
    assert "note the report is long" in result.out


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "the report is empty"), ("{}", "no bug report"), (None, "cannot be read")],
)
def test_what_is_no_report(paralog, project, tmp_path, content, message):
    if content is not None:
        (tmp_path / "r.txt").write_text(content)
    result = paralog("locate", "--repo", project, "--report", tmp_path / "r.txt")
    assert result.status == ExitCode.USAGE and message in result.err and result.out == ""


def test_wrong_use(paralog, project, report, tmp_path):
    (tmp_path / "empty").mkdir()
    for arguments, message in (
        (("--repo", tmp_path / "none"), "does not exist"),
        (("--repo", tmp_path / "empty"), "no source file"),
        (("--repo", project, "--at", "v9"), "git"),
        (("--repo", project, "-f", "sarif"), "SARIF is for findings"),
        (("--repo", project, "--ranking", report), "no ranking"),
        (("--repo", project, "--no-words", "--no-mentions", "--no-history", "--no-meaning"), "switched off"),
    ):
        result = paralog("locate", "--report", report, *arguments)
        assert result.status == ExitCode.USAGE and message in result.err, arguments


def test_settings_come_from_the_file_too(paralog, project, report):
    (project / "paralog.toml").write_text("[locate]\nfiles = 1\nhistory = false\n")
    result = paralog("locate", "--repo", project, "--report", report, "-f", "json")
    found = json.loads(result.out)
    assert len(found["located"]["files"]) == 1 and found["settings"]["signals"] == "words,mentions,meaning"
