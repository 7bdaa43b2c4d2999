"""Whatever it is given, the program answers with one sentence and an honest status."""

import json
import os

import pytest

from paralog.config import ExitCode


def error_of(result, status=ExitCode.USAGE):
    """The error's line, once it is certain that there is one and no traceback."""
    assert result.status == status
    assert "Traceback" not in result.err
    lines = [line for line in result.err.splitlines() if line.startswith("error: ")]
    assert len(lines) == 1, result.err
    return lines[0]


def notices_of(result):
    return {notice["path"]: notice["reason"] for notice in json.loads(result.out)["notices"]}


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["scan"], "PATH"),
        (["scan", "missing"], "missing does not exist"),
        (["scan", "a" * 300], "File name too long"),
        (["risk", "a" * 300], "File name too long"),
        (["locate", "--repo", "a" * 300, "--report", "notes.txt"], "File name too long"),
        (["scan", ".", "--format", "jsn"], "json"),
        (["scan", ".", "--min-probability", "2"], "a number from 0.01 to 1"),
        (["scan", ".", "--types", "5"], "from 1 to 4"),
        (["scan", ".", "--jobs", "-1"], "0 to 256"),
        (["scan", ".", "--frobnicate"], "No such option"),
        (["scan", ".", "--model", "no-such-model"], "no-such-model"),
        (["scan", ".", "--config", "missing.toml"], "missing.toml"),
        (["scan", ".", "--baseline", "missing.json"], "missing.json"),
        (["scan", ".", "--baseline", "a", "--write-baseline", "b"], "exclude one another"),
        (["scan", "notes.txt"], "no language"),
        (["embed", "."], "--output"),
        (["embed", ".", "-o", "vectors.csv"], ".npz or .jsonl"),
        (["scam", "."], "scam"),
    ],
)
def test_wrong_use(paralog, project, monkeypatch, arguments, hint):
    monkeypatch.chdir(project)
    (project / "notes.txt").write_text("x")
    assert hint in error_of(paralog(*arguments))


@pytest.mark.parametrize(
    "command",
    [
        ["scan", "shop", "-f", "text", "-o"],
        ["scan", "shop", "--write-baseline"],
        ["search", "mean", "shop", "-f", "json", "-o"],
        ["index", "build", "shop", "-o"],
        ["risk", "shop", "--write-labels"],
    ],
)
def test_source_code_is_never_replaced(paralog, project, monkeypatch, command):
    monkeypatch.chdir(project)
    before = (project / "shop/report.py").read_text()
    assert "is source code" in error_of(paralog(*command, "shop/report.py"))
    (project / "link.txt").symlink_to(project / "shop/report.py")
    assert "is source code" in error_of(paralog(*command, "link.txt"))
    assert (project / "shop/report.py").read_text() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
@pytest.mark.parametrize("command", [["models", "list"], ["--help"], ["scan", "shop"]])
def test_a_full_disk_is_no_fault_of_paralog(start, project, monkeypatch, command):
    monkeypatch.chdir(project)
    with open("/dev/full", "w") as full:
        process = start(*command, stdout=full)
        _, err = process.communicate(timeout=120)
    assert process.returncode == ExitCode.USAGE, err
    assert "No space left" in err and "fault" not in err


def test_a_folder_that_is_gone_is_no_fault_of_paralog(start, tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    process = start("scan", ".")
    _, err = process.communicate(timeout=120)
    assert process.returncode == ExitCode.USAGE, err
    assert "gone" in err and "fault" not in err


def test_an_empty_folder_cannot_be_evaluated(paralog, tmp_path):
    assert "no source file" in error_of(paralog("scan", tmp_path))


def test_a_folder_whose_files_are_all_unreadable_cannot_be_evaluated(paralog, tmp_path):
    (tmp_path / "a.py").write_bytes(b"\0\1\2")
    assert "a.py" in error_of(paralog("scan", tmp_path))


def test_a_named_file_that_cannot_be_read_is_an_error_and_the_rest_is_reported(paralog, project):
    (project / "shop/blob.py").write_bytes(b"\0" * 100)
    result = paralog("scan", project / "shop", project / "shop/blob.py")
    assert "blob.py" in error_of(result)
    assert "term_frequencies" in result.out


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("binary.py", b"\x7fELF\0\0\0", "binary"),
        ("wrong.py", "# -*- coding: utf-8 -*-\nname = 'ä'\n".encode("latin-1"), "encoding"),
        ("odd.py", b"# -*- coding: klingon -*-\n", "encoding"),
        ("deep.py", b"x = " + b"(\n" * 10_000 + b")\n" * 10_000, "too-deep"),
        ("Deep.java", b"class A { int x = " + b"(\n" * 10_000 + b"1" + b")\n" * 10_000 + b"; }", "too-deep"),
        ("broken.py", b"def f(:\n  return\n", "syntax-error"),
    ],
)
def test_an_odd_file_is_a_notice_and_the_rest_is_scanned(paralog, project, name, content, reason):
    (project / name).write_bytes(content)
    result = paralog("scan", project, "--format", "json")
    assert result.status == ExitCode.CLEAN
    assert notices_of(result).get(name) == reason
    assert len(json.loads(result.out)["classes"]) == 2


def test_a_huge_file_is_skipped(paralog, project):
    with (project / "huge.py").open("wb") as stream:
        stream.write(b"x = 1\n" * 10_000)
        stream.truncate(50_000_000)
    assert notices_of(paralog("scan", project, "--format", "json"))["huge.py"] == "too-large"


def test_functions_around_broken_syntax_are_still_found(paralog, project):
    report = project / "shop/report.py"
    report.write_text("def broken(:\n    pass\n\n\n" + report.read_text() + "\nclass\n")
    assert "term_frequencies" in paralog("scan", project).out


def test_a_loop_of_links_ends(paralog, project):
    (project / "loop").symlink_to(project, target_is_directory=True)
    (project / "self.py").symlink_to("self.py")
    result = paralog("scan", project, "--format", "json")
    assert result.status == ExitCode.CLEAN
    assert len(json.loads(result.out)["classes"]) == 2


def test_a_pipe_is_not_waited_for(paralog, project):
    os.mkfifo(project / "pipe.py")
    assert paralog("scan", project).status == ExitCode.CLEAN


@pytest.mark.parametrize("place", ["folder", "folder/missing/report.json", "file/report.json"])
def test_an_output_that_cannot_be_written(paralog, project, tmp_path, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    assert "cannot be written" in error_of(paralog("scan", project, "-f", "json", "-o", tmp_path / place))


def test_a_hostile_name_cannot_act_on_the_terminal(paralog, project):
    (project / "shop/report.py").rename(project / "shop/\x1b[2Jreport.py")
    result = paralog("scan", project, "-v")
    assert "\x1b" not in result.out + result.err
    assert "report.py" in result.out


def test_a_name_that_is_no_text_is_scanned(paralog, project):
    os.rename(project / "shop/report.py", os.fsencode(project) + b"/shop/\xff.py")
    for format_name in ("text", "json", "sarif", "html"):
        assert paralog("scan", project, "-f", format_name).status == ExitCode.CLEAN


def test_a_damaged_cache_changes_nothing(paralog, project, monkeypatch, tmp_path):
    cache = tmp_path / "cache"
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(cache))
    before = paralog("scan", project, "--format", "json")
    damaged = [path for path in cache.rglob("*") if path.is_file()]
    assert damaged
    for path in damaged:
        path.write_bytes(b"garbage")
    after = paralog("scan", project, "--format", "json")
    assert json.loads(after.out)["classes"] == json.loads(before.out)["classes"]
    assert after.status == ExitCode.CLEAN


def test_a_cache_that_cannot_be_written_changes_nothing(paralog, project, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path / "file"))
    assert paralog("scan", project).status == ExitCode.CLEAN


def test_settings_that_are_wrong_are_an_error(paralog, project):
    (project / "paralog.toml").write_text("[scan]\nmin-probabilty = 0.5\n")
    assert "scan.min-probability" in error_of(paralog("scan", project))
