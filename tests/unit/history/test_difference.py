import pytest

from paralog.core import UsageError
from paralog.history import changed_since, open_repository


@pytest.fixture
def forked(git_folder):
    git_folder.commit("One", {"a.py": "1\n", "b.py": "1\n", "c.py": "1\n"})
    git_folder.git("checkout", "--quiet", "-b", "side")
    git_folder.commit("Two", {"b.py": "2\n", "d.py": "1\n", "c.py": None})
    git_folder.git("checkout", "--quiet", "main")
    git_folder.commit("Three", {"a.py": "3\n"})
    return git_folder


def test_files_that_changed_since_the_fork_are_told(forked):
    forked.git("checkout", "--quiet", "side")
    repository = open_repository(forked.folder)
    assert changed_since(repository.git, "main", repository.head) == {"b.py", "d.py"}
    assert changed_since(repository.git, "main~1", repository.head) == {"b.py", "d.py"}


def test_nothing_changed_since_the_head_itself_or_later(forked):
    repository = open_repository(forked.folder)
    assert changed_since(repository.git, "HEAD", repository.head) == frozenset()
    older = open_repository(forked.folder, "main~1")
    assert changed_since(older.git, "main", older.head) == frozenset()


def test_revisions_without_common_history_are_told(forked):
    forked.git("checkout", "--quiet", "--orphan", "other")
    forked.commit("Alone", {"x.py": "1\n"})
    repository = open_repository(forked.folder)
    with pytest.raises(UsageError, match="no history in common"):
        changed_since(repository.git, "main", repository.head)
    with pytest.raises(UsageError, match="no commit that 'nowhere' names"):
        changed_since(repository.git, "nowhere", repository.head)
