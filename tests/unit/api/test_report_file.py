import os

import pytest

from paralog.api import report_file
from paralog.api.report_file import decode_report, read_report_file
from paralog.core import UsageError


def test_a_report_is_text_whatever_its_bytes(tmp_path):
    (tmp_path / "r.txt").write_bytes(b"\xef\xbb\xbfcaf\xe9 \0 crash")
    assert read_report_file(tmp_path / "r.txt") == "caf\ufffd   crash"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_report_may_be_utf_16(encoding):
    assert decode_report("\ufeffThe cart is «wrong»".encode(encoding), "r.txt") == "The cart is «wrong»"


@pytest.mark.parametrize("content", [bytes(range(256)), bytes(20), b"\x7fELF\x02\x01" + b"\0" * 9 + b"text"])
def test_what_is_no_text(content):
    with pytest.raises(UsageError, match=r"r\.txt: is no text"):
        decode_report(content, "r.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "shift-jis", "cp437"])
def test_text_in_any_encoding_is_text(encoding):
    text = "Ошибка в корзине, \x1b[31merror\x1b[0m in shop/cart.py\r\n\t" * 9
    assert "shop/cart.py" in decode_report(text.encode(encoding, "ignore"), "r.txt")


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
