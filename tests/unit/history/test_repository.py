import pytest

from paralog.core import HistoryError, UsageError
from paralog.history import open_repository


def test_a_repository_is_found_from_a_folder_inside(story):
    story.at.commit("Add a package", {"package/deep/module.py": "x = 1\n"})
    inside = open_repository(story.at.folder / "package" / "deep")
    assert inside.prefix == "package/deep/"
    assert inside.head == story.at.git("rev-parse", "HEAD")
    assert open_repository(story.at.folder).prefix == ""


def test_a_revision_can_be_named(story):
    assert open_repository(story.at.folder, "HEAD~1").head == story.moved
    assert open_repository(story.at.folder, story.born[:8]).head == story.born


@pytest.mark.parametrize("revision", ["no-such-branch", "--all", "-h", "HEAD\0x", "", " ", "^HEAD"])
def test_a_revision_that_is_none_is_told(story, revision):
    with pytest.raises(UsageError, match="name"):
        open_repository(story.at.folder, revision)


def test_a_bare_repository_is_read(story, tmp_path):
    story.at.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert open_repository(tmp_path / "bare.git").head == story.fixed


def test_a_shallow_clone_is_refused(story, tmp_path):
    story.at.git("clone", "--quiet", "--depth=1", f"file://{story.at.folder}", str(tmp_path / "shallow"))
    with pytest.raises(HistoryError, match=r"shallow clone.*--unshallow"):
        open_repository(tmp_path / "shallow")


def test_a_repository_without_a_commit_has_no_history(git_folder):
    with pytest.raises(HistoryError, match="no commit yet"):
        open_repository(git_folder.folder)


def test_a_folder_outside_any_repository_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(HistoryError, match="not inside a git repository"):
        open_repository(tmp_path)


def test_what_is_no_folder_is_told(story, tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        open_repository(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="is a file"):
        open_repository(story.at.folder / "geometry.py")
    with pytest.raises(UsageError, match="inside of a git folder"):
        open_repository(story.at.folder / ".git")


def test_a_damaged_repository_is_told(story):
    (story.at.folder / ".git" / "HEAD").write_text("nonsense")
    with pytest.raises(HistoryError):
        open_repository(story.at.folder)


def test_a_damaged_commit_is_not_taken_for_none(story):
    id = story.at.git("rev-parse", "HEAD")
    (story.at.folder / ".git" / "objects" / id[:2] / id[2:]).unlink()
    with pytest.raises(HistoryError, match="commit at HEAD cannot be read"):
        open_repository(story.at.folder)
