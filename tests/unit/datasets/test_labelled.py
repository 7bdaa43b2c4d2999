import os
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import UsageError
from paralog.datasets.labelled import MIN_HELD_OUT, MIN_SPLIT, read_labelled, split_problems

JAVA = "class Main {{ int solve(int[] values) {{ return values[{}] + values.length; }} }}\n"


def reasons(found):
    return {notice.path: notice.reason for notice in found.notices}


def test_folders_are_problems_and_files_are_authors(write_own):
    root = write_own()
    (root / "deep" / "er").mkdir(parents=True)
    (root / "deep" / "er" / "erin.java").write_text(JAVA.format(1))
    found = read_labelled(root)
    assert len(found.solutions) == 20 * 4 + 1
    (java,) = [s for s in found.solutions if s.language == "java"]
    assert (java.problem, java.author, java.platform) == ("own/deep/er", "erin", "own")
    assert java.group == java.problem
    assert java.code == JAVA.format(1)
    assert java.n_tokens > 10
    assert reasons(found) == {"deep/er": "one-author"}
    assert java.split == "train"


def test_the_order_and_the_splits_are_always_the_same(write_own, tmp_path):
    one = read_labelled(write_own())
    other = read_labelled(write_own(folder=tmp_path / "again"))
    assert one == other
    assert [s.problem for s in one.solutions] == sorted(s.problem for s in one.solutions)
    splits = {s.problem: s.split for s in one.solutions}
    assert all(splits[s.problem] == s.split for s in one.solutions)
    assert min(Counter(splits.values())[name] for name in ("train", "dev", "test")) >= MIN_HELD_OUT


@given(st.sets(st.text(max_size=8), max_size=80))
def test_splits_are_never_too_small(problems):
    found = split_problems(problems)
    if len(problems) < MIN_SPLIT:
        assert found == {}
        return
    counts = Counter(found.values())
    assert set(found) == problems
    for name in ("dev", "test"):
        assert MIN_HELD_OUT <= counts[name] <= max(MIN_HELD_OUT, len(problems) // 4)
    assert counts["train"] >= MIN_HELD_OUT


def test_large_splits_have_their_shares():
    counts = Counter(split_problems(map(str, range(4_000))).values())
    assert counts["dev"] / 4_000 == pytest.approx(0.15, abs=0.03)
    assert counts["test"] / 4_000 == pytest.approx(0.15, abs=0.03)


def test_a_new_problem_moves_hardly_any_other():
    before = split_problems(map(str, range(400)))
    after = split_problems(map(str, range(410)))
    assert sum(before[problem] != after[problem] for problem in before) <= 4


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("zoe.py", b"\x7fELF\0\0\0", "binary"),
        ("zoe.py", b"", "no-code"),
        ("zoe.py", b"# nothing\n", "no-code"),
        ("zoe.py", b"dear all, please find this enclosed\n", "syntax-error"),
        ("zoe.py", b"def f(:\n    return\n", "syntax-error"),
        ("zoe.py", "# coding: utf-8\nname = 'ä'\n".encode("latin-1"), "encoding"),
        ("zoe.py", b"x = " + b"(\n" * 10_000 + b")\n" * 10_000, "too-deep"),
        ("../zoe.py", b"x = 1 + 2 + 3\n", "no-problem"),
    ],
)
def test_what_is_no_solution_is_left_out_with_the_reason(write_own, name, content, reason):
    root = write_own()
    path = root / "problem-03" / name
    path.write_bytes(content)
    found = read_labelled(root)
    assert len(found.solutions) == 80
    assert list(reasons(found).values()) == [reason]
    assert found.notices[0].path.endswith("zoe.py")


def test_a_huge_file_is_left_out(write_own):
    root = write_own()
    with (root / "problem-03" / "zoe.py").open("wb") as file:
        file.write(b"x = 1\n")
        file.truncate(50_000_000)
    assert reasons(read_labelled(root)) == {"problem-03/zoe.py": "too-large"}


def test_a_file_that_may_not_be_read(write_own):
    root = write_own()
    path = root / "problem-03" / "alice.py"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert reasons(read_labelled(root)) == {"problem-03/alice.py": "unreadable"}


def test_duplicates_within_and_across_problems_are_left_out(write_own):
    root = write_own()
    code = (root / "problem-03" / "alice.py").read_text()
    for place in ("problem-03/zoe.py", "problem-05/zoe.py"):
        (root / place).write_text("# mine\n" + code.replace("total", "answer").replace("= 0", "= 7"))
    found = read_labelled(root)
    assert reasons(found) == {"problem-03/zoe.py": "duplicate", "problem-05/zoe.py": "duplicate"}
    assert "problem-03/alice.py" in found.notices[0].message


def test_links_neither_leave_the_folder_nor_loop(write_own, tmp_path):
    root = write_own()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "zoe.py").write_text("key = 'value' + input()\n")
    (root / "problem-03" / "loop").symlink_to(root, target_is_directory=True)
    (root / "problem-03" / "out").symlink_to(tmp_path / "secret", target_is_directory=True)
    (root / "problem-03" / "zoe.py").symlink_to(tmp_path / "secret" / "zoe.py")
    found = read_labelled(root)
    assert len(found.solutions) == 80
    assert [notice.reason for notice in found.notices] == ["link"]


def test_hidden_folders_are_passed_over(write_own):
    root = write_own()
    (root / ".trash").mkdir()
    (root / ".trash" / "zoe.py").write_text("x = 1 + 2 + 3\n")
    (root / "problem-03" / "._alice.py").write_bytes(b"\0")
    found = read_labelled(root)
    assert (len(found.solutions), found.notices) == (80, ())


def test_one_is_told_how_far_the_work_is(write_own):
    seen = []
    read_labelled(write_own(), lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 80)
    assert seen[-1] == (79, 80)


def test_a_folder_that_cannot_be_learned_from(write_own, tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        read_labelled(tmp_path / "missing")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is not a folder"):
        read_labelled(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"no labelled solution .* Wanted is a folder for each problem"):
        read_labelled(tmp_path / "empty")
    with pytest.raises(UsageError, match=r"holds 11 problems .* two authors; 12 are needed(.|\n)*bob\.java"):
        read_labelled(write_own(11, folder=tmp_path / "few"))
    alone = write_own(20, ("alice",), tmp_path / "alone")
    (alone / "problem-00" / "zoe.py").write_text("x = (")
    with pytest.raises(UsageError, match=r"holds 0 problems .* Left out: 1 syntax-error"):
        read_labelled(alone)
