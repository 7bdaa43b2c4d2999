import json
import subprocess

import pytest

import paralog
from paralog.api.adapt_locate import _of_issues
from paralog.config import LocateSettings
from paralog.core import UsageError
from paralog.history import open_repository, read_commits
from paralog.tasks.localization.closed import ClosedIssue

SETTINGS = LocateSettings(jobs=1)
NAMES = ("cart", "tax", "mail", "stock")


def git(folder, *words):
    return subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def history(git_folder):
    """A repository with thirty repairs, each of which settles an issue."""
    git_folder.commit("Begin", {f"{name}.py": f"def {name}(x):\n    return x\n" for name in NAMES})
    issues = []
    for number in range(30):
        name = NAMES[number % 4]
        code = f"def {name}(x):\n    return x + {number}\n"
        git_folder.commit(f"Fix wrong {name} (closes #{number})", {f"{name}.py": code})
        issues.append({"number": number, "title": f"The {name} is wrong", "body": "It is off by one."})
    return git_folder.folder, issues


def test_issues_are_linked_to_what_settled_them(history, tmp_path):
    path, issues = history
    (tmp_path / "closed.json").write_text(json.dumps(issues))
    adapted = paralog.adapt_locate(
        path, issues=tmp_path / "closed.json", output=tmp_path / "r.json", settings=SETTINGS
    )
    assert (adapted.n_learned, adapted.n_judged) == (24, 6)
    assert set(adapted.before) == set(adapted.after) == {"acc@1", "acc@5", "acc@10", "mrr"}
    report = paralog.locate("The mail is wrong", path, ranking=tmp_path / "r.json", settings=SETTINGS)
    assert report.located.files[0].path == "mail.py"


def test_without_a_file_commits_are_their_own_reports(history, tmp_path):
    path, _ = history
    adapted = paralog.adapt_locate(path, output=tmp_path / "r.json", settings=SETTINGS)
    assert adapted.n_learned + adapted.n_judged == 30


def test_an_issue_may_name_its_commit(history, tmp_path):
    path, issues = history
    log = git(path, "log", "--format=%H", "--reverse").split()[1:]
    named = [{**issue, "number": 1000 + at, "fix_commit": log[at][:12]} for at, issue in enumerate(issues)]
    (tmp_path / "closed.json").write_text(json.dumps(named))
    adapted = paralog.adapt_locate(
        path, issues=tmp_path / "closed.json", output=tmp_path / "r.json", settings=SETTINGS
    )
    assert adapted.n_learned + adapted.n_judged == 30


def test_of_several_repairs_the_first_is_taken_so_that_no_history_holds_it(git_folder):
    git_folder.commit("Begin", {"cart.py": "x = 1\n"})
    git_folder.commit("Fix the cart (closes #1)", {"cart.py": "x = 2\n"})
    first = git(git_folder.folder, "rev-parse", "HEAD").strip()
    git_folder.commit("Fix the cart once more (closes #1)", {"cart.py": "x = 3\n"})
    repository = open_repository(git_folder.folder)
    commits = read_commits(repository.git, repository.head, extensions=[".py"])
    issue = ClosedIssue("#1", "The cart is wrong", "")
    assert [commit.id for _, commit in _of_issues(commits, [issue])] == [first]


def test_issues_that_no_commit_settles(history, tmp_path):
    path, issues = history
    others = [{**issue, "number": 1000 + at} for at, issue in enumerate(issues)]
    (tmp_path / "closed.json").write_text(json.dumps(others))
    with pytest.raises(UsageError, match="commits settle 0 of the issues"):
        paralog.adapt_locate(
            path, issues=tmp_path / "closed.json", output=tmp_path / "r.json", settings=SETTINGS
        )


def test_too_little_is_refused_and_nothing_is_written(shop, tmp_path):
    with pytest.raises(UsageError, match="fewer than the 20"):
        paralog.adapt_locate(shop.path, output=tmp_path / "r.json", settings=SETTINGS)
    assert not (tmp_path / "r.json").exists()
