import pytest

from paralog.core import HistoryError
from paralog.tasks.defects import Options, labels, run
from paralog.tasks.defects.comparison import Standing
from paralog.tasks.defects.run import _contender


def test_files_that_break_often_stand_above(planted, options):
    report = run(planted.mined(), planted, options, root="here")
    found = report.risk
    assert [file.path for file in found.files[:10] if file.path >= "m20"] == [
        file.path for file in found.files[:10]
    ]
    assert [file.score for file in found.files] == sorted((f.score for f in found.files), reverse=True)
    assert found.files[0].percentile == 1 and found.files[-1].percentile == 0
    assert found.files[0].reasons
    assert found.windows >= 5 and len(found.contenders) == 4
    assert found.verdict and found.revision == planted.commits[-1].id
    assert report.statistics["files"] == 30


def test_the_same_history_gives_the_same_report(planted, options):
    assert run(planted.mined(), planted, options) == run(planted.mined(), planted, options)


def test_some_files_are_reported_and_ranked_among_all(planted, options):
    whole = {file.path: file for file in run(planted.mined(), planted, options).risk.files}
    some = run(planted.mined(), planted, options, only={"m03.py", "m25.py"}).risk.files
    assert {file.path for file in some} == {"m03.py", "m25.py"}
    assert all(whole[file.path].percentile == file.percentile for file in some)


def test_a_folder_without_files_is_refused(planted, options):
    with pytest.raises(HistoryError, match="no source file that could be ranked is committed"):
        run(planted.mined(), planted, options, prefix="nowhere/")


def test_a_head_without_files_is_refused(planted, options):
    planted.trees[planted.commits[-1].id] = ()
    with pytest.raises(HistoryError, match="HEAD has no source file"):
        run(planted.mined(), planted, options)


def test_a_long_history_with_few_repairs_is_not_called_short(story, options):
    for day in range(100):
        story.commit("Fix a crash" if day == 7 else "Work", [f"m{day % 9}.py"], days=4)
    found = run(story.mined(), story, options).risk
    assert found.learned_windows == 4 and found.windows == 0
    assert "short" not in found.verdict and "No ranking can be tested" in found.verdict


def test_a_young_repository_is_ranked_by_what_others_taught(story):
    for day in range(12):
        story.commit("Fix a crash" if day == 7 else "Work", [f"m{day}.py", "a.py"])
    found = run(story.mined(), story, Options()).risk
    assert found.ranked_by == "model" and found.windows == 0
    assert "No ranking can be tested" in found.verdict and found.learned_windows == 0
    assert found.files[0].path == "a.py"


def test_labels_tell_of_every_commit_with_changes(planted):
    found = labels(planted.mined())
    assert len(found) == 451 and found[-1].subject == "Begin"
    assert {label.is_fix for label in found} == {True, False}


def test_the_table_and_the_verdict_round_alike():
    standing = Standing("past fixes", {}, 0.00649, (-0.03651, 0.08749))
    told = _contender(standing)
    numbers = zip((told.lead, *told.interval), (standing.difference, *standing.interval), strict=True)
    assert all(f"{shown:+.3f}" == f"{whole:+.3f}" for shown, whole in numbers)
