"""`paralog adapt locate`, as a user runs it."""

import json

import pytest

from paralog.config import ExitCode

NAMES = ("cart", "tax", "mail", "stock")


@pytest.fixture
def history(git_folder):
    git_folder.commit("Begin", {f"{name}.py": f"def {name}(x):\n    return x\n" for name in NAMES})
    for number in range(25):
        name = NAMES[number % 4]
        code = {f"{name}.py": f"def {name}(x):\n    return x + {number}\n"}
        git_folder.commit(f"Fix wrong {name} (closes #{number})", code)
    return git_folder.folder


def test_a_ranking_is_fitted_judged_and_used(paralog, history, tmp_path):
    issues = [{"number": at, "title": f"The {NAMES[at % 4]} is wrong", "body": ""} for at in range(25)]
    (tmp_path / "closed.json").write_text(json.dumps(issues))
    ranking = tmp_path / "ranking.json"
    result = paralog(
        "adapt", "locate", "--repo", history, "--issues", tmp_path / "closed.json", "-o", ranking
    )
    assert result.status == ExitCode.CLEAN
    assert result.out.startswith("5 later issues, learned from 20:  before  after\n")
    assert "MRR" in result.out and f"wrote {ranking}" in result.err
    (tmp_path / "bug.md").write_text("The mail is wrong")
    found = paralog("locate", "--repo", history, "--report", tmp_path / "bug.md", "--ranking", ranking)
    assert "likely  mail.py" in found.out.splitlines()[0]


def test_a_repository_with_too_little_to_learn_from(paralog, git_folder, tmp_path):
    git_folder.commit("Begin", {"a.py": "x = 1\n"})
    result = paralog("adapt", "locate", "--repo", git_folder.folder, "-o", tmp_path / "r.json")
    assert result.status == ExitCode.USAGE and "fewer than the 20" in result.err
    assert not (tmp_path / "r.json").exists()


def test_a_folder_without_history(paralog, project, tmp_path):
    result = paralog("adapt", "locate", "--repo", project, "-o", tmp_path / "r.json")
    assert result.status == ExitCode.USAGE and "git" in result.err
