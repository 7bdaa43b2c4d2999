"""Functions written for the purpose, run in processes that can do little else."""

import base64
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from paralog.syntax import parse

HERE = Path(__file__).parent
DATA = HERE.parent / "data" / "edits"
WALL_SECONDS = 300
JVM = ("-Xmx256m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
PROGRAM = """import java.util.*;
class Program {{
    static String log = "";
    static int note(int x) {{ log += x + ";"; return x; }}
{}
}}
"""


def limited(memory):
    """Sets the limits of the process that is about to run: time, memory, and no file of its own."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (240, 240))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return limit


def run(command, text, folder, memory=0):
    done = subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        timeout=WALL_SECONDS,
        cwd=folder,
        env={},
        preexec_fn=limited(memory),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def inputs():
    """A number, a few numbers, and a word."""
    rng = np.random.default_rng(3)
    words = ["", "a", "abba", "abzab", "bAa1b", "aab", "ebbyea", "zba"]
    numbers, sizes = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 2, 3, 4, 6], [*range(8), *range(7, 1, -1)]
    return [
        [number, rng.integers(-3, 10, size).tolist(), words[at % len(words)]]
        for at, (number, size) in enumerate(zip(numbers, sizes, strict=True))
    ]


def run_python(codes, inputs, folder):
    task = json.dumps({"codes": codes, "inputs": inputs})
    printed = run([sys.executable, "-I", "-S", HERE / "run_functions.py"], task, folder, 1 << 30)
    return json.loads(printed)


def run_java(codes, inputs, folder):
    lines = ["\t".join((str(n), " ".join(map(str, values)), word)) for n, values, word in inputs]
    programs = [base64.b64encode(PROGRAM.format(code).encode()).decode() for code in codes]
    command = [shutil.which("java"), *JVM, str(HERE / "RunMethods.java")]
    results = []
    while len(results) < len(codes):
        printed = run(command, "\n".join([str(len(lines)), *lines, *programs[len(results) :], ""]), folder)
        assert printed
        results += [line.split("\t") for line in printed.splitlines()]
    return results


RUNNERS = {"python": run_python, "java": run_java}


@pytest.fixture
def behaviours(inputs, tmp_path):
    """What each of some functions answers for every input; a list of text for each function."""

    def behaviours(codes, language):
        if language == "java" and not (shutil.which("java") and shutil.which("javac")):
            pytest.skip("no JDK on this machine: java and javac are needed to run Java")
        return RUNNERS[language](codes, inputs, tmp_path)

    return behaviours


@pytest.fixture(scope="session")
def functions():
    """The functions of a language, each as text of its own."""

    def functions(language):
        files = sorted((DATA / language).iterdir())
        units = [unit for file in files for unit in parse(file.read_text(), language).units]
        outer = [unit for unit in units if "." not in unit.qualname or language == "java"]
        return [unit.code for unit in outer if "values" in unit.code]

    return functions
