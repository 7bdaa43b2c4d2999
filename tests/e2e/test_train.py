import subprocess
import sys

import pytest

from paralog.config import ExitCode


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["no-such-recipe", "--data", ".", "-o", "run"], "sbt-lstm"),
        (["default", "--data", "missing", "-o", "run"], "missing"),
        (["default", "--data", ".", "-o", "run", "--max-minutes", "0"], "max-minutes"),
        (["default", "--data", "."], "--output"),
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
