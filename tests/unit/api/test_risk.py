import pytest

import paralog
from paralog.config import RiskSettings
from paralog.core import HistoryError, UsageError


@pytest.fixture
def settings():
    return RiskSettings(window_days=90)


def test_a_file_that_is_repaired_often_stands_first(broken_often, settings):
    report = paralog.risk(broken_often.folder, settings=settings)
    found = report.risk
    assert found.files[0].path == "core/parser.py"
    assert found.files[0].probability > 0.5 > found.files[-1].probability
    assert {file.path for file in found.files} == {
        f"core/{name}.py" for name in ("reader", "writer", "cache", "clock", "lexer", "names", "parser")
    }
    assert found.revision == broken_often.git("rev-parse", "HEAD")
    assert report.root == str(broken_often.folder)


def test_a_second_run_says_the_same_as_the_first_and_as_one_without_a_cache(broken_often, settings):
    first = paralog.risk(broken_often.folder, settings=settings)
    assert repr(paralog.risk(broken_often.folder, settings=settings)) == repr(first)
    bare = RiskSettings(window_days=90, cache=False)
    assert repr(paralog.risk(broken_often.folder, settings=bare)) == repr(first)


def test_a_folder_inside_is_ranked_with_paths_of_its_own(broken_often, settings):
    whole = paralog.risk(broken_often.folder, settings=settings).risk
    inside = paralog.risk(broken_often.folder / "core", settings=settings).risk
    assert [f"core/{file.path}" for file in inside.files] == [file.path for file in whole.files]


def test_what_is_not_committed_makes_no_difference(broken_often, settings):
    before = paralog.risk(broken_often.folder, settings=settings)
    broken_often.write("core/parser.py", "x = 1\n")
    broken_often.write("core/new.py", "x = 1\n")
    assert repr(paralog.risk(broken_often.folder, settings=settings)) == repr(before)


def test_only_changed_files_are_reported(broken_often, settings):
    found = paralog.risk(broken_often.folder, settings=settings, changed_since="HEAD~1").risk
    assert [file.path for file in found.files] == ["core/parser.py"]
    report = paralog.risk(broken_often.folder, settings=settings, changed_since="HEAD")
    assert report.risk.files == () and report.notices[0].reason == "nothing-changed"


def test_patterns_choose_files(broken_often):
    settings = RiskSettings(window_days=90, exclude=("parser.py",), tests=True)
    found = paralog.risk(broken_often.folder, settings=settings).risk
    assert "core/parser.py" not in {file.path for file in found.files}
    assert "tests/test_core.py" in {file.path for file in found.files}


def test_labels_overrule_the_rule(broken_often, settings, tmp_path):
    report = paralog.risk(broken_often.folder, settings=settings)
    table = tmp_path / "labels.csv"
    rows = [f"{label.commit},0" for label in report.risk.labels if label.is_fix][1:]
    table.write_text("\n".join(["commit,fix", *rows]))
    relabelled = paralog.risk(broken_often.folder, settings=settings, labels=table).risk
    assert relabelled.fixes == 1
    assert {label.reason for label in relabelled.labels if label.commit == rows[0][:40]} == {
        "labelled by hand"
    }


def test_labels_do_not_make_repairs_of_what_never_counts(broken_often, settings, tmp_path):
    id = broken_often.commit("Reformat with black", {"core/clock.py": "x = 1\n"})
    table = tmp_path / "labels.csv"
    table.write_text(f"commit,fix\n{id},1\n")
    newest = paralog.risk(broken_often.folder, settings=settings, labels=table).risk.labels[0]
    assert newest.commit == id and not newest.is_fix and newest.reason == "a formatting change"


def test_with_szz_the_lines_that_repairs_took_away_are_looked_up_once(broken_often, monkeypatch):
    settings = RiskSettings(window_days=90, szz=True)
    first = paralog.risk(broken_often.folder, settings=settings)
    assert first.risk.files[0].path == "core/parser.py"
    monkeypatch.setattr("paralog.history.szz._blamed", None)  # nobody is asked again
    assert repr(paralog.risk(broken_often.folder, settings=settings)) == repr(first)


def test_by_effort_small_files_gain(broken_often):
    found = paralog.risk(broken_often.folder, settings=RiskSettings(window_days=90, effort=True)).risk
    assert found.criterion == "popt"


def test_a_repository_without_repairs_is_refused(git_folder):
    for step in range(12):
        git_folder.commit("Work", {"a.py": f"x = {step}\n"})
    with pytest.raises(HistoryError, match="none of 12 commits"):
        paralog.risk(git_folder.folder)


def test_one_commit_is_no_history(git_folder):
    git_folder.commit("Fix everything", {"a.py": "x = 1\n"})
    with pytest.raises(HistoryError, match="1 of 1 commits"):
        paralog.risk(git_folder.folder)


def test_a_pattern_that_is_none_is_told(broken_often):
    with pytest.raises(UsageError, match="pattern"):
        paralog.risk(broken_often.folder, settings=RiskSettings(exclude=("!",)))
