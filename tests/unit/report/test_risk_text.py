import io
from dataclasses import replace

from paralog.report.text import TextReporter


def written(report, limit=20):
    out = io.StringIO()
    TextReporter(colour=False, limit=limit).write(report, out)
    return out.getvalue()


def test_golden(risky, matches_golden):
    assert matches_golden(written(risky), "risk.text")


def test_files_can_be_cut(risky):
    assert "… and 2 files below (--show 0 shows all)" in written(risky, 1)


def test_hostile_names_do_nothing(risky):
    evil = "\x1b[31m\u202eevil\n"
    file = risky.risk.files[0]
    hostile = replace(
        file,
        path=evil,
        functions=(replace(file.functions[0], qualname=evil),),
        past_defects=(replace(file.past_defects[0], subject=evil),),
    )
    text = written(replace(risky, risk=replace(risky.risk, files=(hostile,))))
    assert "\x1b" not in text and "\u202e" not in text


def test_without_a_test_there_is_no_table(risky):
    assert "ranked by   " not in written(replace(risky, risk=replace(risky.risk, contenders=())))
