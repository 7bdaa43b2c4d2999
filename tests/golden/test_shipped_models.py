"""What the models in the package give, so that an update cannot change vectors by accident."""

import numpy as np
import pytest

import paralog
from paralog.bundle import installed, verify
from paralog.syntax import lex, snippet

LOOP = """\
def total(rows):
    result = 0
    for row in rows:
        result += row.price * row.count
    return result
"""
SUM = "def value(items):\n    return sum(item.price * item.count for item in items)\n"
READ = (
    "def lines(path):\n    with open(path) as file:\n        return [line.strip() for line in file if line]\n"
)
JAVA = "int total(List<Row> rows) { int t = 0; for (Row r : rows) { t += r.price * r.count; } return t; }"
FIRST_FIVE = {
    "default@1": (-0.0046, -0.0608, -0.0352, 0.0147, 0.0879),
    "default@5": (-0.0025, -0.0186, 0.0148, -0.0081, 0.0669),
    "sbt-lstm@1": (0.0523, 0.0447, 0.1570, 0.0813, 0.0944),
    "sbt-lstm-subtokens@1": (0.1019, 0.0469, -0.0122, -0.0162, -0.0175),
}

LONG = (-0.0456, 0.0001, -0.0171, -0.0224, 0.0130)


@pytest.mark.parametrize("folder", installed(), ids=lambda folder: folder.name)
def test_a_shipped_model_is_whole_and_small(folder):
    verify(folder)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 15_000_000
    assert "## Limits" in (folder / "card.md").read_text("utf-8")


@pytest.mark.parametrize("name", FIRST_FIVE)
def test_vectors_stay_as_they_are(name):
    vector = paralog.load(name).encode([LOOP], language="python")[0]
    assert np.abs(vector[:5] - FIRST_FIVE[name]).max() < 5e-3  # processors round eight bits differently


def test_the_default_reads_a_program_at_once():
    long = "def table():\n" + "".join(f"    row_{n} = make(row_{n - 1}, {n})\n" for n in range(1, 120))
    vector = paralog.load().encode([long], language="python")[0]
    assert np.abs(vector[:5] - LONG).max() < 5e-3  # in parts of 512 tokens it is 0.02 away


@pytest.mark.parametrize("name", FIRST_FIVE)
def test_what_does_the_same_is_nearer_than_what_does_not(name):
    same, other = paralog.load(name).pair_probability([(LOOP, SUM), (LOOP, READ)], language="python")
    assert same > other


def test_the_default_is_sure_of_it_and_across_languages():
    model = paralog.load()
    same, other = model.pair_probability([(LOOP, SUM), (LOOP, READ)], language="python")
    assert same > 0.8 > 0.2 > other
    (across,) = model.pair_probability([(LOOP, JAVA)], language=("python", "java"))
    assert across > 0.8


def test_the_default_reads_words():
    model = paralog.load()
    found = model.encode_text(["sum of price times count over rows", "read the lines of a file"])
    nearness = found @ model.encode([LOOP, READ], language="python").T
    assert nearness[0].argmax() == 0 and nearness[1].argmax() == 1


CHANGED = {
    "names": [("result", "n"), ("rows", "xs")],
    "dedented": [("        result +=", "    result +=")],
    "operator": [("*", "+")],
    "start": [("= 0", "= 1")],
}


def test_the_default_tells_changes_that_matter_from_others():
    verifier = paralog.load().verifier

    def unchanged(other):
        (found,) = verifier.unchanged([lex(snippet(LOOP, "python"))], [lex(snippet(other, "python"))])
        return found

    found = {}
    for name, swaps in CHANGED.items():
        other = LOOP
        for old, new in swaps:
            other = other.replace(old, new)
        found[name] = unchanged(other)
    assert found["names"] == 1.0
    assert max(found["dedented"], found["operator"], found["start"]) < 0.5
    assert unchanged(SUM) > 0.8
