import errno
import io
import json
import sys

import pytest

from paralog.api import reporter, write_report
from paralog.core import Report, UnknownName, UsageError

REPORT = Report("clones", "src", (), statistics={"files": 1})


def test_a_report_goes_to_standard_output(capsys):
    write_report(REPORT, "json")
    assert json.loads(capsys.readouterr().out)["classes"] == []


def test_a_stream_stays_open():
    stream = io.StringIO()
    write_report(REPORT, "text", stream)
    assert stream.getvalue()
    assert not stream.closed


@pytest.mark.parametrize("name", ["text", "json", "sarif", "html"])
def test_a_file_holds_what_a_stream_gets(tmp_path, name):
    stream = io.StringIO()
    write_report(REPORT, name, stream)
    write_report(REPORT, name, tmp_path / "report")
    assert (tmp_path / "report").read_bytes() == stream.getvalue().encode()


def test_a_reporter_that_fails_leaves_the_old_file(tmp_path):
    class Failing:
        def write(self, report, out):
            out.write("half")
            raise RuntimeError

    (tmp_path / "report").write_text("old")
    with pytest.raises(RuntimeError):
        write_report(REPORT, Failing(), tmp_path / "report")
    assert (tmp_path / "report").read_text() == "old"


def test_an_unknown_format_lists_the_near_ones():
    with pytest.raises(UnknownName, match="sarif"):
        reporter("sarf")


def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="missing"):
        write_report(REPORT, "json", tmp_path / "missing" / "report")


def test_a_place_that_is_full_is_a_usage_error(tmp_path, monkeypatch):
    class Full(io.StringIO):
        def write(self, text):
            raise OSError(errno.ENOSPC, "No space left")

    class Failing:
        def write(self, report, out):
            raise OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(UsageError, match="standard output: cannot be written: No space left"):
        write_report(REPORT, "json")
    with pytest.raises(UsageError, match="report: cannot be written: No space left"):
        write_report(REPORT, Failing(), tmp_path / "report")


def test_a_standard_output_that_is_closed_is_a_usage_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="standard output is closed"):
        write_report(REPORT, "json")


def test_colour_is_off_when_the_environment_says_so(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert getattr(reporter("text"), "colour", True) is False
    monkeypatch.delenv("NO_COLOR")
    assert getattr(reporter("text"), "colour", True) is None
