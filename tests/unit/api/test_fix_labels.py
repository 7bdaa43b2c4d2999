import csv

import pytest

import paralog
from paralog.api import write_labels
from paralog.api.fix_labels import labels_text, overruled, read_labels
from paralog.config import RiskSettings
from paralog.core import FixLabel, Report, UsageError
from paralog.history import FixVerdict


def verdicts(*ids):
    return tuple(FixVerdict(id, False, "says nothing", "Work") for id in ids)


def test_written_labels_can_be_read_again(broken_often, tmp_path):
    report = paralog.risk(broken_often.folder, settings=RiskSettings(window_days=90))
    write_labels(report, tmp_path / "labels.csv")
    found = read_labels(tmp_path / "labels.csv")
    assert found == {label.commit: label.is_fix for label in report.risk.labels}
    rows = list(csv.DictReader((tmp_path / "labels.csv").read_text().splitlines()))
    assert rows[0]["subject"].startswith("Fix wrong total") and rows[0]["reason"].startswith("says")


def test_a_spreadsheet_has_nothing_to_calculate():
    text = labels_text([FixLabel("a" * 40, True, "says", '=HYPERLINK("x"),\n2')])
    assert list(csv.reader(text.splitlines(keepends=True)))[1][3] == ' =HYPERLINK("x"),\n2'


def test_a_report_of_something_else_has_no_labels(tmp_path):
    with pytest.raises(UsageError, match="only a report of"):
        write_labels(Report("clones", "", ()), tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "first line"),
        (b"a,b\n1,2\n", "first line"),
        (b"commit,fix\nabc,1\n", "line 2"),
        (b"commit,fix\n" + b"a" * 40 + b",maybe\n", "line 2"),
        (b"commit,fix\n\xff\xfe,1\n", "UTF-8"),
        (b"commit,fix\naaaaaaa\n", "line 2"),
        (b"commit,fix\naaaaaaa,1\naaaaaaa,0\n", "line 3: aaaaaaa was labelled otherwise"),
    ],
)
def test_a_table_that_says_nothing_is_told(tmp_path, content, message):
    (tmp_path / "labels.csv").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_labels(tmp_path / "labels.csv")


def test_a_table_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_labels(tmp_path / "none.csv")


def test_labels_are_found_by_the_beginning_of_an_id():
    found = overruled(verdicts("a" * 40, "b" * 40), {"bbbbbbb": True}, "t")
    assert [(verdict.is_fix, verdict.reason) for verdict in found] == [
        (False, "says nothing"), (True, "labelled by hand"),
    ]  # fmt: skip
    assert overruled(verdicts("a" * 40), {"a" * 40: False}, "t") == verdicts("a" * 40)


def test_labels_of_no_or_several_commits_are_told():
    with pytest.raises(UsageError, match="t: ccccccc is the beginning of no commit"):
        overruled(verdicts("a" * 40), {"ccccccc": True}, "t")
    with pytest.raises(UsageError, match="several commits"):
        overruled(verdicts("a" * 39 + "b", "a" * 40), {"aaaaaaa": True}, "t")


def test_a_commit_may_be_labelled_twice_only_alike():
    labels = {"a" * 40: True, "a" * 9: True}
    assert overruled(verdicts("a" * 40), labels, "t")[0].is_fix
    with pytest.raises(UsageError, match="t: aaaaaaaaa is labelled twice"):
        overruled(verdicts("a" * 40), labels | {"a" * 9: False}, "t")
