import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import UnknownName, UsageError
from paralog.syntax import discovery
from paralog.syntax.discovery import DiscoveryOptions, discover


@pytest.fixture
def tree(tmp_path):
    """Writes files below a folder and gives the folder back."""

    def write(*names, **contents):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x = 1\n")
        for name, content in contents.items():
            (tmp_path / name.replace("__", "/").replace("_DOT_", ".")).write_text(content)
        return tmp_path

    return write


def shown(*paths, **options):
    return [file.shown for file in discover(paths, DiscoveryOptions(**options)).files]


def test_files_are_sorted_absolute_and_know_their_language(tree):
    root = tree("b/B.java", "a.py", "a/z.py", "readme.txt")
    found = discover([root])
    assert found.root == root
    assert [(file.shown, file.language) for file in found.files] == [
        ("a.py", "python"),
        ("a/z.py", "python"),
        ("b/B.java", "java"),
    ]
    assert all(file.path == root / file.shown for file in found.files)
    assert found.notices == ()
    assert found.counts == {}


def test_relative_paths_mean_the_working_folder(tree, monkeypatch):
    monkeypatch.chdir(tree("src/a.py"))
    assert shown("src") == ["a.py"]
    assert shown("./src/../src/a.py") == ["a.py"]


def test_root_of_several_paths_is_their_common_folder(tree):
    root = tree("one/a.py", "two/b/c.py", "three/d.py")
    found = discover([root / "two/b", root / "one/a.py", root / "two/b/c.py"])
    assert found.root == root
    assert [file.shown for file in found.files] == ["one/a.py", "two/b/c.py"]
    assert found == discover([root / "one/a.py", root / "two/b"])


def test_what_is_left_out_twice_counts_once(tree):
    root = tree("pkg/test_a.py", "pkg/vendor/b.py", "pkg/c.py")
    assert discover([root, root / "pkg"]).counts == {"tests": 1, "vendored": 1}


def test_nothing_named_missing_or_odd_is_a_usage_error(tree):
    root = tree("a.py", "notes.txt")
    os.mkfifo(root / "pipe.py")
    for paths, words in [
        ([], "name a folder or a file"),
        ([root / "gone"], "does not exist"),
        ([root / "notes.txt"], r"no language that paralog reads: c, cpp, java, python"),
        ([root / "pipe.py"], "neither a folder nor a regular file"),
        ([root / "a.py" / "b"], "cannot be read: Not a directory"),
    ]:
        with pytest.raises(UsageError, match=words):
            discover(paths)


def test_a_file_that_is_named_is_always_taken(tree):
    root = tree("tests/test_a.py", "vendor/b.py", _DOT_gitignore="*.py\n")
    (root / "c.py").write_text("# @generated\n")
    names = ["c.py", "tests/test_a.py", "vendor/b.py"]
    assert shown(*(root / name for name in names), exclude=("*",)) == names


def test_an_empty_folder_gives_a_notice(tmp_path):
    found = discover([tmp_path])
    assert found.files == ()
    assert [notice.reason for notice in found.notices] == ["no-files"]
    assert not found.notices[0].is_error


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("node_modules/a.py", "vendored"),
        ("lib/site-packages/a.py", "vendored"),
        ("x/_vendor/a.py", "vendored"),
        ("third_party/a.py", "vendored"),
        ("build/lib/a.py", "build"),
        ("web/dist/a.py", "build"),
    ],
)
def test_code_of_others_is_left_out_and_counted_once_a_folder(tree, name, reason):
    root = tree(name, name.replace("a.py", "b.py"), "own.py", "setup.py", "web/package.json")
    found = discover([root])
    assert [file.shown for file in found.files] == ["own.py", "setup.py"]
    assert found.counts == {reason: 1}
    assert [notice.reason for notice in found.notices] == [reason]
    assert "left out 1 folder" in found.notices[0].message
    assert name in shown(root, vendored=True)


def test_a_package_called_build_is_read_where_nothing_is_built(tree):
    assert shown(tree("pkg/build/a.py", "pyproject.toml")) == ["pkg/build/a.py"]


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "conda-meta/history"])
def test_virtual_environments_are_left_out(tree, mark):
    found = discover([tree("env/" + mark, "env/lib/a.py", "a.py")])
    assert [file.shown for file in found.files] == ["a.py"]
    assert found.counts == {"environment": 1}


def test_folders_of_tools_are_not_even_mentioned(tree):
    found = discover([tree(".git/hooks/a.py", ".tox/a.py", "__pycache__/a.py", ".github/a.py")])
    assert [file.shown for file in found.files] == [".github/a.py"]
    assert found.counts == {}


def test_tests_are_left_out_unless_asked_for(tree):
    root = tree(
        "a.py", "tests/b.py", "test_c.py", "pkg/d_test.py", "src/test/E.java", "src/main/Contest.java"
    )
    found = discover([root])
    assert [file.shown for file in found.files] == ["a.py", "src/main/Contest.java"]
    assert found.counts == {"tests": 4}
    assert len(shown(root, tests=True)) == 6


def test_what_programs_wrote_is_left_out_unless_asked_for(tree):
    root = tree("a.py", gen_DOT_py="# @generated\n", min_DOT_py="a=1;" * 500)
    assert discover([root]).counts == {"generated": 1, "minified": 1}
    assert shown(root, generated=True) == ["a.py", "gen.py", "min.py"]


def test_a_summary_names_a_few_and_counts_all(tree):
    (notice,) = discover([tree("own.py", *(f"tests/{i:04}.py" for i in range(1500)))]).notices
    assert notice.message == (
        "left out 1,500 files with tests (setting: tests): tests/0000.py, tests/0001.py, tests/0002.py, ..."
    )


def test_include_and_exclude_are_gitignore_patterns(tree):
    root = tree("a.py", "b/a.py", "b/c.py", "d/e/c.py")
    assert shown(root, include=("/b/", "**/e/*.py")) == ["b/a.py", "b/c.py", "d/e/c.py"]
    assert shown(root, exclude=("a.py", "d/")) == ["b/c.py"]
    assert shown(root, include=("*.py", "!c.py")) == ["a.py", "b/a.py"]
    with pytest.raises(UsageError, match="'!' cannot be used"):
        shown(root, exclude=("!",))


def test_languages_can_be_chosen(tree):
    root = tree("a.py", "B.java")
    assert shown(root, languages=("java",)) == ["B.java"]
    assert shown(root / "a.py", root / "B.java", languages=("java",)) == ["B.java"]
    with pytest.raises(UnknownName):
        shown(root, languages=("jav",))


def test_own_ignore_files_count_even_without_gits(tree):
    root = tree("a.py", "b.py", "c.py", _DOT_gitignore="a.py\nc.py\n", _DOT_paralogignore="b.py\n!c.py\n")
    assert shown(root) == ["c.py"]
    assert shown(root, respect_gitignore=False) == ["a.py", "c.py"]


def test_rules_of_the_work_tree_above_hold(tree):
    root = tree(
        "src/a.gen.py", "src/a.py", "src/local.py", ".git/info/x", _DOT_gitignore="*.gen.py\n/build\n"
    )
    (root / ".git/info/exclude").write_text("local.py\n")
    assert shown(root / "src") == ["a.py"]
    assert shown(root / "src", respect_gitignore=False) == ["a.gen.py", "a.py", "local.py"]


def test_an_ignored_folder_that_is_named_is_read(tree):
    root = tree(
        "out/a.py",
        "out/b.py",
        "out/deep/a.py",
        ".git/HEAD",
        _DOT_gitignore="/out/\n",
        out___DOT_gitignore="b.py\n",
    )
    assert shown(root / "out") == ["a.py", "deep/a.py"]
    assert shown(root / "out/deep") == ["a.py"]


names = st.sampled_from(["a.py", "b.py", "doc", "src", "x.gen.py"])
patterns = st.sampled_from(
    [
        "a.py",
        "/a.py",
        "src/",
        "/src/*.py",
        "!a.py",
        "doc/**",
        "**/b.py",
        "*.gen.py",
        "!src/",
        "# x",
        "",
        "src/doc",
    ]
)


@pytest.mark.skipif(not os.path.exists("/usr/bin/git"), reason="git is the oracle")
@given(
    st.sets(st.lists(names, min_size=1, max_size=3).map("/".join), min_size=1, max_size=8),
    st.dictionaries(st.sampled_from(["", "src/", "doc/"]), st.lists(patterns, max_size=4), max_size=3),
)
def test_git_agrees(tmp_path_factory, files, ignores):
    root = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q", root], check=True)
    for name in sorted(files):
        path = root / name
        if (
            path.suffix == ".py"
            and not any(parent.is_file() for parent in path.parents)
            and not path.is_dir()
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x = 1\n")
    for folder, lines in ignores.items():
        if (root / folder).is_dir():
            (root / folder / ".gitignore").write_text("\n".join(lines) + "\n")
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "--others", "--exclude-standard", "*.py"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert shown(root) == sorted(listed.stdout.split())


def test_links_are_not_followed_and_loops_end(tree, tmp_path_factory):
    root = tree("a.py", "b/c.py")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "o.py").write_text("x = 1\n")
    (root / "b/loop").symlink_to(root)
    (root / "again.py").symlink_to("a.py")
    (root / "broken.py").symlink_to("gone.py")
    (root / "out").symlink_to(outside)
    (root / "out.py").symlink_to(outside / "o.py")
    found = discover([root])
    assert [file.shown for file in found.files] == ["a.py", "b/c.py"]
    assert found.counts == {"link": 2}


def test_a_file_that_is_reached_twice_is_read_once(tree):
    root = tree("real/a.py")
    (root / "link").symlink_to("real")
    (root / "a_link.py").symlink_to("real/a.py")
    assert shown(root / "link") == ["a.py"]
    assert shown(root / "link", root / "real", root / "a_link.py") == ["a_link.py"]


def test_a_folder_that_cannot_be_read_is_an_error_in_the_report(tree):
    root = tree("a.py", "closed/b.py")
    (root / "closed").chmod(0)
    try:
        if os.access(root / "closed", os.R_OK):
            pytest.skip("this user may read everything")
        found = discover([root])
    finally:
        (root / "closed").chmod(0o700)
    assert [(notice.path, notice.reason, notice.is_error) for notice in found.notices] == [
        ("closed", "unreadable", True)
    ]


def test_a_path_that_is_too_long_is_an_error_in_the_report(tree, monkeypatch):
    root = tree("a.py")
    monkeypatch.chdir(root)
    for _ in range(20):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    found = discover([root])
    assert [file.shown for file in found.files] == ["a.py"]
    assert [notice.reason for notice in found.notices if notice.is_error] == ["unreadable"]


def test_names_that_are_not_utf8_can_be_shown(tree):
    root = tree("a.py")
    name = os.fsdecode(b"caf\xe9.py")
    try:
        (root / name).write_text("x = 1\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    found = discover([root])
    assert [file.shown for file in found.files] == ["a.py", r"caf\xe9.py"]
    assert found.files[1].path.read_text() == "x = 1\n"


def test_bad_ignore_files_are_told_and_the_run_goes_on(tree):
    found = discover([tree("a.py", _DOT_gitignore="!\n")])
    assert [file.shown for file in found.files] == ["a.py"]
    assert [(notice.path, notice.reason) for notice in found.notices] == [(".gitignore", "ignore-file")]


def test_a_language_without_grammar_is_left_out_with_the_way_out(tree, monkeypatch):
    from paralog.syntax import discovery

    discovery.has_grammar.cache_clear()
    monkeypatch.setattr(discovery, "find_spec", lambda name: None if name == "tree_sitter_c" else name)
    found = discover([tree("a.py", "b.c")])
    discovery.has_grammar.cache_clear()
    assert [file.shown for file in found.files] == ["a.py"]
    assert "pip install" in found.notices[0].message


@pytest.mark.parametrize(
    ("path", "is_test"),
    [
        ("tests/a.py", True),
        ("src/test_a.py", True),
        ("src/a_test.py", True),
        ("conftest.py", True),
        ("src/contest.py", False),
        ("latest/a.py", False),
        ("src/testimony.py", False),
    ],
)
def test_tests_are_known_by_their_path(path, is_test):
    assert discovery.is_test(path, "python") == is_test


@pytest.mark.parametrize(
    ("path", "is_test"),
    [
        ("src/test/java/A.java", True),
        ("src/main/java/ATest.java", True),
        ("src/main/java/AIT.java", True),
        ("src/main/java/TestA.java", True),
        ("src/main/java/Testimony.java", False),
        ("src/main/java/Audit.java", False),
    ],
)
def test_java_tests_are_known_by_their_path(path, is_test):
    assert discovery.is_test(path, "java") == is_test
