import os
import subprocess

import pytest

from paralog.api.revision import revision_folder
from paralog.core import HistoryError, UsageError


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_without_a_revision_it_is_the_folder_itself(shop):
    with revision_folder(shop.path, None) as folder:
        assert folder == shop.path


def test_a_revision_has_its_own_files_and_leaves_nothing_behind(shop):
    with revision_folder(shop.path, shop.first) as folder:
        assert files(folder) == ["cart.py", "tax.py"]
        assert "round" not in (folder / "tax.py").read_text()
    assert not folder.exists()
    assert files(shop.path / ".") and (shop.path / "money.py").exists()


def test_a_bare_repository_is_read_at_its_head(shop, tmp_path):
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", shop.path, bare], check=True)
    with revision_folder(bare, None) as folder:
        assert files(folder) == ["cart.py", "money.py"]


def test_a_folder_inside_a_repository(git_folder):
    git_folder.commit("Begin", {"a/x.py": "x = 1\n", "b/y.py": "y = 1\n"})
    with revision_folder(git_folder.folder / "a", "HEAD") as folder:
        assert files(folder) == ["x.py"]


def test_links_are_left_out(git_folder):
    (git_folder.folder).mkdir(exist_ok=True)
    os.symlink("/etc/passwd", git_folder.folder / "evil.py")
    git_folder.commit("Begin", {"x.py": "x = 1\n"})
    with revision_folder(git_folder.folder, "HEAD") as folder:
        assert files(folder) == ["x.py"]


def test_a_tree_cannot_lead_out_of_the_folder(shop, tmp_path):
    git = ["git", "-C", str(shop.path)]
    blob = subprocess.run([*git, "rev-parse", "HEAD:cart.py"], capture_output=True, check=True).stdout.strip()
    entry = b"100644 ..\\evil.py\0" if os.sep == "\\" else b"100644 ../evil.py\0"
    tree = subprocess.run(
        [*git, "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        input=entry + bytes.fromhex(blob.decode()),
        capture_output=True,
        check=True,
    ).stdout.strip()
    commit = (
        subprocess.run([*git, "commit-tree", tree.decode(), "-m", "evil"], capture_output=True, check=True)
        .stdout.strip()
        .decode()
    )
    with revision_folder(shop.path, commit) as folder:
        assert files(folder) == []
        assert not (folder.parent / "evil.py").exists()


def test_what_is_no_revision(shop, tmp_path):
    with pytest.raises(UsageError, match="no commit that 'v9' names"), revision_folder(shop.path, "v9"):
        pass
    with pytest.raises(UsageError, match="'' is no revision"), revision_folder(shop.path, ""):
        pass
    (tmp_path / "plain").mkdir()
    with pytest.raises(HistoryError), revision_folder(tmp_path / "plain", "HEAD"):
        pass


def test_a_file_that_is_missing_is_told_and_a_large_one_left_out(git_folder):
    git_folder.commit("Begin", {"x.py": "x = 1\n", "large.py": "x = 1\n" * 400_000})
    with revision_folder(git_folder.folder, "HEAD") as folder:
        assert files(folder) == ["x.py"]
    id = git_folder.git("rev-parse", "HEAD:x.py")
    (git_folder.folder / ".git" / "objects" / id[:2] / id[2:]).unlink()
    with (
        pytest.raises(HistoryError, match=r"x\.py cannot be read at HEAD: it is damaged"),
        revision_folder(git_folder.folder, "HEAD"),
    ):
        pass


def test_a_revision_without_source_files(git_folder):
    git_folder.commit("Begin", {"README": "x"})
    with pytest.raises(UsageError, match="no source file"), revision_folder(git_folder.folder, "HEAD"):
        pass
