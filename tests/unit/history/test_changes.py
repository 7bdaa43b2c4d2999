import os

import pytest

from paralog.core import HistoryError
from paralog.history import changes as module
from paralog.history import open_repository
from paralog.history.changes import read_changes


def changes(folder, *ids, extensions=()):
    found = read_changes(open_repository(folder).git, ids, extensions)
    return {id: changes for id, changes, _ in found}


def test_lines_blobs_and_renames_are_told(story):
    found = changes(story.at.folder, story.born, story.broken, story.moved, story.fixed)
    assert [(c.path, c.status, c.added, c.deleted) for c in found[story.born]] == [
        ("README", "A", 1, 0),
        ("shapes.py", "A", 7, 0),
    ]
    (broken,) = found[story.broken]
    assert (broken.status, broken.added, broken.deleted) == ("M", 1, 1)
    (moved,) = found[story.moved]
    assert (moved.path, moved.old_path, moved.status, moved.churn) == ("geometry.py", "shapes.py", "R", 0)
    assert moved.old_blob == broken.blob


def test_only_files_of_some_endings_are_told(story):
    assert [
        change.path for change in changes(story.at.folder, story.born, extensions=(".py",))[story.born]
    ] == ["shapes.py"]
    nested = story.at.commit("Add a package", {"package/a.py": "1\n", "package/b.txt": "2\n"})
    found = changes(story.at.folder / "package", nested, extensions=(".py",))
    assert [change.path for change in found[nested]] == ["package/a.py"]


def test_a_merge_and_an_empty_commit_change_nothing(git_folder):
    first = git_folder.commit("One", {"a.py": "1\n"})
    git_folder.git("checkout", "--quiet", "-b", "side")
    git_folder.commit("Two", {"b.py": "2\n"})
    git_folder.git("checkout", "--quiet", "main")
    empty = git_folder.commit("Three")
    git_folder.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    assert set(changes(git_folder.folder, first, empty, git_folder.git("rev-parse", "HEAD"))) == {first}


def test_binary_content_has_no_lines_and_odd_paths_stay_apart(git_folder):
    odd = os.fsdecode(b"a\tb\n\xff.py")
    commit = git_folder.commit("Add", {odd: "1\n2\n", "data.py": b"\0\1\2"})
    found = {change.path: change for change in changes(git_folder.folder, commit)[commit]}
    assert found["data.py"].added is None
    assert (found[odd].added, found[odd].deleted) == (2, 0)


def missing(story, blob):
    for place in story.at.folder.glob(f".git/objects/{blob[:2]}/{blob[2:]}"):
        place.unlink()


def test_commits_with_missing_content_are_told_without_lines(story):
    late = story.at.commit("Add more", {"other.py": "x = 1\n"})
    ids = (story.born, story.broken, story.moved, story.fixed, late)
    (broken,) = changes(story.at.folder, story.broken)[story.broken]
    missing(story, broken.blob)
    found = changes(story.at.folder, *ids)
    assert list(found) == list(ids)
    assert [change.added for change in found[story.broken]] == [None]
    assert [change.added for change in found[late]] == [1]


def test_a_history_with_much_missing_is_damaged(story, monkeypatch):
    monkeypatch.setattr(module, "MAX_UNREADABLE", 0)
    (broken,) = changes(story.at.folder, story.broken)[story.broken]
    missing(story, broken.blob)
    with pytest.raises(HistoryError, match="content of more than 0 commits is missing"):
        changes(story.at.folder, story.broken)
