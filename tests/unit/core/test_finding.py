from dataclasses import replace

from paralog.core import CloneClass, CloneType, CodeUnit, Label, Notice, Span, UnitKind


def unit(n_lines):
    return CodeUnit("a.py", "python", UnitKind.FUNCTION, "f", Span(1, n_lines, 0, 9), "", "", 9, 2, "d", "s")


def test_all_copies_but_the_longest_are_duplicated():
    found = CloneClass("id", (unit(3), unit(10), unit(4)), (), CloneType.TYPE_3, 0.9, 0.9)
    assert found.duplicated_lines == 7


def test_a_label_is_guessed_when_it_comes_from_elsewhere():
    members = (unit(3), unit(10))
    found = CloneClass("id", members, (), CloneType.TYPE_1, 1.0, 1.0)
    assert not found.is_label_guessed
    assert not replace(found, label=Label("Sorts", 1.0, members[1])).is_label_guessed
    assert replace(found, label=Label("Sorts", 0.7, replace(members[1], path="b.py"))).is_label_guessed


def test_notices_are_ordered_by_path():
    later, earlier = Notice("b.py", "binary", "x"), Notice("a.py", "too-large", "y")
    assert sorted([later, earlier]) == [earlier, later]


def test_looser_types_are_greater():
    assert max(CloneType.TYPE_1, CloneType.TYPE_3, CloneType.TYPE_2) is CloneType.TYPE_3


def test_a_script_is_as_long_as_its_statements():
    script = replace(unit(100), kind=UnitKind.SCRIPT)
    assert (script.n_lines, unit(100).n_lines) == (script.n_statements, 100)
