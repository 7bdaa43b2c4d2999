import pytest

from paralog.cli.console import progress, resumable, say, say_reasons
from paralog.core import Notice


def test_messages_go_to_standard_error_and_cannot_act(capsys):
    say("a\x1b[31m\nb")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "a\\x1b[31m\nb\n"


def test_progress_is_silent_where_nobody_looks(capsys):
    with progress(wanted=True) as advance:
        advance(1, 2, "reading code")
    assert capsys.readouterr() == ("", "")


def test_progress_shows_what_is_done_on_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress(wanted=True) as advance:
        advance(1, 2, "reading code")
        advance(2, 2, "reading code")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "reading code" in captured.err and "2/2" in captured.err


def test_a_stage_that_cannot_be_counted_shows_no_count_of_the_one_before(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress(wanted=True) as advance:
        advance(2, 2, "reading code")
        advance(0, 0, "comparing")
    last = capsys.readouterr().err.rsplit("comparing", 1)[1]
    assert "/2" not in last and "0/?" in last


def test_progress_can_be_turned_off(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(wanted=False) as advance:
        advance(1, 2, "reading code")
    assert capsys.readouterr().err == ""


def test_an_interrupt_of_work_that_is_kept_tells_the_way_on(capsys):
    with pytest.raises(KeyboardInterrupt), resumable():
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "what is done is kept; the same command goes on from there\n"


def test_what_was_left_out_of_labels_is_one_line_a_reason(capsys):
    notices = [Notice(f"p/{n}.py", "binary", "holds binary data") for n in range(5)]
    say_reasons([*notices, Notice("", "link", "left out 1 file")], quiet=False)
    assert capsys.readouterr().err.splitlines() == [
        "binary (5): p/0.py: holds binary data; p/1.py: holds binary data; p/2.py: holds binary data; ...",
        "link (1): left out 1 file",
    ]
    say_reasons(notices, quiet=True)
    assert capsys.readouterr().err == ""
