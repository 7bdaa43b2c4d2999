"""The benchmarks, on twenty generated files: they run, and what they say is what was measured."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest
from tests.unit.datasets.issue_data import write_issues
from tests.unit.train.corpora import write_data

from paralog.bundle import resolve
from paralog.core import CloneClass, ClonePair, CloneType, CodeUnit, Span, UnitKind
from paralog.datasets.clone_rows import ROWS, platforms_of

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def run(*arguments):
    command = [sys.executable, str(BENCHMARKS / arguments[0]), *map(str, arguments[1:])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def module(monkeypatch):
    """Import a module of the benchmarks, which are no package, under a name of its own."""

    def load(name):
        monkeypatch.syspath_prepend(str(BENCHMARKS))
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        loaded = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, loaded)
        spec.loader.exec_module(loaded)
        return loaded

    return load


@linux_only
def test_peers_smoke_measures_paralog_cold_and_warm(tmp_path):
    output = tmp_path / "results.json"
    printed = run("scan_peers.py", "run", "--smoke", "--output", output)
    results = json.loads(output.read_text())
    assert [(r["setting"], r["cache"]) for r in results["runs"]] == [
        ("1 process", "cold"),
        ("1 process", "warm"),
        ("2 processes", "cold"),
    ]
    for measured in results["runs"]:
        (repeat,) = measured["repeats"]
        assert repeat["exit_status"] == 0
        assert repeat["findings"] > 0
        assert 0 < repeat["cpu_s"] < 60
        assert repeat["memory_mib"] > 5
        assert measured["failure"] == ""
    assert results["trees"][0]["n_files"] == 20
    assert "| paralog" in printed


@linux_only
@pytest.mark.parametrize(
    ("program", "row"), [("startup.py", "`import paralog`"), ("encode_speed.py", "parse")]
)
def test_smoke_prints_a_table_and_writes_nothing(program, row):
    before = sorted((BENCHMARKS.parent / "results").glob("*"))
    assert f"| {row} |" in run(program, "--smoke")
    assert sorted((BENCHMARKS.parent / "results").glob("*")) == before


@pytest.mark.parametrize("program", ["scan_peers.py", "startup.py", "encode_speed.py", "search_table.py"])
def test_help_shows_examples(program):
    assert f"python benchmarks/{program} " in run(program, "--help")


def test_peers_that_are_not_installed_are_named(tmp_path):
    command = [sys.executable, BENCHMARKS / "scan_peers.py", "run", "--smoke", "--tools", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "jscpd==" in done.stderr
    assert "install" in done.stderr


BURN = "import time\nwhile time.process_time() < 0.3: pass\n"


@linux_only
@pytest.mark.parametrize("wait", ["wait()", "poll()"])
def test_grandchildren_count_whether_or_not_anyone_waits_for_them(tmp_path, wait):
    (tmp_path / "burn.py").write_text(BURN)
    outer = f"import subprocess, sys, time; subprocess.Popen([sys.executable, 'burn.py']).{wait}"
    if wait == "poll()":
        outer += "; time.sleep(2)"
    measured = measured_in_a_process(tmp_path, ["-c", outer])
    assert measured["exit_status"] == 0
    assert measured["cpu_s"] >= 0.3


@linux_only
def test_what_runs_too_long_is_ended_with_its_children(tmp_path):
    outer = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    measured = measured_in_a_process(tmp_path, ["-c", outer], limit=0.5)
    assert measured["exit_status"] is None
    assert 0.5 <= measured["wall_s"] < 30


@linux_only
def test_memory_is_that_of_the_command(tmp_path):
    small = measured_in_a_process(tmp_path, ["-c", "pass"])["memory_mib"]
    large = measured_in_a_process(tmp_path, ["-c", "b = bytearray(200 << 20)"])["memory_mib"]
    assert small < 40
    assert 200 < large < 260


def measured_in_a_process(folder, arguments, limit=60.0):
    """Measure in another process: it becomes the parent of orphans, which no test process should."""
    program = (
        "import json, os, sys; from dataclasses import asdict; from pathlib import Path\n"
        "from measurement import measure\n"
        "command, limit = json.loads(sys.argv[1])\n"
        "print(json.dumps(asdict(measure(command, Path.cwd(), os.environ, limit))))"
    )
    request = json.dumps([[sys.executable, *arguments], limit])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(BENCHMARKS)!r})\n{program}", request],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return json.loads(done.stdout)


def a_run(table, tool, cache="cold", seconds=1.0, **changes):
    repeat = table.Repeat(0, seconds, seconds, 100.0, 3)
    values = {"tree": "t", "tool": tool, "version": "1", "setting": "default", "cache": cache, "types": "1"}
    values |= {"unit": "pairs", "command": "", "repeats": (repeat,)}
    return table.Run(**(values | changes))


def test_comparison_names_each_quantity_in_which_a_peer_is_ahead(module):
    table = module("peer_table")
    runs = [
        a_run(table, "paralog", seconds=2.0),
        a_run(table, "paralog", "warm", seconds=0.5),
        a_run(table, "fast"),
        a_run(table, "slow", seconds=9.0),
    ]
    lines = table.comparison(runs)
    assert any("25%" in line for line in lines)
    assert [line for line in lines if "fast" in line] == [
        "t, cold: fast 1, default needs less CPU: 1.00 s, paralog 2.00 s.",
        "t, cold: fast 1, default needs less wall time: 1.00 s, paralog 2.00 s.",
    ]
    assert not any("slow" in line for line in lines)


def test_a_stopped_or_failed_run_is_no_rival(module):
    table = module("peer_table")
    stopped = (table.Repeat(None, 0.1, 0.1, 1.0, None),)
    runs = [a_run(table, "paralog", seconds=2.0), a_run(table, "quitter", repeats=stopped)]
    assert table.comparison(runs) == []


def test_findings_are_read_off_the_output(module):
    peers = module("peers")
    counts = {c.tool: c.count for c in peers.CONTENDERS}
    assert counts["jscpd"]("Found 1,234 clones.") == 1234
    assert counts["codeclone"]("Clones   func=4  block=2  seg=1  suppressed=9") == 7
    assert counts["pylint"]("a.py:1:0: R0801: Similar\nb.py:1:0: R0801: Similar\n") == 2
    assert counts["pyscn"]("Traceback (most recent call last):") is None


def test_join_smoke_finds_what_the_exact_join_finds():
    printed = run("join.py", "--smoke")
    rows = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| 0")]
    assert [row[0] for row in rows] == ["0.95", "0.9", "0.8"]
    assert all(int(row[1].replace(",", "")) > 1_000 and row[4].startswith("100") for row in rows)


def test_windows_stand_in_place_of_the_models_own(tmp_path):
    write_data(tmp_path, n_problems=6, n_authors=3, platforms=platforms_of(ROWS))
    output = tmp_path / "results.json"
    windows = ("--window", 16, "--window", 4096)
    printed = run("clone_table.py", "--data", tmp_path, "--split", "dev", *windows, "--output", output)
    model = resolve("default").config.id
    methods = ["TF-IDF", f"{model}, windows of 16", f"{model}, windows of 4,096"]
    assert list(dict.fromkeys(cell["method"] for cell in json.loads(output.read_text())["cells"])) == methods
    assert all(f"{method}, as written" in printed for method in methods)
    command = [sys.executable, BENCHMARKS / "clone_table.py", "--data", tmp_path, "--window", "0"]
    assert "one token at least" in subprocess.run(command, capture_output=True, text=True).stderr


def test_lookalikes_are_measured_on_the_suite_of_the_tests(tmp_path):
    suite = BENCHMARKS.parent / "tests" / "data" / "lookalikes"
    for name in ("spread", "chunk", "transpose"):
        copy(suite / "python" / f"{name}.py", tmp_path)
    printed = run("lookalikes.py", "--suite", tmp_path, "--output", tmp_path / "results.json")
    results = json.loads((tmp_path / "results.json").read_text())
    assert len(results["cells"]) == 8  # two countings of words, cosine and probability, under two namings
    assert {cell["n_tasks"] for cell in results["cells"]} == {3}
    assert "| Python, 3 tasks | as written | default@" in printed


def test_the_frontier_says_how_good_how_fast_and_how_long_trained(module):
    point = {"family": "LSTM", "auc": 0.9, "map_at_r": 0.4567, "functions_per_second": 1234.5, "steps": 900}
    machine = {"cpu": "a processor"}
    results = {"minutes": 20.0, "jobs": 1, "machine": machine, "commit": "f" * 40, "points": [point]}
    shown = module("frontier").table(results)
    assert "| LSTM | 0.900 | 0.457 | 1,234 | 900 |" in shown
    assert "20 minutes of training, side by side, 1 thread each" in shown


def test_real_code_has_a_table_for_each_split_and_naming(module):
    scores = {"mrr": 0.25, "hit1": 0.2, "hit10": 0.4, "map": 0.22, "n_queries": 12, "n_candidates": 99}
    scores["intervals"] = {"mrr": [0.2, 0.3]}
    cells = [
        {"split": split, "row": "all", "names": names, "method": method, "scores": scores}
        for split in ("test", "train")
        for names in ("own name masked", "anonymised")
        for method in ("TF-IDF", "a model")
    ]
    shown = module("real_code").table({"cells": cells})
    assert shown.count("| queries | TF-IDF | a model |") == 4
    assert "| all | 12 | 0.250 (0.200 to 0.300), 0.200 / 0.400 / 0.220 |" in shown


def test_risk_windows_writes_a_result_and_a_prior(broken_often, tmp_path):
    output, prior = tmp_path / "results.json", tmp_path / "prior.json"
    folders = [f"--repository={name}={broken_often.folder}" for name in ("a/b", "c/d")]
    printed = run("risk_windows.py", *folders, "--model", "hashing", "--output", output, "--prior", prior)
    results = json.loads(output.read_text())
    assert [project["name"] for project in results["projects"]] == ["a/b", "c/d"]
    assert results["projects"][0]["windows"] > 0
    assert (
        json.loads(prior.read_text())["scores"]["auc"]
        == results["summary"]["other projects only"]["auc"]["value"]
    )
    assert "| model |" in printed and "| model over lines of code |" in printed


def test_locate_issues_ranks_each_project_by_what_the_other_taught(tmp_path):
    write_issues(tmp_path / "data", 6)
    write_issues(tmp_path / "data", 6, "dask__dask")
    output, ranking = tmp_path / "results.json", tmp_path / "ranking.json"
    projects = ("--project", "psf/requests", "--project", "dask/dask")
    said = run(
        "locate_issues.py", "--data", tmp_path / "data", *projects, "--output", output, "--ranking", ranking
    )
    results = json.loads(output.read_text())
    assert results["reports"] == {"psf/requests": 6, "dask/dask": 6}
    assert "| **paralog locate** | " in said and "| files, 12 reports |" in said
    assert json.loads(ranking.read_text())["provenance"]["reports"] == results["reports"]


def test_locate_speed_reads_twice_and_answers(tmp_path, git_folder):
    git_folder.commit(
        "Begin", {"a.py": "def plot(x):\n    return x\n", "b.py": "def save(y):\n    return y\n"}
    )
    output = tmp_path / "results.json"
    said = run("locate_speed.py", "--repo", git_folder.folder, "--output", output)
    results = json.loads(output.read_text())
    assert results["statistics"]["files"] == 2 and results["statistics"]["commits"] == 1
    assert 0 < results["query_ms"] <= results["slowest_query_ms"]
    assert "| 2 files, 4 lines, 2 functions, 1 commits | |" in said


def test_the_table_of_teachers_has_a_line_for_each_and_a_column_for_each_row(module):
    def scores(auc):
        return {"own auc": auc, "own map_at_r": 0.5, "auc": auc, "map_at_r": 0.5}

    shown = module("teachers").table(
        {
            "shares": {"grown": 0.75, "wide": 0.25},
            "scores": {"grown": scores(0.9), "wide": scores(0.8), "together": scores(0.95)},
            "commit": "0123456789abcdef",
        }
    )
    assert "| AUC / MAP@R | share | mean | own |" in shown
    assert "| wide | 0.25 | 0.800 / 0.500 | 0.800 / 0.500 |" in shown
    assert "| together |  | 0.950 / 0.500 | 0.950 / 0.500 |" in shown


def test_pairs_of_type_4_are_drawn_to_be_judged(module):
    def unit(name):
        return CodeUnit(
            f"{name}.py", "python", UnitKind.FUNCTION, name, Span(1, 1, 0, 3), "f()", "", 3, 1, name, name
        )

    def pair(kind, number):
        return ClonePair(unit(f"a{number}"), unit(f"b{number}"), kind, 0.9, 0.5, 0.75)

    pairs = (pair(CloneType.TYPE_3, 0), *(pair(CloneType.TYPE_4, number) for number in range(1, 9)))
    units = tuple(unit for pair in pairs for unit in (pair.left, pair.right))
    found = CloneClass("id", units, pairs, CloneType.TYPE_4, 0.9, 0.75)
    drawn = module("precision").rewritten(5, [found])
    assert len({one.id for one in drawn}) == 5 and drawn == module("precision").rewritten(5, [found])
    assert all(one.type == CloneType.TYPE_4 and len(one.units) == 2 for one in drawn)
    assert len(module("precision").rewritten(20, [found])) == 8


def test_verdicts_are_not_written_over(module, tmp_path, capsys):
    results = tmp_path / "results.json"
    results.write_text(json.dumps({"findings": [{"verdict": "same"}]}))
    with pytest.raises(SystemExit):
        module("precision").main(["collect", "--results", str(results)])
    assert "holds verdicts" in capsys.readouterr().err
    assert json.loads(results.read_text())["findings"][0]["verdict"] == "same"
