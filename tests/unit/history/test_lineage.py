from hypothesis import given
from hypothesis import strategies as st

from paralog.history import Commit, FileChange, Lineage


def history(*commits):
    return [
        Commit(
            str(n),
            (),
            "",
            0,
            0,
            "",
            tuple(FileChange(path, old, status, "1", "2", 1, 0) for status, path, old in changes),
        )
        for n, changes in enumerate(commits)
    ]


def files(*commits):
    lineage = Lineage(history(*commits))
    return [event.file for event in lineage.events], lineage


def test_a_file_keeps_its_number_through_renames():
    numbers, lineage = files([("A", "a", "")], [("R", "b", "a")], [("M", "b", "")])
    assert numbers == [0, 0, 0]
    assert lineage.files(["b"], lineage.events) == {"b": 0}


def test_a_name_that_was_left_can_be_taken_by_a_new_file():
    numbers, lineage = files([("A", "a", "")], [("R", "b", "a")], [("A", "a", "")], [("M", "a", "")])
    assert numbers == [0, 0, 1, 1]
    assert lineage.files(["a", "b", "c"], lineage.events) == {"a": 1, "b": 0}


def test_a_branch_that_did_not_hear_of_a_rename_still_means_the_file():
    numbers, _ = files([("A", "a", "")], [("R", "b", "a")], [("M", "a", "")])
    assert numbers == [0, 0, 0]


def test_a_file_that_comes_back_is_the_same():
    numbers, _ = files([("A", "a", "")], [("D", "a", "")], [("A", "a", "")])
    assert numbers == [0, 0, 0]


def test_two_files_can_swap_names():
    numbers, _ = files([("A", "a", ""), ("A", "b", "")], [("R", "a", "b"), ("R", "b", "a")], [("M", "a", "")])
    assert numbers == [0, 1, 1, 0, 1]


CHANGE = st.tuples(st.sampled_from("AMDR"), st.sampled_from("abc"), st.sampled_from("abc")).map(
    lambda drawn: (drawn[0], drawn[1], drawn[2] if drawn[0] == "R" and drawn[1] != drawn[2] else "")
)


@given(st.lists(st.lists(CHANGE, max_size=3, unique_by=lambda change: change[1]), max_size=12))
def test_numbers_are_dense_and_files_of_a_moment_are_apart(commits):
    numbers, lineage = files(*commits)
    assert set(numbers) == set(range(len(lineage))) or len(set(numbers)) <= len(lineage)
    assert len(numbers) == sum(map(len, commits))
