import ast
import os
import subprocess
import sys
from pathlib import Path

import paralog
from paralog.bundle import resolve
from paralog.runtime.onnx_session import open_session

SOURCE = Path(paralog.__file__).parent
USE = "import paralog; paralog.load().encode(['def f(x): return x + 1'], language='python')"


def used_in(home, program, **environment):
    """Files below a home folder after a program ran in it."""
    env = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    env |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), **environment}
    subprocess.run([sys.executable, "-c", program], check=True, env=env)
    return [path.name for path in home.rglob("*") if path.is_file()]


def test_the_library_keeps_no_book_of_its_uses(tmp_path):
    assert used_in(tmp_path, USE) == []


def test_a_network_is_a_file_or_its_content():
    bundle = resolve("default")
    from_file = open_session(bundle.folder / "model.onnx", 1)
    from_content = open_session((bundle.folder / "model.onnx").read_bytes(), 1)
    assert [node.name for node in from_file.get_inputs()] == [node.name for node in from_content.get_inputs()]


def test_nobody_else_imports_it():
    importers = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text())
        for_types = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        if any(
            "import onnxruntime" in ast.unparse(node)
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in for_types
        ):
            importers.add(path.name)
    assert importers == {"onnx_session.py"}
