from dataclasses import replace

from paralog.core import Span
from paralog.tasks.clones.fingerprint import fingerprint


def test_places_and_order_do_not_matter(outline):
    units = [outline("a"), outline("b")]
    moved = [replace(unit, path="other.py", span=Span(90, 99, 1, 2)) for unit in reversed(units)]
    assert fingerprint(moved) == fingerprint(units)
    assert len(fingerprint(units)) == 16


def test_members_and_what_they_say_do(outline):
    units = [outline("a"), outline("b")]
    others = [
        units[:1],
        [*units, outline("c")],
        [units[0], replace(units[1], shape="edited")],
        [units[0], replace(units[1], qualname="renamed")],
        [units[0], replace(units[1], language="java")],
    ]
    assert len({fingerprint(each) for each in [units, *others]}) == 6


def test_names_do_not_run_into_each_other(outline):
    assert fingerprint([outline("ab", shape="c")]) != fingerprint([outline("a", shape="bc")])
