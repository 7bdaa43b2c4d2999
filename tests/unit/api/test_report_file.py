import os

import pytest

from paralog.api import report_file
from paralog.api.report_file import decode_report, read_report_file
from paralog.core import UsageError


def test_a_report_is_text_whatever_its_bytes(tmp_path):
    (tmp_path / "r.txt").write_bytes(b"\xef\xbb\xbfcaf\xe9 \0 crash")
    assert read_report_file(tmp_path / "r.txt") == "caf\ufffd   crash"


def test_what_cannot_be_read(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_report_file(tmp_path / "none.txt")
    with pytest.raises(UsageError, match=r"directory|regular"):
        read_report_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="not a regular file"):
        read_report_file(tmp_path / "pipe")


def test_what_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(report_file, "LARGEST_REPORT", 3)
    (tmp_path / "r.txt").write_text("four")
    with pytest.raises(UsageError, match="larger than 3 bytes"):
        read_report_file(tmp_path / "r.txt")
    with pytest.raises(UsageError, match="standard input: larger"):
        decode_report(b"four", "standard input")
