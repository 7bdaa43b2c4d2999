"""The recipes of CONTRIBUTING.md are followed to the letter, in a package that is not paralog's."""

import importlib
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from paralog.report import REPORTERS
from paralog.syntax import LANGUAGES, languages, parse
from paralog.testing import check_encoder, check_language

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def follow(tmp_path, monkeypatch):
    """Write the files of a recipe into an installed package of its own."""

    def write(title):
        recipe = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
        package = tmp_path / "recipe-1.0.dist-info"
        package.mkdir()
        (package / "METADATA").write_text("Name: recipe\nVersion: 1.0\n")
        for name, text in re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", recipe, re.DOTALL):
            ((package if name == "entry_points.txt" else tmp_path) / name).write_text(text)
        monkeypatch.syspath_prepend(tmp_path)
        languages._endings.cache_clear()
        return tmp_path

    before = set(sys.modules)
    yield write
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(tmp_path) in sys.modules[name].__file__:
            del sys.modules[name]
    LANGUAGES._loaded.pop("sketch", None)
    languages._endings.cache_clear()


def test_add_a_language(follow, paralog):
    folder = follow("Add a language")
    sample = (folder / "sample.ino").read_text()
    check_language(LANGUAGES.get("sketch"), sample)
    (folder / "twin.ino").write_text(sample.replace("times", "count").replace("total", "sum"))
    result = paralog("scan", folder, "--min-tokens", 20, "--jobs", 1)
    assert "sample.ino:3-10" in result.out and "twin.ino:3-10" in result.out


def test_add_an_encoder(follow, paralog, project):
    folder = follow("Add an encoder")
    check_encoder(importlib.import_module("kinds_encoder").KindsEncoder())
    result = paralog("embed", project, "-o", folder / "v.npz", "--model", "kinds", "--jobs", 1)
    assert "5 vectors of 5 numbers by kinds@1" in result.err
    assert np.load(folder / "v.npz")["vectors"].shape == (5, 5)
    assert "not calibrated" in paralog("scan", project, "--model", "kinds").err


def test_add_a_task(follow, capsys):
    follow("Add a task")
    task = importlib.import_module("undocumented")
    code = "def f(x):\n    y = x\n    return y\n\ndef g(x):\n    'Says it.'\n    y = x\n    return y\n"
    units = parse(code, "python", "a.py").units
    report = task.run(units, task.Options(min_statements=2))
    assert [notice.message for notice in report.notices] == ["f says nothing"]
    REPORTERS.get("text").write(report, sys.stdout)
    assert "undocumented" in capsys.readouterr().out
