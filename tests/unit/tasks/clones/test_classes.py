import pytest

from paralog.core import CloneType, Label
from paralog.tasks.clones import classes
from paralog.tasks.clones.candidates import Evidence
from paralog.tasks.clones.classes import Finding, build, without_inner
from paralog.tasks.clones.grouping import Star
from paralog.tasks.clones.noise import Kinship
from paralog.tasks.clones.posterior import Posterior
from paralog.tasks.clones.vocabulary import Lexer

CODE = "def f(a):\n    b = load(a)\n    return b.rows\n"
NEAR = Evidence(CloneType.TYPE_3, 0.95, 0.8, 0.9, 0.97)
FAR = Evidence(CloneType.TYPE_4, 0.85, 0.4, 0.5, 0.7)


@pytest.fixture
def build_one(logistic):
    def build_from(finding, units):
        (found,) = build([finding], units, Posterior(logistic(), 1), Lexer())
        return found

    return build_from


def test_a_star_over_copies_becomes_one_finding():
    star = Star(1, {0: NEAR, 3: FAR})
    finding = Finding.of(star, [(0,), (1, 4), (2,), (3, 5)])
    assert finding.centre == 1
    assert finding.others == {4: None, 0: NEAR, 3: FAR, 5: FAR}


def test_pairs_go_from_the_centre_to_each_member(unit_of, build_one):
    units = [
        unit_of(CODE, "f", path="a.py"),
        unit_of(CODE.replace("b", "c"), "g", path="b.py"),
        unit_of(CODE, "h", path="c.py"),
        unit_of(CODE + "\n# end", "i", path="d.py"),
    ]
    found = build_one(Finding(2, {0: None, 1: None, 3: FAR}), units)
    assert [unit.qualname for unit in found.units] == ["f", "g", "h", "i"]
    assert [(pair.left.qualname, pair.right.qualname, int(pair.type)) for pair in found.pairs] == [
        ("f", "h", 1),
        ("g", "h", 2),
        ("h", "i", 4),
    ]
    assert (found.type, found.similarity) == (CloneType.TYPE_4, 0.85)
    assert found.probability == found.pairs[-1].probability
    assert found.pairs[0].probability == 1.0
    assert FAR.probability < found.pairs[1].probability < 1
    assert all(pair.aligned for pair in found.pairs)


def test_opposite_names_are_told_of_any_pair_but_equal_code(unit_of, build_one):
    renamed = CODE.replace("b", "c")
    units = [
        unit_of(CODE, "open_file", path="a.py"),
        unit_of(renamed, "close_file", path="b.py"),
        unit_of(renamed + "\n# end", "shut", path="c.py"),
    ]
    found = build_one(Finding(0, {1: None, 2: FAR}), units)
    assert [pair.opposites for pair in found.pairs] == [("open", "close"), None]
    same = [unit_of(CODE, name, path=f"{name}.py") for name in ("open_file", "close_file")]
    assert [pair.opposites for pair in build_one(Finding(0, {1: None}), same).pairs] == [None]


def test_only_so_many_pairs_are_aligned(unit_of, build_one, monkeypatch):
    monkeypatch.setattr(classes, "MAX_ALIGNED", 2)
    units = [unit_of(CODE, path=f"{i}.py") for i in range(5)]
    found = build_one(Finding(0, dict.fromkeys(range(1, 5))), units)
    assert [bool(pair.aligned) for pair in found.pairs] == [True, True, False, False]


def test_classes_come_by_worth_then_place(unit_of, logistic):
    units = [unit_of(CODE, path=f"{i}.py", n_statements=n) for i, n in enumerate([3, 3, 9, 9, 3, 3])]
    findings = [Finding(4, {5: None}), Finding(0, {1: None}), Finding(2, {3: None})]
    found = build(findings, units, Posterior(logistic(), 1), Lexer())
    assert [each.units[0].path for each in found] == ["2.py", "0.py", "4.py"]


def test_a_class_carries_what_is_said_of_its_finding(unit_of, logistic):
    units = [unit_of(CODE, path=f"{i}.py") for i in range(4)]
    label = Label("Loads rows", 1.0, units[2])
    said = {2: label}
    findings = [Finding(0, {1: None}), Finding(2, {3: None})]
    found = build(
        findings, units, Posterior(logistic(), 1), Lexer(), lambda finding: said.get(finding.centre)
    )
    assert [each.label for each in found] == [None, label]


def test_a_finding_inside_another_one_is_left_out(outline):
    units = [
        outline("a", path="a.py", lines=(1, 20)),
        outline("a.inner", path="a.py", lines=(5, 10)),
        outline("b", path="b.py", lines=(1, 20)),
        outline("b.inner", path="b.py", lines=(5, 10)),
        outline("c", path="c.py", lines=(1, 20)),
    ]
    kinship = Kinship.of(units)
    outer, inner = Finding(0, {2: NEAR}), Finding(1, {3: NEAR})
    assert without_inner([inner, outer], kinship) == [outer]
    assert without_inner([inner], kinship) == [inner]
    beyond = Finding(1, {3: NEAR, 4: NEAR})
    assert without_inner([beyond, outer], kinship) == [beyond, outer]


def test_copies_side_by_side_in_one_member_are_kept(outline):
    units = [
        outline("a", path="a.py", lines=(1, 40)),
        outline("a.x", path="a.py", lines=(5, 10)),
        outline("a.y", path="a.py", lines=(15, 20)),
        outline("b", path="b.py", lines=(1, 40)),
    ]
    findings = [Finding(0, {3: NEAR}), Finding(1, {2: NEAR})]
    assert without_inner(findings, Kinship.of(units)) == findings
