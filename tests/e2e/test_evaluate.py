import json

import pytest

from paralog.config import ExitCode

FUNCTION = "def f(x):\n    y = x {} {}\n    return y\n"


@pytest.fixture
def pairs(tmp_path):
    """Ten pairs of either label: renamed copies, and functions with another number."""
    rows = []
    for number in range(10):
        left, copy = FUNCTION.format("+", number), FUNCTION.format("+", number).replace("y", "z")
        other = FUNCTION.format("*", f"{number} - x")
        for right, same in ((copy, True), (other, False)):
            sides = {"left": left, "right": right}
            rows.append(
                {name: {"code": code, "language": "python"} for name, code in sides.items()} | {"same": same}
            )
    rows.append({"left": "gone.py:1", "right": "gone.py:2", "same": True})
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_models_are_scored_beside_tfidf(paralog, pairs):
    result = paralog("evaluate", "--pairs", pairs, "--model", "hashing", "--model", "default")
    assert result.status == ExitCode.CLEAN, result.err
    assert "10 pairs that do the same and 10 that do not" in result.out
    assert "hashing@1 over TF-IDF: AUC" in result.out
    assert "default@" in result.out
    assert "unreadable (1): pairs.jsonl:21: cannot be read" in result.err
    assert paralog("evaluate", "--pairs", pairs, "--quiet").err == ""


def test_json_says_the_same(paralog, pairs, tmp_path):
    out = tmp_path / "scores.json"
    assert paralog("evaluate", "--pairs", pairs, "--json", "-o", out).out == ""
    found = json.loads(out.read_text())
    assert found["schema"] == "paralog.evaluation/1"
    assert 0 <= found["methods"][0]["scores"]["AUC"]["value"] <= 1
    assert found["notices"][0]["path"] == "pairs.jsonl:21"


def test_what_cannot_be_meant_is_an_error(paralog, tmp_path):
    (tmp_path / "pairs.jsonl").write_text("no json\n")
    result = paralog("evaluate", "--pairs", tmp_path / "pairs.jsonl")
    assert result.status == ExitCode.USAGE
    assert "pairs.jsonl:1: no JSON" in result.err
    assert paralog("evaluate", "--pairs", tmp_path / "gone.jsonl").status == ExitCode.USAGE
