from paralog.history import Commit, FileChange, ignored_revisions, open_repository, treat
from paralog.history.treatment import MASS_FLOOR, mass_limit


def commit(id, message="Work", parents=("p",), files=1):
    changes = tuple(FileChange(f"{n}.py", "", "M", "1", "2", 1, 1) for n in range(files))
    return Commit(id, parents, "", 0, 0, message, changes)


def test_merges_mass_changes_formatting_and_ignored_revisions_are_left_out():
    history = [
        commit("a"),
        commit("b", parents=("p", "q")),
        commit("c", files=MASS_FLOOR + 1),
        commit("d", "Run black on everything"),
        commit("e"),
    ]
    reasons = [treatment.left_out for treatment in treat(history, ["e"])]
    assert reasons == [
        "", "a merge", "a mass change of 51 files", "a formatting change", "listed in .git-blame-ignore-revs",
    ]  # fmt: skip


def test_the_limit_follows_the_habits_of_a_repository():
    assert mass_limit([]) == MASS_FLOOR
    assert mass_limit([commit("a", files=200)] * 100) == 200


def test_ignored_revisions_are_read_from_the_revision_itself(git_folder):
    first = git_folder.commit("One", {"a.py": "1\n"})
    repository = open_repository(git_folder.folder)
    assert ignored_revisions(repository.git, repository.head) == frozenset()
    listing = f"# Reformatted everything\n{first}\n\n{'A' * 40} # and this\nnonsense\n"
    git_folder.commit("Two", {".git-blame-ignore-revs": listing})
    repository = open_repository(git_folder.folder)
    assert ignored_revisions(repository.git, repository.head) == {first, "a" * 40}
