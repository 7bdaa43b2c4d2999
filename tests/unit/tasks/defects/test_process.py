import numpy as np
import pytest

from paralog.tasks.defects import Options
from paralog.tasks.defects.process import PROCESS_METRICS, process_metrics
from paralog.tasks.defects.snapshots import take_snapshots


@pytest.fixture
def row(story):
    story.commit("Begin", ["a.py", "b.py"], status="A", author="A <a>")
    story.commit("Fix a crash", ["a.py"], days=100, author="B <b>")
    story.commit("Reformat everything", ["a.py", "b.py"], days=1, author="C <c>")
    story.commit("Work", ["a.py", "b.py", "c.py"], days=10, author="A <a>")
    story.commit("Nothing", [], days=5)
    mined = story.mined()
    table = process_metrics(mined, take_snapshots(mined, Options())[0], np.array([0, -1]), 20)
    assert not table[1].any()
    return dict(zip(PROCESS_METRICS, table[0].tolist(), strict=True))


def test_what_happened_to_a_file_is_counted(row):
    assert (row["revisions"], row["recent_revisions"]) == (3, 2)
    assert (row["churn"], row["recent_churn"]) == (12, 8)
    assert (row["authors"], row["recent_authors"]) == (2, 2)
    assert (row["fixes"], row["recent_fixes"]) == (1, 1)
    assert (row["age"], row["idle"]) == (116, 5)
    assert row["others_share"] == pytest.approx(100 / 3)
    assert row["companions"] == pytest.approx((1 + 0 + 2) / 3)


def test_what_lies_back_fades(row):
    assert row["faded_fixes"] == pytest.approx(0.5 ** (16 / 182.5))
    assert row["faded_revisions"] == pytest.approx(sum(0.5 ** (days / 182.5) for days in (116, 16, 5)))


def test_nothing_after_the_snapshot_counts(planted, options):
    mined = planted.mined()
    snapshots = take_snapshots(mined, options)
    then = process_metrics(mined, snapshots[2], np.arange(30), 90)
    cut = [commit for commit, known in zip(planted.commits, snapshots[2].reached, strict=True) if known]
    planted.commits = cut
    alone = planted.mined()
    (first, *_) = take_snapshots(alone, options)
    shift = (snapshots[2].time - first.time) / 86_400
    again = process_metrics(alone, first, np.arange(30), 90)
    assert (then[:, 0] == again[:, 0]).all()
    assert np.allclose(then[:, PROCESS_METRICS.index("age")], again[:, PROCESS_METRICS.index("age")] + shift)
