import numpy as np
import pytest

from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import parse
from paralog.tasks.defects.inside import look_inside
from paralog.tasks.defects.repaired import Repaired

SHORT = "def short(x):\n    return x\n"
LONG = (
    "def long(values):\n    total = 0\n    for value in values:\n        total += value\n    return total\n"
)


@pytest.fixture
def look(story):
    story.commit("Begin", ["a.py", "b.py"], status="A")
    story.commit("Fix a crash", ["b.py"])
    mined, encoder = story.mined(), HashingEncoder()

    def inside(code, repaired_code, file_of_repair):
        units, old = parse(code, "python", "a.py").units, parse(repaired_code, "python", "old.py").units
        repaired = Repaired(old, (1,) * len(old), (file_of_repair,) * len(old), encoder.encode(old))
        return look_inside(mined, repaired, 0, units, encoder.encode(units), 3, 3)

    return inside


def test_long_functions_matter_and_repaired_ones_more(look):
    plain = look(SHORT + "\n\n" + LONG, "", 0)
    assert [function.qualname for function in plain.functions] == ["long", "short"]
    assert sum(function.share for function in plain.functions) == pytest.approx(1, abs=1e-3)
    repaired = look(SHORT + "\n\n" + LONG, SHORT, 0)
    assert repaired.functions[0].qualname == "short"
    assert repaired.functions[0].text.startswith("1 recent repair, ")


def test_what_looks_like_a_past_defect_is_told_with_the_repair(look):
    (past,) = look(LONG, LONG.replace("long", "sum_up"), 1).past_defects
    assert (past.qualname, past.function, past.path, past.subject) == (
        "sum_up",
        "long",
        "old.py",
        "Fix a crash",
    )
    assert past.similarity > 0.8


def test_a_function_does_not_look_like_itself(look):
    assert look(LONG, LONG, 0).past_defects == ()
    assert len(look(LONG, LONG, 1).past_defects) == 1


def test_a_file_without_functions_has_nothing_inside(look):
    found = look("x = 1\n", LONG, 1)
    assert found.past_defects == ()
    assert np.isfinite([function.share for function in found.functions]).all()


def test_statements_of_modules_look_like_nothing(look):
    script = "for row in read(path):\n    print(row)\n    write(row)\n"
    assert look(script, script, 1).past_defects == ()
