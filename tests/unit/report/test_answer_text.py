from dataclasses import replace

from paralog.report.text import TextReporter


def test_golden(answer, written, matches_golden):
    assert matches_golden(written(TextReporter(), answer), "answer.text")


def test_lines_are_cut_to_the_terminal_but_for_the_place(answer, written):
    lines = written(TextReporter(width=40), answer).splitlines()
    assert all(len(line) <= 40 for line in lines if "def" in line or "Whether" in line)
    assert any("billing/card.py:4-16" in line and "is_valid_number" in line for line in lines)


def test_names_cannot_speak_to_the_terminal(answer, written):
    hit = answer.answer.hits[0]
    hostile = replace(
        hit,
        signature="\x1b[2J",
        summary="a\nb\u202e",
        words=("\x1b]0;x\x07",),
        unit=replace(hit.unit, path="\x1bx"),
    )
    text = written(TextReporter(), replace(answer, answer=replace(answer.answer, hits=(hostile,))))
    assert "\x1b" not in text and "\u202e" not in text
    assert "a\\x0ab" in text


def test_a_terminal_gets_the_same_words_in_colour(answer, written):
    import re

    coloured = written(TextReporter(colour=True), answer)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(TextReporter(), answer)


def test_no_hit_is_said(answer, written):
    text = written(TextReporter(), replace(answer, answer=replace(answer.answer, hits=())))
    assert text.endswith(": nothing found\n")
