import json

from paralog.experiments.provenance import machine, provenance


def test_it_says_which_program_when_and_where():
    found = provenance("a study")
    assert found["study"] == "a study"
    assert set(found) >= {"version", "commit", "modified", "date", "machine"}
    assert found["date"].endswith("+00:00")
    assert json.loads(json.dumps(found)) == found


def test_the_machine():
    found = machine()
    assert found["cores"] >= 1
    assert found["python"].startswith("3.")
