import pytest

from paralog.core import UsageError
from paralog.experiments.rum_bugs.reports import read_project

from ...datasets.compressed import write
from ..mined_data import TOPICS


def test_reports_stand_in_the_order_of_their_fixes(mined_data):
    project = read_project(mined_data, "UI")
    assert len(project.reports) == 26 and len(project.paths) == len(TOPICS)
    assert [r.fix_time for r in project.reports] == sorted(r.fix_time for r in project.reports)
    assert project.reports[-1].text == "The breakpoint is broken 0"
    assert project.reports[-2].text == "The editor is broken 1\nIt does not update."
    assert sum(report.in_papers_size for report in project.reports) == 20


def test_a_report_is_linked_to_the_files_that_are_there(mined_data):
    project = read_project(mined_data, "UI")
    assert project.links.sum(axis=1).tolist() == [1] * 26
    assert project.links[-1].tolist() == [topic == "breakpoint" for topic in TOPICS]


def test_data_that_are_not_there(tmp_path):
    with pytest.raises(UsageError, match="not found"):
        read_project(tmp_path, "UI")


def test_no_report_about_a_file_that_is_there(tmp_path):
    folder = tmp_path / "bugloc" / "paper"
    write(folder / "UI.files.jsonl.zst", [{"path": "/a.java", "code": ""}])
    report = {
        "summary": "s",
        "description": "",
        "fixed_files": ["/b"],
        "fix_time": "",
        "paper_size_subset": True,
    }
    write(folder / "UI.reports.jsonl.zst", [report])
    with pytest.raises(UsageError, match="no report"):
        read_project(tmp_path, "UI")
