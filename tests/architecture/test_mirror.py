"""Tests mirror the source: a module with code in it has its test file at the same place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "paralog"
UNIT = ROOT / "tests" / "unit"

# Modules whose tests stand elsewhere, each with the reason.
ELSEWHERE = {
    "__init__.py": "tests/architecture/test_public_names.py",  # only hands out names
    # A command is tested as a user runs it.
    "cli/adapt.py": "tests/e2e/test_adapt.py",
    "cli/evaluate.py": "tests/e2e/test_evaluate.py",
    "cli/adapt_locate.py": "tests/e2e/test_adapt_locate.py",
    "cli/locate.py": "tests/e2e/test_locate.py",
    "cli/reproduce.py": "tests/e2e/test_reproduce.py",
    "cli/cache.py": "tests/e2e/test_cache.py",
    "cli/search.py": "tests/e2e/test_search.py",
    "cli/index.py": "tests/e2e/test_index.py",
    "cli/embed.py": "tests/e2e/test_embed.py",
    "cli/models.py": "tests/e2e/test_models.py",
    "cli/program.py": "tests/e2e/test_process.py",
    "cli/risk.py": "tests/e2e/test_risk.py",
    "cli/scan.py": "tests/e2e/test_scan.py",
    "cli/train.py": "tests/e2e/test_train.py",
}


def has_code(module):
    """Whether the module defines a function or method that does something."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(
        isinstance(node, functions) and not is_stub(node) for node in ast.walk(ast.parse(module.read_text()))
    )


def is_stub(function):
    return all(isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in function.body)


def expected_test(path):
    if path in ELSEWHERE:
        return ROOT / ELSEWHERE[path]
    relative = Path(path)
    if relative.name == "__init__.py":  # a package with code of its own: tested under the package's name
        return UNIT / relative.parent / f"test_{relative.parent.name}.py"
    return UNIT / relative.parent / f"test_{relative.stem.removeprefix('_')}.py"


MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if has_code(path))


@pytest.mark.parametrize("path", MODULES)
def test_a_module_has_its_test_file(path):
    expected = expected_test(path)
    assert expected.is_file(), f"write {expected.relative_to(ROOT)}"


def test_every_unit_test_file_has_its_module():
    expected = {expected_test(path) for path in MODULES}
    present = set(UNIT.rglob("test_*.py"))
    known = expected | {test for test in present if (SOURCE / source_of(test)).exists()}
    assert {path.relative_to(ROOT).as_posix() for path in present - known} == set()


def source_of(test):
    relative = test.relative_to(UNIT)
    return relative.with_name(relative.name.removeprefix("test_"))


def test_every_listed_exception_is_needed():
    assert set(ELSEWHERE) <= set(MODULES)
    assert all((ROOT / place).is_file() for place in ELSEWHERE.values())
