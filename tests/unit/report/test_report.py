import io
import re

import pytest

from paralog.core import Report, Reporter, UnknownName, UsageError
from paralog.report import REPORTERS, build_reporter


@pytest.mark.parametrize("name", REPORTERS.names())
def test_a_reporter_writes_the_same_text_twice_and_leaves_the_stream_open(name, example, written, capsys):
    reporter = REPORTERS.get(name)
    assert isinstance(reporter, Reporter)
    out = io.StringIO()
    reporter.write(example, out)
    assert not out.closed
    assert out.getvalue() == written(reporter, example)
    assert out.getvalue().endswith("\n")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", REPORTERS.names())
def test_a_report_without_findings_can_be_written(name, written):
    assert written(REPORTERS.get(name), Report("clones", ".", ()))


@pytest.mark.parametrize("name", REPORTERS.names())
def test_the_environment_changes_nothing(name, example, written, monkeypatch):
    before = written(REPORTERS.get(name), example)
    for variable, value in {"FORCE_COLOR": "1", "COLUMNS": "20", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(variable, value)
    assert written(REPORTERS.get(name), example) == before


@pytest.mark.parametrize("name", REPORTERS.names())
def test_every_member_of_every_class_is_named(name, example, written):
    text = written(build_reporter(name, {"limit": 0} if name == "text" else {}), example)
    missing = [u.qualname for c in example.classes for u in c.units if not re.search(rf"\b{u.name}\b", text)]
    assert missing == []


def test_options_are_set_by_name():
    assert build_reporter("json", {"include_code": True}).include_code is True
    assert build_reporter("json", {}) == REPORTERS.get("json")


def test_an_unknown_option_lists_those_there_are():
    with pytest.raises(UsageError, match=r"no option colour; it has: include_code, indent"):
        build_reporter("json", {"colour": True})


def test_an_unknown_format_lists_the_near_ones():
    with pytest.raises(UnknownName, match="sarif"):
        build_reporter("sarf", {})
