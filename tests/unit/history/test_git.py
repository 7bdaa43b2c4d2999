import os
import time
from pathlib import Path

import pytest

from paralog.core import HistoryError
from paralog.history import git as module
from paralog.history import open_repository
from paralog.history.git import Git
from paralog.history.log import read_commits


def test_the_output_of_a_call_is_handed_on(story):
    assert Git(story.at.folder).text("rev-parse", "HEAD") == story.fixed
    assert Git(story.at.folder).run("cat-file", "--batch-check", stdin=b"HEAD\n").split()[1] == b"commit"


def test_a_failing_call_says_what_git_said(story):
    with pytest.raises(HistoryError, match=r"cat-file failed: Not a valid object name nonsense.*git fsck"):
        Git(story.at.folder).run("cat-file", "-p", "nonsense")


def test_a_call_that_takes_too_long_is_given_up(story):
    began = time.monotonic()
    with pytest.raises(HistoryError, match=r"longer than 0.2 seconds"):
        with Git(story.at.folder, seconds=0.2).process("cat-file", "--batch") as process:
            process.stdout.read()  # it waits for an id that never comes
            process.check()
    assert time.monotonic() - began < 10


def test_a_call_that_writes_too_much_is_given_up(story, monkeypatch):
    monkeypatch.setattr(module, "MAX_OUTPUT", 10)
    with pytest.raises(HistoryError, match="writes more than 10 bytes"):
        Git(story.at.folder).run("rev-parse", "HEAD")


def test_git_may_be_missing(story, monkeypatch):
    monkeypatch.setenv("PATH", str(story.at.folder))
    with pytest.raises(HistoryError, match="git is not installed"):
        Git(story.at.folder).run("version")


def test_a_hostile_repository_runs_nothing(story, tmp_path):
    flag = tmp_path / "ran"
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch '{flag}'\ncat\n")
    program.chmod(0o755)
    folder = story.at.folder
    story.at.commit("Ask for drivers", {".gitattributes": "*.py diff=evil filter=evil\n"})
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass", "diff.external",
        "diff.evil.command", "diff.evil.textconv", "filter.evil.smudge", "filter.evil.clean", "gpg.program",
        "pager.log", "uploadpack.packObjectsHook", "core.gitProxy", "credential.helper",
    ):  # fmt: skip
        story.at.git("config", name, str(program))
    story.at.git("config", "log.showSignature", "true")
    story.at.git("config", "core.hooksPath", str(tmp_path))
    for hook in (Path(folder, ".git", "hooks").parent / "hooks").parent.glob("hooks"):
        (hook / "post-index-change").write_text(program.read_text())
        (hook / "post-index-change").chmod(0o755)
    repository = open_repository(folder)
    commits = read_commits(repository.git, repository.head)
    from paralog.history import find_inducing, ignored_revisions, list_files

    find_inducing(repository.git, [commit for commit in commits if commit.parents])
    list_files(repository.git, repository.head)
    ignored_revisions(repository.git, repository.head)
    assert len(commits) == 5 and not flag.exists()


def test_what_another_git_left_in_the_environment_is_not_heeded(story, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert open_repository(story.at.folder).head == story.fixed
