"""The program as a user runs it: in this process where that is enough, as a process where it is not."""

import subprocess
import sys
import textwrap
from dataclasses import dataclass

import pytest

COUNT = """
def word_counts(text):
    counts = {}
    for word in text.lower().split():
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return sorted(counts.items(), key=lambda pair: -pair[1])
"""

SLUG = """
def slug(title):
    letters = [letter if letter.isalnum() else "-" for letter in title.lower()]
    parts = [part for part in "".join(letters).split("-") if part]
    return "-".join(parts)
"""

MEAN = """
class Stats {
    double mean(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
        }
        if (values.length == 0) { return 0; }
        return sum / values.length;
    }
}
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def hashing_model(monkeypatch):
    """The encoder without weights: what is tested here is the program, not the model."""
    monkeypatch.setenv("PARALOG_MODEL", "hashing")


@pytest.fixture
def paralog(capsys):
    """Run one command line in this process."""
    from paralog.cli.program import run

    def call(*arguments):
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(status), captured.out, captured.err)

    return call


@pytest.fixture
def start():
    """Start the program as a process of its own; it is ended with the test."""
    started = []

    def begin(*arguments, **options):
        command = [sys.executable, "-m", "paralog", *map(str, arguments)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
        started.append(subprocess.Popen(command, **options))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def renamed(code, **names):
    for old, new in names.items():
        code = code.replace(old, new)
    return code


@pytest.fixture
def project(tmp_path):
    """A small project with one type-2 clone in Python and one type-1 clone in Java."""
    root = tmp_path / "project"
    files = {
        "shop/report.py": COUNT,
        "shop/search.py": renamed(COUNT, word_counts="term_frequencies", counts="table", word="term") + SLUG,
        "java/One.java": MEAN,
        "java/Two.java": renamed(MEAN, Stats="Means"),
    }
    for name, code in files.items():
        write(root / name, code)
    return root


def write(path, code):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(code).lstrip("\n"))
    return path
