import io
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from paralog.core import Notice
from paralog.report.text import TextReporter

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\n\u202e"


def with_names(report, suffix):
    """The report with `suffix` in every name and path."""

    def renamed(unit):
        return replace(unit, path=unit.path + suffix, qualname=unit.qualname + suffix)

    found = report.classes[0]
    units = tuple(map(renamed, found.units))
    pairs = tuple(replace(pair, left=units[0], right=units[1]) for pair in found.pairs)
    label = replace(found.label, text=found.label.text + suffix, source=renamed(found.label.source))
    notices = (Notice(f"a{suffix}", f"odd{suffix}", f"seen{suffix}"), Notice("b", "c", f"d{suffix}", True))
    return replace(report, classes=(replace(found, units=units, pairs=pairs, label=label),), notices=notices)


def test_golden(example, written, matches_golden):
    assert matches_golden(written(TextReporter(), example), "report.text")


def test_a_pipe_gets_no_colour_and_a_terminal_the_same_words(example, written):
    plain = written(TextReporter(), example)
    coloured = written(TextReporter(colour=True), example)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert ESCAPES.sub("", coloured) == plain


def test_a_terminal_gets_colour_and_its_own_width(example):
    leader, follower = os.openpty()
    with open(follower, "w") as terminal:
        TextReporter().write(example, terminal)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "\x1b[" in shown


def test_a_label_is_one_line_under_the_head(example, written):
    lines = written(TextReporter(), example).splitlines()
    assert lines[1] == "  Whether a card number passes the Luhn check (says billing/card.py:4)"
    assert "  Perhaps: Deliver a page, again if the line is busy (as jobs/fax.py:8 says, 0.71)" in lines
    (alone,) = [
        line for line in written(TextReporter(), with_names(example, "\n")).splitlines() if "Luhn c" in line
    ]
    assert alone.endswith("check\\x0a (says billing/card.py\\x0a:4)")


def test_one_line_for_each_member_in_a_pipe(example, written):
    lines = written(TextReporter(), example).splitlines()
    assert "  billing/card.py:4-16        is_valid_number" in lines
    assert "  legacy/LuhnCheck.java:7-28  LuhnCheck.accepts" in lines


def test_names_take_their_own_line_where_the_terminal_is_narrow(example, written):
    lines = written(TextReporter(width=40), example).splitlines()
    place = lines.index("  legacy/LuhnCheck.java:7-28")
    assert lines[place + 1] == "    LuhnCheck.accepts"


def test_wide_characters_take_two_columns(example, written):
    found = example.classes[0]
    wide = replace(found, units=(replace(found.units[0], path="課金/札.py"), found.units[1]), pairs=())
    lines = written(TextReporter(), replace(example, classes=(wide,))).splitlines()
    assert "  課金/札.py:4-16             is_valid_number" in lines


def test_classes_over_the_limit_are_counted(example, written):
    text = written(TextReporter(limit=1), example)
    assert "… and 2 more, each less worth reading (--limit 0 shows all)" in text
    assert "parse_date" not in text
    assert "parse_date" in written(TextReporter(limit=0), example)


def test_errors_and_notes_on_the_run_are_listed_and_the_rest_counted(example, written):
    text = written(TextReporter(), example)
    assert "note left out 2 files that are generated: pb/a_pb2.py, pb/b_pb2.py\n" in text
    assert "error jobs/nightly.py: 52 MB: larger than the limit of 4 MB\n" in text
    assert "note files with notices, by reason: minified 1, syntax-error 1\n" in text


def test_a_flood_of_errors_is_cut(example, written):
    errors = tuple(Notice(f"{number}.py", "binary", "holds zero bytes", True) for number in range(25))
    text = written(TextReporter(), replace(example, notices=errors))
    assert text.count("error ") == 20
    assert "… and 5 more errors" in text


@pytest.mark.parametrize("colour", [False, True])
def test_names_cannot_speak_to_the_terminal(colour, example, written):
    text = written(TextReporter(colour=colour), with_names(example, HOSTILE))
    assert "\\x1b]0;owned" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ESCAPES.sub("", text))


def test_markup_in_names_is_text(example, written):
    assert "accepts[bold red]" in written(TextReporter(colour=True), with_names(example, "[bold red]"))


def test_a_stream_that_cannot_encode_still_gets_everything(example):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    TextReporter(limit=1).write(with_names(example, "é"), out)
    out.flush()
    assert b"is_valid_number\\xe9" in raw.getvalue()


def test_rich_is_imported_only_to_write():
    code = "import sys, paralog.report.text; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
