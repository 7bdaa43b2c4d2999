from pathlib import Path

import click
import pytest

from paralog.cli.report_options import chosen_format, hand_over, keep_apart
from paralog.core import Report

CONTEXT = click.Context(click.Command("search"), info_name="search")


class Kept:
    def write(self, report, out):
        out.write("written")


@pytest.mark.parametrize(
    ("name", "output", "chosen"),
    [
        (None, "-", "text"),
        (None, "a.txt", "text"),
        (None, "a.json", "json"),
        (None, "a.JSON", "json"),
        (None, "a.htm", "html"),
        ("json", "a.pdf", "json"),
        ("own", "-", "own"),
    ],
)
def test_a_format_is_said_or_told_by_the_ending(name, output, chosen):
    assert chosen_format(CONTEXT, name, Path(output), has_findings=True) == chosen


def test_an_ending_of_no_format_is_refused():
    with pytest.raises(click.UsageError, match=r"no format has the ending .pdf"):
        chosen_format(CONTEXT, None, Path("a.pdf"), has_findings=True)


@pytest.mark.parametrize(("name", "output"), [("sarif", "-"), (None, "a.sarif"), ("json", "a.sarif")])
def test_sarif_is_for_findings(name, output):
    assert chosen_format(CONTEXT, name, Path(output), has_findings=True) == (name or "sarif")
    with pytest.raises(click.UsageError, match="search writes text, json or html"):
        chosen_format(CONTEXT, name, Path(output), has_findings=False)


def test_one_file_does_not_take_two_things():
    keep_apart(CONTEXT, Path("-"), None, "the labels")
    keep_apart(CONTEXT, Path("a"), Path("b"), "the labels")
    with pytest.raises(click.UsageError, match="both the report and the labels"):
        keep_apart(CONTEXT, Path("./a"), Path("a"), "the labels")


def test_what_goes_into_a_file_is_told(tmp_path, capsys):
    report = Report("search", "", ())
    hand_over(report, Kept(), Path("-"), 2, "hit", "hits", quiet=False)
    assert capsys.readouterr() == ("written", "")
    for quiet in (False, True):
        hand_over(report, Kept(), tmp_path / "a.txt", 2, "hit", "hits", quiet=quiet)
        assert (tmp_path / "a.txt").read_text() == "written"
        assert capsys.readouterr().err == ("" if quiet else f"wrote {tmp_path / 'a.txt'}: 2 hits\n")
