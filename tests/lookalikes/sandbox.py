"""What the functions of tasks do, found out by calling them in processes with little power and time."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .inputs import draw_calls
from .java import program

HERE = Path(__file__).parent
SECONDS = 180
MEBIBYTES = 512
JAVA_VERSION = 17
LIMITS_MEMORY = sys.platform == "linux"  # macOS knows the limit and does not keep it


def _has_java():
    """Whether there is a JDK; macOS has programs of its names that only say how to get one."""
    if not (shutil.which("javac") and shutil.which("java")):
        return False
    done = subprocess.run(["javac", "-version"], capture_output=True, text=True, timeout=60)
    found = re.search(r"javac (\d+)", done.stdout + done.stderr)
    return done.returncode == 0 and found is not None and int(found[1]) >= JAVA_VERSION


HAS_JAVA = _has_java()


def outcomes(tasks):
    """For each task, by function (original, clones, look-alikes), what became of each of its calls."""
    found = {}
    for language, run in (("python", run_python), ("java", run_java)):
        chosen = [task for task in tasks if task.language == language]
        if chosen and (language != "java" or HAS_JAVA):
            found |= dict(zip((task.name for task in chosen), run(chosen), strict=True))
    return found


def codes(task):
    return [task.original, *(variant.code for _, variant in task.variants)]


def run_python(tasks):
    request = json.dumps([[task.header, codes(task), draw_calls(task)] for task in tasks])
    command = [sys.executable, "-I", "-S", str(HERE / "calls_in_python.py")]
    return json.loads(_run(command, HERE, request, memory=MEBIBYTES))


def run_java(tasks):
    with tempfile.TemporaryDirectory() as folder:
        sources = program([(task.header, codes(task), draw_calls(task)) for task in tasks])
        for name, text in sources.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        files = [str(HERE / "Calls.java"), *sources]
        _run(["javac", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-nowarn", "-d", ".", *files], folder)
        virtual = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", f"-Xmx{MEBIBYTES}m", "-Xss4m"]
        lines = _run(["java", *virtual, "-cp", ".", "Calls", str(len(tasks))], folder).splitlines()
    found = []
    at = 0
    for task in tasks:
        n_calls = len(draw_calls(task))
        found.append([lines[at + k * n_calls : at + (k + 1) * n_calls] for k in range(len(codes(task)))])
        at += len(codes(task)) * n_calls
    assert at == len(lines)
    return found


def _run(command, folder, text="", memory=None):
    """Standard output of a process that is stopped when it takes too long or, where said, too much memory."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if (
            memory and LIMITS_MEMORY
        ):  # a Java virtual machine reserves more than it uses, and has a limit of its own
            resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))

    done = subprocess.run(
        command,
        cwd=folder,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        preexec_fn=limit,
        env={name: os.environ[name] for name in ("PATH", "JAVA_HOME") if name in os.environ},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout
