import pytest

from paralog.datasets.copies import MAX_SHARED, MIN_COPIED, find_lineage, likeness
from paralog.syntax import snippet

from .corpus_function import function

LOOP = "def f(a, b):\n    total = 0\n    for x in a:\n        total += x * b\n    return total"
LONG = "x = 1" + "\n" + "y" * MIN_COPIED
DOC = "Divides the rows of the table so that each of them sums up to one, and leaves empty rows as they are."


def unit(code):
    return snippet(code, "python")


def test_a_renamed_function_is_a_copy():
    other = LOOP.replace("total", "s").replace(" f(", " g(").replace("0", "7")
    assert likeness(unit(LOOP), unit(other)) == 1


def test_functions_without_a_run_in_common():
    assert likeness(unit(LOOP), unit("print(open('x').read())")) < 0.1
    assert likeness(unit(""), unit("")) == 0


def test_likeness_is_symmetric_and_falls_with_each_change():
    changed = LOOP.replace("total += x * b", "if x:\n            total -= x / b")
    assert 0 < likeness(unit(LOOP), unit(changed)) < 1
    assert likeness(unit(LOOP), unit(changed)) == likeness(unit(changed), unit(LOOP))


def test_files_that_share_code_are_related():
    one = function(LONG, path="a", repository="x/one")
    copy = function(LONG.replace("\n", "\n\n  "), path="b", repository="y/two")
    lineage = find_lineage([one, copy])
    neighbour = function("pass", path="b", repository="y/two")
    assert lineage.related(one, neighbour)
    assert not lineage.related(one, function("pass", path="c", repository="y/two"))


@pytest.mark.parametrize(("name", "related"), [("f", True), ("g", False)])
def test_the_documentation_of_one_name_is_not_written_twice(name, related):
    one = function("a", "f", repository="x/one", doc=DOC)
    other = function("b", name, repository="y/two", doc=DOC.replace(" ", "  "))
    assert find_lineage([one, other]).related(one, other) == related


def test_methods_of_one_class_with_one_summary_are_related():
    one = function("a", "Sphere.clear", repository="x/one", doc="Empties the data sets.\n\nMore.")
    other = function("b", "Sphere.clear", repository="y/two", doc="Empties the data sets.")
    assert find_lineage([one, other]).related(one, other)


def test_short_code_is_no_evidence():
    one, other = function("return 1", repository="x/one"), function("return 1", repository="y/two")
    assert not find_lineage([one, other]).related(one, other)


def test_projects_that_share_much_are_relatives_in_all_files():
    copies = [
        function(f"{LONG}{n}", path=f"{n}", repository=repository)
        for n in range(MAX_SHARED + 1)
        for repository in ("x/one", "y/two")
    ]
    one, other = function("a", path="p", repository="x/one"), function("b", path="q", repository="y/two")
    assert find_lineage(copies).related(one, other)
    assert not find_lineage(copies[:-2]).related(one, other)


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("x/a", "x/a", True),
        ("x/a", "x/b", True),
        ("x/a", "y/a", False),
        ("apache/a", "apache/b", False),
        ("apache/a", "apache/a", True),
    ],
)
def test_one_owner_is_one_hand_unless_it_is_a_foundation(one, other, related):
    lineage = find_lineage([])
    assert lineage.related(function("a", repository=one), function("b", repository=other)) == related
