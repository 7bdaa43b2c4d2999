"""`__all__` is honest: every name resolves, none stands twice, and a package leaves out none of its own."""

import ast
import importlib
import importlib.metadata
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import paralog

SOURCE = Path(paralog.__file__).parent


def exporting_modules():
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text())
        names = [target.id for node in tree.body for target in assigned(node) if isinstance(target, ast.Name)]
        if "__all__" in names:
            parts = path.relative_to(SOURCE.parent).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), tree


def assigned(node):
    return node.targets if isinstance(node, ast.Assign) else []


MODULES = dict(exporting_modules())
NOT_SHOWN = {"Lexemes"}  # reports hold units without them


@pytest.mark.parametrize("name", MODULES)
def test_all_resolves(name):
    module = importlib.import_module(name)
    assert len(module.__all__) == len(set(module.__all__))
    assert [missing for missing in module.__all__ if not hasattr(module, missing)] == []


@pytest.mark.parametrize(
    "name", [name for name in MODULES if (SOURCE.parent / name.replace(".", "/")).is_dir()]
)
def test_a_package_exports_what_it_imports_from_its_own_modules(name):
    imported = {
        alias.asname or alias.name
        for node in MODULES[name].body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(name)
        for alias in node.names
    }
    assert imported <= set(importlib.import_module(name).__all__)


def test_the_package_lists_its_doors():
    assert {"embed", "load", "models", "scan"} <= set(paralog.__all__)
    assert set(paralog.__all__) <= set(dir(paralog))


def test_what_results_are_made_of_is_public_too():
    """Who holds a report can name the type of everything in it."""
    classes = {
        node.name
        for path in [*SOURCE.glob("core/*.py"), SOURCE / "evaluation/comparison.py"]
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef)
    }
    pending, seen = ["Report", "Embeddings", "Evaluation"], set()
    while pending:
        name = pending.pop()
        assert name in paralog.__all__, f"paralog.{name} is part of a result"
        seen.add(name)
        thing = getattr(paralog, name)
        inside = " ".join(str(field.type) for field in fields(thing)) if is_dataclass(thing) else ""
        pending += (classes & set(re.findall(r"\w+", inside))) - seen - NOT_SHOWN


def test_the_version_is_that_of_the_installed_package():
    assert paralog.__version__ == importlib.metadata.version("paralog")


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="scam"):
        _ = paralog.scam
