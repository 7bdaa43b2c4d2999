from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from paralog.core import HistoryError
from paralog.history import find_inducing, open_repository, read_commits
from paralog.history.szz import _ranges


def inducing(folder, fix, **options):
    repository = open_repository(folder)
    fixes = [commit for commit in read_commits(repository.git, repository.head) if commit.id == fix]
    return find_inducing(repository.git, fixes, **options)


def test_who_wrote_the_repaired_line_is_found_through_a_rename(story):
    (found,) = inducing(story.at.folder, story.fixed)
    assert (found.fix, found.path, found.inducing, found.lines) == (
        story.fixed, "geometry.py", story.broken, 1,
    )  # fmt: skip


def test_formatting_is_looked_through(git_folder):
    wrote = git_folder.commit("One", {"a.py": "def f(a,b):\n  return a+b\n"})
    styled = git_folder.commit("Style", {"a.py": "def f(a,b):\n  return a+b  # add\n"})
    fixed = git_folder.commit("Fix", {"a.py": "def f(a,b):\n  return a-b  # sub\n"})
    assert [found.inducing for found in inducing(git_folder.folder, fixed)] == [styled]
    (found,) = inducing(git_folder.folder, fixed, looked_through=[styled])
    assert found.inducing == wrote


def test_a_repair_that_only_adds_blames_nobody(git_folder):
    git_folder.commit("One", {"a.py": "x = 1\n"})
    fixed = git_folder.commit("Fix", {"a.py": "x = 1\ny = 2\n"})
    assert inducing(git_folder.folder, fixed) == ()


def test_copies_that_are_repaired_alike_are_blamed_each_for_itself(git_folder):
    wrote = git_folder.commit("One", {"a.py": "x = 1\n"})
    copied = git_folder.commit("Two", {"b.py": "x = 1\n"})
    fixed = git_folder.commit("Fix", {"a.py": "x = 2\n", "b.py": "x = 2\n"})
    found = inducing(git_folder.folder, fixed)
    assert [(one.path, one.inducing) for one in found] == [("a.py", wrote), ("b.py", copied)]


def test_copies_that_are_repaired_differently_are_kept_apart(git_folder):
    wrote = git_folder.commit("One", {"a.py": "x = 1\ny = 1\n"})
    copied = git_folder.commit("Two", {"b.py": "x = 1\ny = 1\n"})
    fixed = git_folder.commit("Fix", {"a.py": "x = 2\ny = 2\n", "b.py": "x = 1\ny = 2\n"})
    found = inducing(git_folder.folder, fixed)
    assert [(one.path, one.inducing, one.lines) for one in found] == [
        ("a.py", wrote, 2), ("b.py", copied, 1),
    ]  # fmt: skip


def test_renames_are_followed_whatever_the_user_has_set(git_folder):
    text = "".join(f"line_{n} = {n}\n" for n in range(20))
    wrote = git_folder.commit("One", {f"{name}1.py": f"{name} = 0\n{text}" for name in "abc"})
    git_folder.git("config", "diff.renameLimit", "1")
    moved = {f"{name}2.py": f"{name} = 1\n{text}" for name in "abc"} | {f"{name}1.py": None for name in "abc"}
    fixed = git_folder.commit("Fix", moved)
    found = inducing(git_folder.folder, fixed)
    assert [(one.path, one.inducing) for one in found] == [(f"{name}2.py", wrote) for name in "abc"]


def test_results_are_kept_for_the_same_circumstances(story):
    class Kept(dict):
        def records(self, keys):
            return {key: self[key] for key in keys if key in self}

        def store(self, records, vectors):
            self.update(records)

    kept = Kept()
    first = inducing(story.at.folder, story.fixed, known=kept)
    (key,) = kept
    kept[key] = kept[key].replace(story.broken, "f" * 40)
    assert [found.inducing for found in inducing(story.at.folder, story.fixed, known=kept)] == ["f" * 40]
    assert (
        inducing(story.at.folder, story.fixed, known=kept, looked_through=["e" * 40]) != first
        or len(kept) == 2
    )
    kept[key] = "nonsense"
    assert inducing(story.at.folder, story.fixed, known=kept) == first


@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_the_same_lines(lines):
    ranges = _ranges(sorted(lines))
    assert [line for first, last in ranges for line in range(first, last + 1)] == sorted(lines)
    assert all(following[0] > last[1] + 1 for last, following in pairwise(ranges))


def test_what_git_could_not_say_is_asked_again(story, monkeypatch):
    def fail(*_):
        raise HistoryError("no content")

    kept: dict[str, str] = {}
    known = type("Kept", (), {"records": lambda _, keys: {}, "store": lambda _, new, __: kept.update(new)})()
    with monkeypatch.context() as patched:
        patched.setattr("paralog.history.szz._blamed", fail)
        assert inducing(story.at.folder, story.fixed, known=known) == ()
    assert kept == {}
    assert inducing(story.at.folder, story.fixed, known=known) and kept
