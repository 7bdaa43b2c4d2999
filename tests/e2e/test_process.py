"""What needs a process of its own: starting, stopping, being cut off, and two at once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paralog.config import ExitCode
from paralog.runtime.shard import SHARD_CHARACTERS


@pytest.fixture
def large(project):
    """Enough to be stopped in the middle of it."""
    code = "".join((project / name).read_text() for name in ("shop/report.py", "shop/search.py"))
    for number in range(900):
        own = code.replace("slug", f"slug{number}").replace("title", f"title{number}")
        (project / f"shop/part{number}.py").write_text(own)
    return project


def wait_for(path, seconds=60):
    """Wait until the work has begun, which `path` shows."""
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} does not appear"
        time.sleep(0.01)


def finish(process, seconds=120):
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out, err


def test_the_installed_command_is_the_module():
    script = Path(sys.executable).with_name("paralog")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, timeout=60)
    module = subprocess.run(
        [sys.executable, "-m", "paralog", "--version"], capture_output=True, text=True, timeout=60
    )
    assert done.stdout == module.stdout
    assert done.stdout.startswith("paralog 0.")


def test_help_is_quick(start):
    before = os.times()
    assert finish(start("--help"))[0] == 0
    after = os.times()
    used = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    assert used < 0.6  # twice what is promised, for busy machines


def test_no_command_is_help(start):
    status, out, _ = finish(start())
    assert status == 0 and "paralog scan src" in out


def test_without_standard_error_the_output_is_the_same(project):
    command = f"{sys.executable} -m paralog scan {project} 2>&-"
    done = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, text=True, timeout=120)
    assert done.returncode == 0
    assert "type 1" in done.stdout


def test_output_that_nobody_reads_is_no_error(start, large):
    process = start("scan", large / "shop", "-f", "html", "--quiet")
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait(timeout=120) == ExitCode.CUT_OFF
    assert err == ""


def test_an_interrupt_leaves_nothing_broken(start, large, tmp_path):
    report = tmp_path / "report.json"
    report.write_text("old")
    process = start("scan", large, "-o", report, start_new_session=True)
    wait_for(Path(os.environ["PARALOG_CACHE_DIR"]) / "embeddings.sqlite3")
    os.killpg(process.pid, signal.SIGINT)
    status, _, err = finish(process)
    if status == 0:
        pytest.skip("the scan was faster than the interrupt")
    assert status == ExitCode.INTERRUPTED
    assert err.strip().splitlines()[-1].startswith("interrupted")
    assert "Traceback" not in err
    assert report.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_killed_scan_does_not_spoil_the_next(start, large):
    process = start("scan", large, "-f", "json", start_new_session=True)
    wait_for(Path(os.environ["PARALOG_CACHE_DIR"]) / "embeddings.sqlite3")
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    status, out, err = finish(start("scan", large, "-f", "json"))
    assert status == 0, err
    reference = finish(start("scan", large, "-f", "json", "--no-cache"))[1]
    assert json.loads(out)["classes"] == json.loads(reference)["classes"]


def test_every_job_count_gives_the_same_bytes(start, large):
    size = sum(path.stat().st_size for path in large.rglob("*.py"))
    assert size > SHARD_CHARACTERS  # or there is nothing to share out
    outputs = {finish(start("scan", large, "-f", "json", "--no-cache", "--jobs", jobs)) for jobs in (1, 2)}
    assert len(outputs) == 1
    assert next(iter(outputs))[0] == 0


def test_two_scans_at_once_agree(start, large):
    both = [start("scan", large, "-f", "json") for _ in range(2)]
    (status, out, err), (other_status, other_out, other_err) = map(finish, both)
    assert (status, other_status) == (0, 0), err + other_err
    assert json.loads(out)["classes"] == json.loads(other_out)["classes"]


def test_a_fault_is_told_without_a_traceback(paralog, project, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("paralog.tasks.clones.run", fail)
    result = paralog("scan", project)
    assert result.status == ExitCode.FAULT
    assert result.err.splitlines() == [
        "error: ZeroDivisionError: division by zero",
        "this is a fault of paralog; `paralog --debug ...` shows where it happened",
    ]
    assert "Traceback" in paralog("--debug", "scan", project).err


def test_the_environment_is_checked(paralog, project, monkeypatch):
    monkeypatch.setenv("PARALOG_JOBS", "many")
    result = paralog("scan", project)
    assert result.status == ExitCode.USAGE
    assert "PARALOG_JOBS" in result.err
