from paralog.history import Commit, FileChange
from paralog.tasks.localization.history_changes import past_changes

DAY = 86_400


def commit(id, day, message, *changes, parents=("p",)):
    return Commit(id * 12, parents, "A <a@b>", day * DAY, day * DAY, message, changes)


def change(path, status="M", old=""):
    return FileChange(path, old, status, "", "", 1, 1)


HISTORY = [
    commit("a", 1, "Begin", change("src/old.py", "A"), change("docs/x.py", "A"), parents=()),
    commit("b", 3, "Fix crash when the cart is empty (#3)", change("src/old.py")),
    commit("c", 5, "Rename", change("src/new.py", "R", "src/old.py")),
    commit("d", 6, "Merge branch", parents=("p", "q")),
]


def test_files_are_told_by_the_names_that_they_have_now():
    found = past_changes(HISTORY, 7 * DAY)
    assert [one.paths for one in found] == [
        ("docs/x.py", "src/new.py"),
        ("src/new.py",),
        ("src/new.py",),
    ] or [set(one.paths) for one in found] == [{"docs/x.py", "src/new.py"}, {"src/new.py"}, {"src/new.py"}]


def test_age_and_repairs():
    found = past_changes(HISTORY, 7 * DAY)
    assert [one.days for one in found] == [6, 4, 2]
    assert [one.is_fix for one in found] == [False, True, False]
    assert found[1].id == "bbbbbbbbb" and found[1].title.startswith("Fix crash")


def test_a_clock_that_was_ahead_gives_no_negative_age():
    assert past_changes(HISTORY[:1], 0)[0].days == 0


def test_paths_are_relative_to_the_folder_that_is_looked_at():
    found = past_changes(HISTORY, 7 * DAY, "src/")
    assert [one.paths for one in found] == [("new.py",)] * 3
