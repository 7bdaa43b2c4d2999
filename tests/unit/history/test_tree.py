import os

import pytest

from paralog.core import HistoryError
from paralog.history import list_files, open_repository, shown_path
from paralog.history import tree as module
from paralog.history.tree import list_top


def test_files_of_any_revision_are_listed(story):
    git = open_repository(story.at.folder).git
    assert [file.path for file in list_files(git, story.born)] == ["README", "shapes.py"]
    assert [file.path for file in list_files(git, story.fixed)] == ["README", "geometry.py"]


def test_links_and_submodules_are_no_files(story, git_folder):
    os.symlink("geometry.py", git_folder.folder / "link.py")
    git_folder.git("update-index", "--add", "--cacheinfo", f"160000,{story.born},vendor/module")
    git_folder.commit("Add a link", {"package/a.py": "1\n"})
    repository = open_repository(git_folder.folder)
    files = list_files(repository.git, repository.head)
    assert [file.path for file in files] == ["README", "geometry.py", "package/a.py"]
    assert set(list_top(repository.git, repository.head)) == {"README", "geometry.py"}


def test_paths_that_are_no_utf_8_stay_what_they_are(git_folder):
    name = os.fsdecode(b'caf\xe9 \n\t".py')
    git_folder.commit("Add it", {name: "x = 1\n"})
    repository = open_repository(git_folder.folder)
    (file,) = list_files(repository.git, repository.head)
    assert file.path == name
    assert shown_path(file.path) == 'caf\\xe9 \n\t".py'


def test_there_can_be_too_many_files(story, monkeypatch):
    monkeypatch.setattr(module, "MAX_FILES", 1)
    with pytest.raises(HistoryError, match="more than 1 files"):
        list_files(open_repository(story.at.folder).git, story.fixed)
