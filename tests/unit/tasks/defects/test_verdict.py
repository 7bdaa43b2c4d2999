import pytest

from paralog.core import HistoryError
from paralog.tasks.defects import Options
from paralog.tasks.defects.comparison import Standing
from paralog.tasks.defects.verdict import check_history, worded


def standings(*rows):
    return tuple(Standing(name, {}, lead, interval) for name, lead, interval in rows)


def test_a_lead_is_told_with_its_interval():
    found = standings(
        ("model", 0.0, (0, 0)), ("past fixes", 0.05, (0.01, 0.09)), ("lines of code", 0.1, (0, 1))
    )
    text = worded(found, Options(), 8)
    assert "beats past fixes" in text
    assert "+0.050 in average precision (95% interval +0.010 to +0.090, 8 windows)" in text


def test_a_lead_within_chance_is_no_lead():
    found = standings(("model", 0.0, (0, 0)), ("past fixes", 0.05, (-0.01, 0.09)))
    assert "chance" in worded(found, Options(), 8)


def test_a_model_that_loses_says_so_and_steps_back():
    found = standings(("past fixes", -0.02, (-0.1, 0.01)), ("model", 0.0, (0, 0)))
    text = worded(found, Options(by_effort=True), 3)
    assert "does not beat past fixes" in text and "ranked by past fixes" in text and "Popt" in text


def test_without_a_test_nothing_is_claimed():
    text = worded((), Options(window_days=90), 0)
    assert "in no window of 90 days were 3 or more files repaired and others not" in text
    assert "nothing here says how good it is" in text


def test_one_window_is_one():
    found = standings(("model", 0.0, (0, 0)), ("past fixes", 0.05, (0.01, 0.09)))
    assert "+0.090, 1 window)" in worded(found, Options(), 1)


def test_histories_that_teach_nothing_are_refused(story):
    story.commit("Begin", ["a.py"], status="A")
    with pytest.raises(HistoryError, match="1 of 1 commits change source code"):
        check_history(story.mined(), "here", Options())
    for _ in range(20):
        story.commit("Work", ["a.py"])
    with pytest.raises(HistoryError, match=r"none of 21 commits.*--labels"):
        check_history(story.mined(), "here", Options())
    story.commit("Fix a crash", ["a.py"])
    check_history(story.mined(), "here", Options())
