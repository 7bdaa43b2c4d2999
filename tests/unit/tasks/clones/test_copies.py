from paralog.core import CloneType
from paralog.tasks.clones import Options
from paralog.tasks.clones.copies import group_copies


def test_units_of_one_shape_are_one_group(outline):
    units = [outline("a", shape="s"), outline("b", shape="t"), outline("c", shape="s")]
    assert group_copies(units, {}, Options()) == [(0, 2), (1,)]


def test_languages_do_not_mix(outline):
    units = [outline("a", shape="s"), outline("b", shape="s", language="java")]
    assert group_copies(units, {}, Options()) == [(0,), (1,)]


def test_renamed_copies_are_none_where_only_exact_ones_are_wanted(outline):
    units = [outline(name, shape="s", digest=digest) for name, digest in ("ax", "by", "cx")]
    assert group_copies(units, {}, Options(types=frozenset({CloneType.TYPE_1}))) == [(0, 2), (1,)]


def test_related_units_do_not_meet_in_a_group(outline):
    units = [outline(name, shape="s") for name in "abc"]
    related = {0: frozenset({1}), 1: frozenset({0})}
    assert group_copies(units, related, Options()) == [(0, 2)]
