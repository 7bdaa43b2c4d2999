import json
import subprocess
import sys

import pytest

from paralog.config import ExitCode


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """Few and short fits."""
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    monkeypatch.delenv("PARALOG_MODEL")  # hashing, which has no files to adapt
    monkeypatch.setattr("paralog.train.adapt_map.STEPS", 10)
    monkeypatch.setattr("paralog.train.adapt_map.FOLDS", 2)
    monkeypatch.setattr("paralog.train.learned.REPEATS", 20)


def test_a_model_is_adapted_shown_and_used(paralog, write_own, tiny_bundle, tmp_path, project):
    own = write_own()
    (own / "problem-03" / "zoe.py").write_bytes(b"\0")
    done = paralog("adapt", own, "--output", tmp_path / "models", "--model", tiny_bundle)
    assert done.status == ExitCode.CLEAN, done.err
    assert "binary (1): problem-03/zoe.py" in done.err
    assert "tiny-adapted@1 over tiny@1: AUC" in done.out
    assert "TF-IDF" in done.out
    model = tmp_path / "models" / "tiny-adapted@1"
    assert f"--model {model}" in done.err
    shown = paralog("models", "show", model)
    assert shown.out.startswith("# tiny-adapted@1")
    assert "What it learned" in shown.out
    scanned = paralog("scan", project, "--model", model, "--format", "json")
    assert scanned.status == ExitCode.CLEAN
    assert json.loads(scanned.out)["encoder"] == "tiny-adapted@1"


def test_the_environment_names_the_model(paralog, write_own, tiny_bundle, tmp_path, monkeypatch):
    monkeypatch.setenv("PARALOG_MODEL", str(tiny_bundle))
    own = write_own()
    done = paralog("adapt", own, "--output", tmp_path / "models")
    assert done.status == ExitCode.CLEAN, done.err
    assert "tiny-adapted@1 over tiny@1" in done.out
    monkeypatch.setenv("PARALOG_MODEL", "hashing")
    refused = paralog("adapt", own, "--output", tmp_path / "models")
    assert refused.status == ExitCode.USAGE and "hashing has no files" in refused.err


def test_where_nothing_helps_it_says_so(paralog, write_own, tiny_bundle, tmp_path, monkeypatch):
    monkeypatch.setattr("paralog.train.adapt_map.STRENGTHS", ())
    done = paralog("adapt", write_own(), "--output", tmp_path / "models", "--model", tiny_bundle)
    assert done.status == ExitCode.CLEAN
    assert done.out.count("too few to tell") >= 3
    assert "the vectors stay those of tiny@1" in done.out
    assert (tmp_path / "models" / "tiny-adapted@1" / "SHA256SUMS").is_file()


def test_the_subcommand_may_be_said_or_left_unsaid(paralog, write_own, tiny_bundle, tmp_path, monkeypatch):
    arguments = [write_own(), "-o", tmp_path / "models", "--model", tiny_bundle, "--quiet"]
    one = paralog("adapt", *arguments)
    other = paralog("adapt", "solutions", *arguments)
    assert one == other
    assert one.status == ExitCode.CLEAN
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").rename(tmp_path / "solutions")
    assert paralog("adapt", "solutions", *arguments[1:]) == one
    (tmp_path / "solutions").rename(tmp_path / "own")
    reordered = paralog("adapt", *arguments[1:], arguments[0])
    assert reordered.out == one.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["missing", "-o", "run"], "missing does not exist"),
        (["empty", "-o", "run"], "two-sum/alice.py"),
        (["own"], "--output"),
        (["own", "-o", "run", "--model", "no-such-model"], "no-such-model"),
        (["own", "-o", "run", "--model", "hashing"], "hashing"),
        (["own", "-o", "own/problem-00/alice.py"], "cannot be written"),
        (["own", "-o", "run", "--version", "../1"], "letters, digits and dots"),
        (["few", "-o", "run"], "holds 3 problems"),
        (["enough", "-o", "run"], "add 4"),
        (["own", "-o", "run", "--frobnicate"], "No such option"),
    ],
)
def test_wrong_use(paralog, write_own, tmp_path, monkeypatch, arguments, hint):
    monkeypatch.chdir(tmp_path)
    write_own()
    write_own(3, folder=tmp_path / "few")
    write_own(12, folder=tmp_path / "enough")
    (tmp_path / "empty").mkdir()
    result = paralog("adapt", *arguments)
    assert result.status == ExitCode.USAGE
    assert hint in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "run").exists()


def test_a_folder_with_nothing_but_trouble(paralog, tmp_path):
    problem = tmp_path / "own" / "problem"
    problem.mkdir(parents=True)
    (problem / "binary.py").write_bytes(b"\0\1")
    (problem / "broken.py").write_text("def f(:\n")
    (problem / "loop").symlink_to(tmp_path, target_is_directory=True)
    (problem / "self.py").symlink_to("self.py")
    with (problem / "huge.py").open("wb") as file:
        file.truncate(50_000_000)
    result = paralog("adapt", tmp_path / "own", "-o", tmp_path / "run")
    assert result.status == ExitCode.USAGE
    assert "1 binary, 1 syntax-error, 1 too-large" in result.err


def test_an_interruption_leaves_the_model_before(paralog, write_own, tiny_bundle, tmp_path, monkeypatch):
    arguments = ["adapt", write_own(), "-o", tmp_path / "models", "--model", tiny_bundle]
    paralog(*arguments)
    hashes = (tmp_path / "models" / "tiny-adapted@1" / "SHA256SUMS").read_bytes()

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("paralog.train.adapt.evaluate", interrupt)
    assert paralog(*arguments).status == ExitCode.INTERRUPTED
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["tiny-adapted@1"]
    assert (tmp_path / "models" / "tiny-adapted@1" / "SHA256SUMS").read_bytes() == hashes


@pytest.mark.parametrize("package", ["torch", "onnx"])
def test_without_the_training_extra_the_message_is_the_pip_line(tmp_path, package):
    program = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "from paralog.cli.program import run\n"
        f"sys.exit(run(['adapt', {str(tmp_path)!r}, '-o', {str(tmp_path / 'run')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == ExitCode.USAGE
    assert "pip install 'paralog[train]'" in done.stderr
    assert "Traceback" not in done.stderr
