from paralog.history import Commit, FileChange


def test_a_subject_is_the_first_line_with_words():
    assert Commit("a", (), "", 0, 0, "\n  One\ntwo", ()).subject == "One"
    assert Commit("a", (), "", 0, 0, "", ()).subject == ""


def test_a_merge_has_two_parents():
    assert Commit("a", ("b", "c"), "", 0, 0, "", ()).is_merge
    assert not Commit("a", ("b",), "", 0, 0, "", ()).is_merge


def test_churn_counts_lines_both_ways_and_nothing_of_binary_content():
    assert FileChange("a", "", "M", "1", "2", 3, 4).churn == 7
    assert FileChange("a", "", "M", "1", "2", None, None).churn == 0
    assert FileChange("b", "a", "R", "1", "2", 3, 4).before == "a"
