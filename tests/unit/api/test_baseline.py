import json
from dataclasses import replace

import pytest

from paralog.api.baseline import read_baseline, without_known, write_baseline
from paralog.core import CloneClass, CloneType, CodeUnit, Report, Span, UnitKind, UsageError


def unit(path, qualname="f", digest="d", shape=""):
    return CodeUnit(
        *(path, "python", UnitKind.FUNCTION, qualname, Span(1, 2, 0, 9)),
        *("code", "", 9, 2, digest, shape or digest),
    )


def clone_class(*units):
    return CloneClass("id", units, (), CloneType.TYPE_1, 1.0, 1.0)


def report(*classes):
    return Report("clones", ".", classes, statistics={"files": 3})


A, B, C = unit("a.py"), unit("b.py"), unit("c.py")


@pytest.fixture
def known(tmp_path):
    write_baseline(report(clone_class(A, B, C)), tmp_path / "known.json")
    return read_baseline(tmp_path / "known.json")


def new_classes(known, *units):
    return without_known(report(clone_class(*units)), known).classes


def test_what_was_written_is_known(known):
    found = without_known(report(clone_class(A, B, C)), known)
    assert found.classes == ()
    assert found.statistics == {"files": 3, "classes": 0, "pairs": 0, "known_classes": 1}


@pytest.mark.parametrize(
    "units",
    [
        (A, B),  # one copy is gone
        (A, B, unit("moved.py")),
        (A, B, unit("c.py", digest="edited")),
        (A, B, unit("c.py", qualname="renamed")),
        (A, B, unit("c.py", qualname="renamed", digest="for its name", shape="d")),
        (replace(A, span=Span(90, 91, 900, 909)), B, C),
        (unit("x.py"), unit("y.py"), unit("z.py")),
    ],
)
def test_a_class_stays_known_while_members_change(known, units):
    assert new_classes(known, *units) == ()


@pytest.mark.parametrize(
    "units",
    [
        (A, B, C, unit("one_more.py")),
        (A, B, unit("c.py", "g", "other")),
        (unit("x.py", digest="other"), unit("y.py", digest="other")),
    ],
)
def test_one_copy_more_or_another_function_is_new(known, units):
    assert len(new_classes(known, *units)) == 1


def test_an_empty_baseline_knows_nothing(tmp_path):
    write_baseline(report(), tmp_path / "known.json")
    assert len(new_classes(read_baseline(tmp_path / "known.json"), A, B)) == 1


def test_the_same_findings_give_the_same_bytes(tmp_path):
    one, other = clone_class(A, B), clone_class(unit("p.py", digest="p"), unit("q.py", digest="p"))
    write_baseline(report(one, other), tmp_path / "1.json")
    write_baseline(report(other, one), tmp_path / "2.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema_version": 2, "classes": []}',
        '{"schema_version": 1}',
        '{"schema_version": 1, "classes": [{"members": [{"path": "a"}]}]}',
        '{"schema_version": 1, "classes": [3]}',
        '{"schema_version": 1, "classes": [{"members": ["x"]}]}',
        '{"schema_version": 1, "classes": [{"members": [[], null]}]}',
        '{"schema_version": 1, "classes": [{"members": "abc"}]}',
        '{"schema_version": 1, "classes": [{"members": [{"path": 1, "qualname": "f", "digest": "d"}]}]}',
        '{"schema_version": 1, "classes": {"members": 1}}',
        '{"schema_version": 1, "classes": [{"members": [{"path": [], "qualname": {}, "digest": 1}]}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_an_error_of_one_line(tmp_path, content):
    (tmp_path / "known.json").write_text(content)
    with pytest.raises(UsageError, match="--write-baseline"):
        read_baseline(tmp_path / "known.json")


def test_a_missing_baseline_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_baseline(tmp_path / "known.json")


def test_a_baseline_without_shapes_is_read(tmp_path):
    members = [{"path": f"{name}.py", "qualname": "f", "digest": "d"} for name in "ab"]
    (tmp_path / "known.json").write_text(json.dumps({"schema_version": 1, "classes": [{"members": members}]}))
    known = read_baseline(tmp_path / "known.json")
    assert new_classes(known, A, B) == ()
    assert len(new_classes(known, A, unit("x.py", digest="other", shape="d"))) == 1


def test_a_reviewer_can_read_it(tmp_path):
    write_baseline(report(clone_class(A, B)), tmp_path / "known.json")
    members = json.loads((tmp_path / "known.json").read_text())["classes"][0]["members"]
    assert members[0] == {"path": "a.py", "qualname": "f", "digest": "d", "shape": "d"}
