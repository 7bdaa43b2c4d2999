import pytest

import paralog
from paralog.core import HistoryError, UsageError

TOTAL = """def total(values):
    result = 0
    for value in values:
        if value > 0:
            result += value * 2
    if result > 100:
        result = 100
    return result
"""
DOUBLED = TOTAL.replace("result", "grown").replace("total", "doubled")
LONGEST = """def longest(words):
    best = ""
    for word in words:
        if len(word) > len(best) and not word.startswith("_"):
            best = word.strip()
    print("longest", best)
    return best
"""


@pytest.fixture
def repository(git_folder):
    """Two classes of two; the file of one member of the second is in a folder of its own."""
    twin = LONGEST.replace("best", "found")
    git_folder.commit("Begin", {"a.py": TOTAL, "b.py": DOUBLED, "c.py": LONGEST, "sub/d.py": twin})
    return git_folder


@pytest.fixture
def scan(repository):
    """Names of the first members of the classes that `paralog.scan` finds, and how many are left out."""
    model = paralog.load("hashing")

    def scan(revision, *paths):
        paths = paths or (repository.folder,)
        report = paralog.scan(*paths, changed_since=revision, model=model)
        return [found.units[0].name for found in report.classes], report.statistics["known_classes"]

    return scan


def test_without_a_change_nothing_is_reported(scan):
    assert scan("HEAD") == ([], 2)


@pytest.mark.parametrize("commit", [False, True])
def test_a_class_is_reported_when_a_member_was_edited(scan, repository, commit):
    path = repository.folder / "sub/d.py"
    path.write_text(path.read_text().replace("print(", "log("))
    if commit:
        repository.commit("Log")
    assert scan("HEAD~1" if commit else "HEAD") == (["longest"], 1)
    assert scan("HEAD~1" if commit else "HEAD", repository.folder / "sub", repository.folder / "c.py") == (
        ["longest"],
        0,
    )


def test_a_class_is_reported_when_a_copy_was_added(scan, repository):
    (repository.folder / "new.py").write_text(TOTAL)  # git does not know it
    assert scan("HEAD") == (["total"], 1)


def in_classes(*names):
    """The same method in each of these classes."""
    method = "".join(f"    {line}" for line in TOTAL.splitlines(keepends=True))
    return "\n\n".join(f"class {name}:\n{method}" for name in names)


def test_one_copy_more_in_a_file_is_new(scan, repository):
    repository.commit("Twice", {"a.py": in_classes("A", "B")})
    assert scan("HEAD") == ([], 2)
    (repository.folder / "a.py").write_text(in_classes("A", "B", "C"))
    assert scan("HEAD") == (["total"], 1)


def test_a_class_is_reported_when_a_member_lost_its_end(scan, repository):
    path = repository.folder / "a.py"
    path.write_text(TOTAL.replace("    return result\n", ""))
    assert scan("HEAD") == (["total"], 1)


def test_a_file_may_be_renamed(scan, repository):
    repository.git("mv", "a.py", "sub/moved.py")
    assert scan("HEAD") == ([], 2)
    repository.commit("Move")
    assert scan("HEAD~1") == ([], 2)
    (repository.folder / "a.py").write_text(TOTAL)  # and is there again
    assert scan("HEAD~1") == (["total"], 1)


def test_all_paths_lie_in_one_repository(scan, repository, tmp_path):
    other = type(repository)(tmp_path / "other")
    other.commit("Begin", {"a.py": TOTAL})
    assert scan("HEAD", repository.folder / "sub", repository.folder / "a.py") == ([], 0)
    with pytest.raises(UsageError, match="different repositories"):
        scan("HEAD", repository.folder, other.folder)


def test_a_function_that_only_moved_within_its_file_is_old(scan, repository):
    path = repository.folder / "a.py"
    path.write_text("# A line of its own\n\n" + path.read_text())
    assert scan("HEAD") == ([], 2)


def test_other_line_ends_change_nothing(scan, repository):
    (repository.folder / "a.py").write_bytes(TOTAL.replace("\n", "\r\n").encode())
    assert scan("HEAD") == ([], 2)


def test_the_past_is_where_the_head_left_the_revision(scan, repository):
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("Change", {"a.py": TOTAL.replace("100", "200")})
    repository.git("checkout", "--quiet", "main")
    repository.commit("Change elsewhere", {"c.py": LONGEST.replace("print", "log")})
    repository.git("checkout", "--quiet", "side")
    assert scan("main") == (["total"], 1)


def test_a_file_that_was_no_text_counts_as_written_anew(scan, repository):
    repository.commit("Damage", {"a.py": "\0"})
    repository.commit("Repair", {"a.py": TOTAL})
    assert scan("HEAD~1") == (["total"], 1)


def test_without_a_repository_or_revision_it_is_said_before_the_work(scan, tmp_path, repository):
    (tmp_path / "plain").mkdir()
    with pytest.raises(HistoryError, match="not inside a git repository"):
        scan("HEAD", tmp_path / "plain")
    with pytest.raises(UsageError, match="no commit that 'nowhere' names"):
        scan("nowhere")
    with pytest.raises(UsageError, match="does not exist"):
        scan("HEAD", repository.folder / "missing")
