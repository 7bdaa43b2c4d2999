import numpy as np

from paralog.history import Inducement


def test_events_authors_and_repairs_are_arrays(story):
    story.commit("Begin", ["a.py", "b.py"], status="A", author="Ann <Ann@X>")
    story.commit("Fix a crash", ["a.py"], author="Ann B. <ann@x>")
    story.commit("Run black on everything", ["a.py", "b.py"], author="Bob <b@x>")
    mined = story.mined()
    assert mined.file.tolist() == [0, 1, 0, 0, 1]
    assert mined.commit.tolist() == [0, 0, 1, 2, 2]
    assert mined.counts.tolist() == [True, True, True, False, False]
    assert mined.repairs.tolist() == [False, False, True, False, False]
    assert mined.author.tolist() == [0, 0, 1]
    assert (mined.n_fixes, mined.changes_source) == (1, 3)


def test_a_file_that_a_repair_adds_is_not_repaired(story):
    story.commit("Fix a crash", ["a.py"], status="A")
    assert not story.mined().repairs.any()


def test_with_szz_only_defects_that_were_there_count(story):
    old = story.commit("Begin", ["a.py", "b.py"], status="A")
    new = story.commit("Add", ["b.py"])
    fix = story.commit("Fix a crash", ["a.py", "b.py"])
    inducements = [Inducement(fix, "a.py", old, 1), Inducement(fix, "b.py", new, 2)]
    mined = story.mined(inducements=inducements)
    at_start = np.array([True, False, False])
    assert mined.repaired(~at_start, at_start).tolist() == [0]
    assert story.mined().repaired(~at_start, at_start).tolist() == [0, 1]
