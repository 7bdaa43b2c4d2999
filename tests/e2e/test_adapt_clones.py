import json

import numpy as np
import pytest

from paralog.bundle import resolve
from paralog.config import ExitCode

SHIPPED = resolve().config.id


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """One strength and few folds."""
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    monkeypatch.delenv("PARALOG_MODEL")  # hashing, which has no files to adapt
    monkeypatch.setattr("paralog.train.adapt_pair_map.STRENGTHS", (0.01,))
    monkeypatch.setattr("paralog.train.adapt_folds.FOLDS", (3,))
    monkeypatch.setattr("paralog.train.adapt_pairs.REPEATS", 200)


def leads(result, over):
    """What the adapted model is said to be ahead of another one by, by metric."""
    (line,) = [line for line in result.out.splitlines() if f" over {over}: " in line]
    return {lead.split()[0]: lead for lead in line.partition(": ")[2].split("; ")}


def test_where_pairs_can_teach_it_is_a_gain(paralog, write_pairs, tmp_path):
    file = write_pairs(60)
    done = paralog("adapt", "clones", "--pairs", file, "--output", tmp_path / "models")
    assert done.status == ExitCode.CLEAN, done.err
    assert "On 30 pairs that do the same and 30 that do not, of 120 functions in 60 groups" in done.out
    found = leads(done, SHIPPED)
    assert found["AUC"].endswith(", a gain")
    assert found["AP"].endswith(", a gain")
    assert "TF-IDF" in done.out
    assert "not clear" not in done.out
    model = tmp_path / "models" / "default-adapted@1"
    assert f"--model {model}" in done.err
    shown = paralog("models", "show", model)
    assert shown.out.startswith("# default-adapted@1")
    assert "30 pairs of functions that do the same and 30 that do not" in shown.out
    scanned = paralog("scan", file.parent, "--model", model, "--format", "json")
    assert json.loads(scanned.out)["encoder"] == "default-adapted@1"


@pytest.mark.parametrize("strengths", [(0.01,), ()])
def test_where_labels_mean_nothing_it_says_so(paralog, write_pairs, tmp_path, monkeypatch, strengths):
    monkeypatch.setattr("paralog.train.adapt_pair_map.STRENGTHS", strengths)
    file = write_pairs(60, np.random.default_rng(0))
    done = paralog("adapt", "clones", "--pairs", file, "--output", tmp_path / "models")
    assert done.status == ExitCode.CLEAN, done.err
    assert leads(done, SHIPPED)["AUC"].endswith(", no clear gain")
    assert "is not clear: label more pairs" in done.out or f"the vectors stay those of {SHIPPED}" in done.out
    assert (tmp_path / "models" / "default-adapted@1" / "SHA256SUMS").is_file()


def test_the_findings_of_a_scan_can_be_labelled(paralog, write_pairs, tiny_bundle, tmp_path, project):
    file = write_pairs(40)
    project.rename(file.parent / "project")
    found = json.loads(paralog("scan", file.parent, "--format", "json", "--types", "1,2").out)
    findings = [
        {"left": one["units"][pair["left"]], "right": one["units"][pair["right"]], "same": True}
        for one in found["classes"]
        for pair in one["pairs"]
        if one["units"][0]["path"].startswith("project/")
    ]
    assert len(findings) == 2
    file.write_text("\n".join([file.read_text(), *map(json.dumps, findings)]))
    done = paralog("adapt", "clones", "--pairs", file, "-o", tmp_path / "models", "--model", tiny_bundle)
    assert done.status == ExitCode.CLEAN
    assert "On 21 pairs that do the same and 20 that do not" in done.out
    assert "itself (1): pairs.jsonl:4" in done.err  # the clone of type 1


def test_what_is_left_out_is_told(paralog, write_pairs, tiny_bundle, tmp_path):
    file = write_pairs(40)
    one, *_ = map(json.loads, file.read_text().splitlines())
    more = [one, {**one, "right": "f1.py:99"}, {**one, "same": None}, {**one, "right": one["left"]}]
    file.write_text("\n".join([file.read_text(), *map(json.dumps, more)]))
    arguments = ["adapt", "clones", "--pairs", file, "-o", tmp_path / "models", "--model", tiny_bundle]
    done = paralog(*arguments)
    assert "duplicate (1): pairs.jsonl:41: says what line 1 says" in done.err
    assert "no-function (1): pairs.jsonl:42: no function stands at f1.py:99" in done.err
    assert "unlabelled (1): pairs.jsonl:43: has no label yet" in done.err
    assert "itself (1): pairs.jsonl:44: is a function and itself" in done.err
    quiet = paralog(*arguments, "--quiet")
    assert quiet.out == done.out
    assert quiet.err.startswith("wrote ")


def test_a_table_says_the_same(paralog, write_pairs, tiny_bundle, tmp_path):
    file = write_pairs(40)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    table = file.with_suffix(".csv")
    table.write_text("left,right,same\n" + "".join(f"{r['left']},{r['right']},{r['same']}\n" for r in rows))
    arguments = ["-o", tmp_path / "models", "--model", tiny_bundle, "-q"]
    assert paralog("adapt", "clones", "--pairs", table, *arguments) == paralog(
        "adapt", "clones", "--pairs", file, *arguments
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("{", "pairs.jsonl:41: no JSON"),
        ('{"left": "f0.py:1", "right": "../f1.py:1", "same": 1}', "is not below"),
        ('{"left": "f0.py:1", "right": "f1.txt:1", "same": 1}', "is in no language"),
        ('{"left": "f0.py:1", "right": {"code": "x", "language": "pyton"}}', None),
        ('{"left": "f0.py:1", "right": {"code": "x", "language": "pyton"}, "same": 1}', "'pyton'"),
        ('{"left": "f0.py:1", "right": "f1.py:1", "same": 0}', "the opposite of line 1"),
        ('{"left": "f0.py:1", "right": "f1.py:1", "same": "perhaps"}', "say true or false"),
    ],
)
def test_a_line_that_cannot_be_meant(paralog, write_pairs, tiny_bundle, tmp_path, line, hint):
    file = write_pairs(40)
    file.write_text(f"{file.read_text()}\n{line}")
    result = paralog("adapt", "clones", "--pairs", file, "-o", tmp_path / "run", "--model", tiny_bundle)
    assert result.status == (ExitCode.USAGE if hint else ExitCode.CLEAN)
    if hint:
        assert "pairs.jsonl:41: " in result.err
        assert hint in result.err
        assert "Traceback" not in result.err
        assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["-o", "run"], "--pairs"),
        (["--pairs", "pairs/pairs.jsonl"], "--output"),
        (["--pairs", "missing.jsonl", "-o", "run"], "missing.jsonl cannot be read"),
        (["--pairs", "pairs", "-o", "run"], "pairs cannot be read"),
        (["--pairs", "few/pairs.jsonl", "-o", "run"], "20 are needed"),
        (["--pairs", "pairs/same.jsonl", "-o", "run"], "20 pairs that do the same and 0 that do not"),
        (["--pairs", "pairs/pairs.jsonl", "-o", "run", "--model", "no-such-model"], "no-such-model"),
        (["--pairs", "pairs/pairs.jsonl", "-o", "pairs/f0.py"], "cannot be written"),
        (["--pairs", "pairs/pairs.jsonl", "-o", "run", "--version", "../1"], "letters, digits and dots"),
    ],
)
def test_wrong_use(paralog, write_pairs, tmp_path, monkeypatch, arguments, hint):
    monkeypatch.chdir(tmp_path)
    file = write_pairs(40)
    write_pairs(18, folder=tmp_path / "few")
    same = [line for line in file.read_text().splitlines() if json.loads(line)["same"]]
    file.with_name("same.jsonl").write_text("\n".join(same))
    result = paralog("adapt", "clones", *arguments)
    assert result.status == ExitCode.USAGE
    assert hint in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "run").exists()
