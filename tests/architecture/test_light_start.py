"""Importing the package and asking for help stay cheap: nothing heavy is loaded for them."""

import subprocess
import sys

import pytest

HEAVY = {
    "torch",
    "onnxruntime",
    "faiss",
    "tree_sitter",
    "jinja2",
    "rich",
    "numpy",
    "sklearn",
    "scipy",
    "matplotlib",
}


COMMANDS = ("scan", "search", "locate", "risk", "index", "train", "adapt", "reproduce")


def modules_after(statement):
    """Top-level names in `sys.modules` of a fresh interpreter that has run `statement`."""
    program = f"import sys\n{statement}\nprint(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.split()}


def help_of(*command):
    return f"from paralog.cli import cli; cli({[*command, '--help']!r}, standalone_mode=False)"


@pytest.mark.parametrize(
    "statement",
    [
        "import paralog",
        help_of(),
        *map(help_of, COMMANDS),
    ],
    ids=["import", "", *COMMANDS],
)
def test_nothing_heavy_is_imported(statement):
    assert modules_after(statement) & HEAVY == set()


@pytest.mark.parametrize("name", ["load", "scan", "search", "locate", "risk", "embed", "models"])
def test_the_doors_need_no_torch(name):
    assert "torch" not in modules_after(f"import paralog; paralog.{name}")
