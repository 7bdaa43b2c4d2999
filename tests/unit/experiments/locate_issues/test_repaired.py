from dataclasses import replace

import pytest

from paralog.datasets.issues import Issue
from paralog.experiments.locate_issues.repaired import Repairs, rows_of, touched
from paralog.history import open_repository, read_commits
from paralog.syntax import parse

CODE = "def a():\n    x = 1\n    return x\n\n\nclass B:\n    def c(self):\n        return 2\n"
ISSUE = Issue("psf__requests-1", "t", "b", "c1", ("shop/tax.py",), "2020")


@pytest.mark.parametrize(
    ("hunk", "names"),
    [
        ("@@ -2 +2 @@", {"a"}),
        ("@@ -2,6 +2,6 @@", {"a", "B.c"}),
        ("@@ -2,0 +3 @@", {"a"}),
        ("@@ -3,0 +4 @@", set()),
        ("@@ -4 +4 @@", set()),
        ("@@ -1 +1 @@ x\n@@ -8 +8 @@", {"a", "B.c"}),
    ],
)
def test_functions_that_a_diff_touches(hunk, names):
    units = [unit for unit in parse(CODE, "python").units if unit.qualname != "<module>"]
    assert touched(hunk, units) == names


def test_the_repair_of_an_issue_is_found_by_its_number(clone):
    folder, _, _ = clone
    repository = open_repository(folder)
    repairs = Repairs(repository.git, read_commits(repository.git, repository.head))
    assert repairs.functions(ISSUE, "python") == {("shop/tax.py", "add_tax")}
    assert repairs.functions(replace(ISSUE, id="psf__requests-2"), "python") == set()
    assert repairs.functions(replace(ISSUE, files=("shop/cart.py",)), "python") == set()


def test_rows_by_path_and_name():
    units = parse(CODE, "python", "x.py").units
    assert [units[row].qualname for row in rows_of({("x.py", "B.c"), ("y.py", "a")}, units)] == ["B.c"]
