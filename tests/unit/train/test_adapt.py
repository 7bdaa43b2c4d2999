import numpy as np
import pytest

from paralog.bundle import read_bundle, verify
from paralog.core import TrainingError, UsageError
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.syntax import snippet
from paralog.train import adapt_map, learned
from paralog.train.adapt import adapt
from paralog.train.adapt_bundle import AdaptOptions


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(adapt_map, "STEPS", 10)
    monkeypatch.setattr(adapt_map, "RATE", 0.05)
    monkeypatch.setattr(adapt_map, "FOLDS", 2)
    monkeypatch.setattr(adapt_map, "STRENGTHS", (0.01,))
    monkeypatch.setattr(learned, "REPEATS", 20)


def test_from_a_bundle_and_solutions_to_another_bundle(write_own, tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    stages = []
    options = AdaptOptions(write_own(), tmp_path / "run", "2.1", advance=lambda *at: stages.append(at[2]))
    adapted = adapt(base, options)
    bundle = adapted.bundle
    assert bundle.folder == tmp_path / "run" / "tiny-adapted@2.1"
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["tiny-adapted@2.1"]
    verify(bundle.folder)
    assert bundle.config.calibrations.keys() == base.config.calibrations.keys()
    assert bundle.vocabulary == base.vocabulary
    assert list(dict.fromkeys(stages))[:4] == ["reading", "parsing", "encoding", "fitting"]

    names = [method.name for method in adapted.learned.methods]
    assert names[:2] == ["tiny-adapted@2.1", "tiny@1"]
    assert f"| {names[0]} | {adapted.learned.methods[0].scores['AUC'].value:.3f}" in bundle.card
    assert base.fingerprint in bundle.card
    assert "48 solutions of 12 problems by 4 authors" in bundle.card


def test_the_vectors_are_those_of_the_base_under_one_map(write_own, tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    bundle = adapt(base, AdaptOptions(write_own(), tmp_path / "run")).bundle
    units = [snippet(f"def f(x):\n    return x {op} {n}\n", "python") for op in "+-*/" for n in range(9)]
    before, after = OnnxEncoder(base).encode(units), OnnxEncoder(bundle).encode(units)
    assert np.abs(np.linalg.norm(after, axis=1) - 1).max() < 1e-5
    scale = np.linalg.lstsq(before, after, rcond=None)[0]
    mapped = before @ scale
    assert np.abs(mapped / np.linalg.norm(mapped, axis=1, keepdims=True) - after).max() < 0.05


def test_an_adapted_model_can_be_adapted(write_own, tiny_bundle, tmp_path):
    once = adapt(read_bundle(tiny_bundle), AdaptOptions(write_own(), tmp_path / "run")).bundle
    twice = adapt(once, AdaptOptions(tmp_path / "own", tmp_path / "run")).bundle
    assert twice.config.id == "tiny-adapted-adapted@1"
    assert once.fingerprint in twice.card


def test_too_few_problems_or_authors_to_judge_by(write_own, tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    with pytest.raises(TrainingError, match=r"needs 8 problems .* the 8 kept out .* there are 4: add 4"):
        adapt(base, AdaptOptions(write_own(12, folder=tmp_path / "few"), tmp_path / "run"))
    with pytest.raises(TrainingError, match=r"by 3 authors.*there are 2"):
        two = write_own(20, ("alice", "bob"), tmp_path / "two")
        adapt(base, AdaptOptions(two, tmp_path / "run"))
    assert not (tmp_path / "run").exists()


def test_what_cannot_be_written_is_found_out_before_the_work(write_own, tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    (tmp_path / "file").touch()
    stages = []
    with pytest.raises(UsageError, match="give another --output"):
        options = AdaptOptions(write_own(), tmp_path / "file", advance=lambda *at: stages.append(at[2]))
        adapt(base, options)
    assert set(stages) == {"reading"}
    with pytest.raises(UsageError, match="letters, digits and dots"):
        adapt(base, AdaptOptions(tmp_path / "own", tmp_path / "run", "../../1"))


def test_what_was_in_the_output_stays(write_own, tiny_bundle, tmp_path):
    checkpoint = tmp_path / "run" / "checkpoint" / "progress.json"
    checkpoint.parent.mkdir(parents=True)
    checkpoint.write_text("another recipe's")
    options = AdaptOptions(write_own(), tmp_path / "run")
    first = adapt(read_bundle(tiny_bundle), options).bundle
    again = adapt(read_bundle(tiny_bundle), options).bundle
    assert again.fingerprint == first.fingerprint
    assert checkpoint.read_text() == "another recipe's"
