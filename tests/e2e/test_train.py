import subprocess
import sys
from dataclasses import replace

import pytest

from paralog.bundle import resolve
from paralog.config import ExitCode
from paralog.train.recipe import RECIPES


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["no-such-recipe", "--data", ".", "-o", "run"], "sbt-lstm"),
        (["default", "--data", "missing", "-o", "run"], "missing"),
        (["default", "--data", ".", "-o", "run", "--max-minutes", "0"], "max-minutes"),
        (["default", "--data", "."], "--output"),
        (["default", "--data", ".", "-o", "run", "--version", "../../evil"], "letters, digits and dots"),
    ],
)
def test_wrong_use(paralog, tmp_path, monkeypatch, arguments, hint):
    monkeypatch.chdir(tmp_path)
    result = paralog("train", *arguments)
    assert result.status == ExitCode.USAGE
    assert hint in result.err
    assert not (tmp_path / "run").exists()


def test_help_lists_the_recipes(paralog):
    assert "sbt-lstm-subtokens" in paralog("train", "--help").out


def test_without_torch_the_message_is_the_pip_line(tmp_path):
    program = (
        "import sys; sys.modules['torch'] = None\n"
        "from paralog.cli.program import run\n"
        f"sys.exit(run(['train', 'default', '--data', {str(tmp_path)!r}, '-o', {str(tmp_path / 'run')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == ExitCode.USAGE
    assert "pip install 'paralog[train]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_training_on_ones_own_says_what_was_learned(paralog, write_own, tmp_path, monkeypatch):
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    few = {"steps": 3, "pretrain_steps": 2, "problems": 4, "per_problem": 2, "max_tokens": 48, "warmup": 2}
    monkeypatch.setitem(RECIPES, "sbt-lstm", replace(RECIPES["sbt-lstm"], **few))
    monkeypatch.setattr("paralog.train.learned.REPEATS", 20)
    own = write_own()
    (own / "problem-03" / "zoe.py").write_bytes(b"\0")
    result = paralog("train", "sbt-lstm", "--data", own, "-o", tmp_path / "run")
    assert result.status == ExitCode.CLEAN, result.err
    assert "binary (1): problem-03/zoe.py" in result.err
    assert f"sbt-lstm@1 over {resolve().config.id} (shipped): AUC" in result.out
    assert (tmp_path / "run" / "sbt-lstm@1" / "SHA256SUMS").is_file()


def test_a_folder_without_solutions_names_the_layout(paralog, tmp_path):
    result = paralog("train", "default", "--data", tmp_path, "-o", tmp_path / "run")
    assert result.status == ExitCode.USAGE
    assert "two-sum/alice.py" in result.err
