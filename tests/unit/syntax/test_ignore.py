import time
import warnings

import pytest

from paralog.syntax.ignore import IgnoreFiles, compile_patterns


@pytest.fixture
def rules(tmp_path):
    """Rules of a folder and of one inside it, and what was complained about."""
    complaints = []

    def build(**files):
        reader = IgnoreFiles(True, lambda *what: complaints.append(what))
        found = None
        for at, content in files.items():
            folder = tmp_path if at == "top" else tmp_path / at
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_bytes(content)
            found = reader.extend(found, folder.as_posix(), [".gitignore"])
        return found

    build.complaints = complaints
    build.path = lambda relative: f"{tmp_path.as_posix()}/{relative}"
    return build


def test_the_deepest_word_counts(rules):
    both = rules(top=b"*.gen.py\n/a/x.py\n", a=b"!keep.gen.py\n/y.py\n")
    assert both.ignore(rules.path("a/b.gen.py"))
    assert not both.ignore(rules.path("a/keep.gen.py"))
    assert both.ignore(rules.path("a/x.py"))
    assert both.ignore(rules.path("a/y.py"))
    assert not both.ignore(rules.path("a/b/y.py"))
    assert not both.ignore(rules.path("a/z.py"))


def test_a_final_slash_means_folders(rules):
    found = rules(top=b"out/\n")
    assert found.ignore(rules.path("out"), is_folder=True)
    assert not found.ignore(rules.path("out"))


def test_comments_marks_and_line_ends_are_understood(rules):
    found = rules(top=b"\xef\xbb\xbfa.py\r\n# b.py\r\n\\#c.py\r\n")
    assert [found.ignore(rules.path(name)) for name in ("a.py", "b.py", "#c.py")] == [True, False, True]


def test_names_that_are_not_utf8_match(rules):
    found = rules(top=b"caf\xe9.py\n")
    assert found.ignore(rules.path("caf\udce9.py"))


def test_broken_patterns_are_told_and_the_rest_works(rules):
    found = rules(top=b"!\n[z-a]\nok.py\n")
    assert found.ignore(rules.path("ok.py"))
    assert rules.complaints == [(rules.path(".gitignore"), "2 patterns cannot be used")]


def test_an_ignore_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / ".gitignore").mkdir()
    complaints = []
    reader = IgnoreFiles(True, lambda *what: complaints.append(what))
    assert reader.extend(None, tmp_path.as_posix(), [".gitignore"]) is None
    assert len(complaints) == 1


def test_patterns_that_would_take_forever_are_rejected():
    hostile = "*a" * 40 + "b"
    started = time.process_time()
    patterns = compile_patterns([hostile, "x" * 10_000, "*.py"])
    assert patterns.rejected == (hostile, "x" * 10_000)
    assert not patterns.spec.match_file("a" * 250)
    assert time.process_time() - started < 1


def test_no_pattern_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile_patterns(["[[a]", "a[--b]"])


def test_own_ignore_files_weigh_more_and_count_without_git(tmp_path):
    (tmp_path / ".gitignore").write_text("a.py\nb.py\n")
    (tmp_path / ".paralogignore").write_text("!b.py\nc.py\n")
    folder, names = tmp_path.as_posix(), [".gitignore", ".paralogignore"]
    with_git = IgnoreFiles(True, print).extend(None, folder, names)
    without = IgnoreFiles(False, print).extend(None, folder, names)
    assert [with_git.ignore(f"{folder}/{name}.py") for name in "abc"] == [True, False, True]
    assert [without.ignore(f"{folder}/{name}.py") for name in "abc"] == [False, False, True]


def test_rules_around_a_folder_end_at_the_work_tree(tmp_path):
    (tmp_path / ".gitignore").write_text("x.py\n")
    (tmp_path / "repo/.git/info").mkdir(parents=True)
    (tmp_path / "repo/.git/info/exclude").write_text("y.py\n")
    (tmp_path / "repo/.gitignore").write_text("z.py\n/out/\n")
    (tmp_path / "repo/src").mkdir()
    around = IgnoreFiles(True, print).around
    source = (tmp_path / "repo/src").as_posix()
    assert [around(source).ignore(f"{source}/{name}.py") for name in "xyz"] == [False, True, True]
    assert around((tmp_path / "repo/out").as_posix()) is None
    assert around(tmp_path.as_posix()) is None or not around(tmp_path.as_posix()).ignore(f"{tmp_path}/x.py")
