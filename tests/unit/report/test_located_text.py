from dataclasses import replace

from paralog.core import Reason
from paralog.report.text import TextReporter


def test_golden(located, written, matches_golden):
    assert matches_golden(written(TextReporter(), located), "located.text")


def test_reasons_are_cut_to_the_terminal_but_not_the_place(located, written):
    lines = written(TextReporter(width=30), located).splitlines()
    assert all(len(line) <= 30 for line in lines if line.startswith("  ") and "lines" not in line)
    assert any("billing/card.py" in line for line in lines)


def test_what_the_report_says_cannot_speak_to_the_terminal(located, written):
    file = located.located.files[0]
    hostile = replace(file, path="\x1b[2Jx", reasons=(Reason("words", "holds \x1b]0;x\x07"),))
    text = written(TextReporter(), replace(located, located=replace(located.located, files=(hostile,))))
    assert "\x1b" not in text and "\x07" not in text
