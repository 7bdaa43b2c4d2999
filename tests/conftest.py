"""Every test gets a cache folder of its own and none of the user's settings; hypothesis stays short."""

import json
import os
import subprocess
from copy import copy
from itertools import product
from pathlib import Path
from shutil import copytree

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "short",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("short")


os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # some tests ask ONNX Runtime themselves


@pytest.fixture(autouse=True)
def own_environment(tmp_path_factory, monkeypatch):
    for variable in ("PARALOG_MODEL", "PARALOG_MODEL_PATH", "PARALOG_JOBS", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="session")
def tiny_bundle():
    """Folder of the encoder with random weights."""
    return Path(__file__).parent / "data" / "tiny-encoder" / "tiny@1"


@pytest.fixture(scope="session")
def tiny_text_bundle(tiny_bundle):
    """The same with a text side."""
    return tiny_bundle.with_name("tiny-text@1")


@pytest.fixture(scope="session")
def tiny_pairs_bundle(tiny_bundle):
    """The same with a verifier."""
    return tiny_bundle.with_name("tiny-pairs@1")


STEPS = (
    "total += {n}",
    "total -= {n}",
    "total *= {n}",
    "total ^= {n}",
    "total = max(total, {n})",
    "total = min(total, {n})",
)
STYLES = {
    "alice": (
        "def solve(values):\n    total = 0\n    for n in values:\n"
        "        {a}\n        {b}\n    return total\n"
    ),
    "bob": (
        "total, at = 0, 0\nvalues = input().split()\nwhile at < len(values):\n"
        "    {a}\n    at += 1\n    {b}\nprint(total)\n"
    ),
    "carol": (
        "import sys\n\ntotal = 0\nfor line in sys.stdin:\n    for n in map(int, line.split()):\n"
        "        {a}\n        {b}\nprint(total)\n"
    ),
    "dave": (
        "def run(n, rest, total):\n    {a}\n    {b}\n"
        "    return run(rest[0], rest[1:], total) if rest else total\n"
    ),
}


@pytest.fixture
def write_own(tmp_path):
    """Writes a folder of labelled solutions: every problem solved by each author, in his own way."""

    def write(n_problems=20, authors=tuple(STYLES), folder=tmp_path / "own"):
        for number, (a, b) in enumerate(list(product(STEPS, STEPS))[:n_problems]):
            problem = folder / f"problem-{number:02}"
            problem.mkdir(parents=True)
            for author in authors:
                n = "int(values[at])" if author == "bob" else "n"
                code = STYLES[author].format(a=a.format(n=n), b=b.format(n=n))
                (problem / f"{author}.py").write_text(code)
        return folder

    return write


OPERATIONS = ("total = total + {n}", "total = max(total, {n})")
LOOPS = (
    "def work{k}(values):\n    total = 0\n    for n in values:\n        {step}\n"
    "    emit{k}(total)\n    return total\n",
    "def work{k}(values):\n    total, at = 0, 0\n    while at < len(values):\n        n = values[at]\n"
    "        at = at + 1\n        {step}\n    emit{k}(total)\n    print(total)\n    return total\n",
)


@pytest.fixture
def write_pairs(tmp_path):
    """Writes pairs of functions that are the same by what they compute, and alike by how they loop.

    Those that do the same are written differently, and the other way round. With a generator the labels
    are drawn instead and mean nothing.
    """

    def write(n_pairs=60, rng=None, folder=tmp_path / "pairs"):
        folder.mkdir(parents=True)
        lines = []
        for at in range(n_pairs):
            is_same, operation, loop = at % 2 == 0, at // 2 % 2, at // 4 % 2
            sides = (operation, loop), (operation if is_same else 1 - operation, loop ^ is_same)
            names = []
            for k, (step, style) in enumerate(sides, 2 * at):
                code = LOOPS[style].format(k=k, step=OPERATIONS[step].format(n="n"))
                (folder / f"f{k}.py").write_text(code)
                names.append(f"f{k}.py:3")
            same = is_same if rng is None else bool(rng.integers(2))
            lines.append(json.dumps(dict(zip(("left", "right", "same"), (*names, same), strict=True))))
        (folder / "pairs.jsonl").write_text("\n".join(lines))
        return folder / "pairs.jsonl"

    return write


class GitFolder:
    """A repository under construction: files are written, and commits made one day after another."""

    def __init__(self, folder):
        self.folder, self.day = folder, 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments, **environment):
        """What a call of git writes."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **environment}
        settings = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgSign=false")
        done = subprocess.run(["git", *settings, *arguments], cwd=self.folder, env=own, capture_output=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, path, text):
        """Write a file below the folder."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, message, files=None, days=1, author="Ann <ann@example.org>"):
        """Write `files` (None as content deletes one), commit everything and return the id."""
        for path, text in (files or {}).items():
            if text is None:
                (self.folder / path).unlink()
            else:
                self.write(path, text)
        self.day += days
        date = f"{1_600_000_000 + self.day * 86_400} +0000"
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", message, "--author", author,
            GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date,
        )  # fmt: skip
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def git_folder(tmp_path):
    """A new git repository."""
    return GitFolder(tmp_path / "repository")


BODY = """def {name}{k}(values):
    total = {n}
    for value in values:
        total += value
    return total
"""


@pytest.fixture
def broken_often(repaired_history, tmp_path):
    """Two years in which `core/parser.py` is repaired again and again, three others now and then."""
    own = copy(repaired_history)
    own.folder = tmp_path / "repository"
    copytree(repaired_history.folder, own.folder)
    return own


@pytest.fixture(scope="session")
def repaired_history(tmp_path_factory):
    """What `broken_often` is a copy of; two hundred calls of git take their time."""
    git_folder = GitFolder(tmp_path_factory.mktemp("history") / "repository")

    def text(name, n, functions=2):
        return "\n\n".join(BODY.format(name=name, k=k, n=n) for k in range(functions))

    names = ("reader", "writer", "cache", "clock", "lexer", "names")
    files = {f"core/{name}.py": text(name, 0) for name in names}
    parser = "core/parser.py"
    git_folder.commit("Begin", files | {parser: text("parse", 0, 6), "tests/test_core.py": "x = 1\n"})
    for step in range(1, 41):
        name = names[step % len(names)]
        message = "Fix a crash on empty input" if step % 2 == 0 else "Add an option"
        git_folder.commit(message, {f"core/{name}.py": text(name, step)}, days=9)
        git_folder.commit(f"Fix wrong total (closes #{step})", {parser: text("parse", step, 6)}, days=9)
    return git_folder
