import json
import subprocess

import pytest

from paralog.experiments import provenance as module
from paralog.experiments.provenance import machine, provenance


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository in which the program lies; the returned function runs git there."""
    source = tmp_path / "paralog"
    (source / "experiments").mkdir(parents=True)
    (source / "experiments" / "provenance.py").write_text("")
    (tmp_path / "theirs.py").write_text("")

    def git(*arguments):
        who = ("-c", "user.name=a", "-c", "user.email=a@b")
        command = ["git", "-C", str(tmp_path), *who, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    git("init", "-q")
    git("add", "theirs.py")
    git("commit", "-qm", "theirs")
    monkeypatch.setattr(module, "_SOURCE", source)
    return git


def test_it_says_which_program_when_and_where():
    found = provenance("a study")
    assert found["study"] == "a study"
    assert set(found) >= {"version", "commit", "modified", "date", "machine"}
    assert found["date"].endswith("+00:00")
    assert json.loads(json.dumps(found)) == found


def test_the_commit_is_that_of_the_program(repository):
    repository("add", ".")
    repository("commit", "-qm", "ours")
    assert provenance("")["commit"] == repository("rev-parse", "HEAD")
    assert provenance("")["modified"] is False
    (module._SOURCE / "experiments" / "provenance.py").write_text("1")
    assert provenance("")["modified"] is True


def test_a_strangers_commit_is_none(repository):
    """The program is installed inside a repository that does not hold it."""
    found = provenance("")
    assert (found["commit"], found["modified"]) == ("", False)


def test_the_machine():
    found = machine()
    assert found["cores"] >= 1
    assert found["python"].startswith("3.")


def test_the_load_is_that_of_the_start(monkeypatch):
    before = machine()["load_at_start"]
    monkeypatch.setattr("os.getloadavg", lambda: (before + 9, 0, 0))
    assert machine()["load_at_start"] == before
