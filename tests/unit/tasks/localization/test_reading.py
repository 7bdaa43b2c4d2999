import json

import pytest

from paralog.core import UsageError
from paralog.tasks.localization.reading import LONGEST, make_report, read_report


def test_the_first_line_is_the_title():
    report = read_report("# Saving fails\n\nIn `Cart.save`, see shop/cart.py.\n\n```\nCart().save()\n```\n")
    assert report.title == "Saving fails"
    assert report.prose.strip() == "In `Cart.save`, see shop/cart.py."
    assert report.code == ("Cart().save()",)
    assert report.paths == ("shop/cart.py",) and "Cart.save" in report.names
    assert not report.is_cut


def test_an_export_says_what_is_the_title():
    report = read_report(json.dumps({"title": "Saving fails", "body": "Always."}))
    assert (report.title, report.prose) == ("Saving fails", "Always.")


def test_a_trace_is_no_prose_and_no_code():
    trace = 'Traceback (most recent call last):\n  File "shop/cart.py", line 3, in save\n    pass'
    report = make_report("Saving fails", f"Look:\n\n```\n{trace}\n```")
    assert [frame.path for frame in report.frames] == ["shop/cart.py"]
    assert "File" not in report.text


@pytest.mark.parametrize("text", ["", "  \n\t", "?!...", "```\n```", '{"title": "", "body": " . "}'])
def test_a_report_that_says_nothing_is_refused(text):
    with pytest.raises(UsageError, match=r"empty|no bug report"):
        read_report(text)


def test_of_a_log_the_beginning_and_the_end_are_read():
    report = read_report("Saving fails\nfirst\n" + "noise line\n" * 1_000_000 + "ValueError: last")
    assert report.title == "Saving fails" and report.is_cut
    assert "first" in report.prose and "last" in report.prose
    assert len(report.prose) <= LONGEST + 1


def test_a_report_in_another_language_is_read():
    report = read_report("保存に失敗する\nカートが Cart.save で消える")
    assert report.title == "保存に失敗する" and report.names == ("Cart.save",)


def test_one_long_line_is_cut_into_title_and_prose():
    report = read_report("saving fails " * 100)
    assert len(report.title) == 300 and report.text.count("saving") >= 99
