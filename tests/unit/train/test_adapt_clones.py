from dataclasses import replace

import numpy as np
import pytest

from paralog.bundle import ANY, SCAN, read_bundle, resolve, verify, write_bundle
from paralog.core import UsageError
from paralog.features.sketch import SKETCH_DIM
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.syntax import snippet
from paralog.train import adapt_folds, adapt_pair_map, adapt_pairs
from paralog.train.adapt_bundle import AdaptOptions
from paralog.train.adapt_clones import adapt_clones
from paralog.train.adapt_pairs import Choice


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(adapt_pair_map, "STRENGTHS", (0.001,))
    monkeypatch.setattr(adapt_pair_map, "ITERATIONS", 10)
    monkeypatch.setattr(adapt_folds, "FOLDS", (3,))
    monkeypatch.setattr(adapt_pairs, "REPEATS", 50)


@pytest.fixture
def chosen(monkeypatch):
    """Makes the choice what a test needs it to be."""

    def choose(strength):
        monkeypatch.setattr(adapt_pairs.PairJudge, "choose", lambda *_: Choice(strength, {strength: 0.5}))

    return choose


def test_from_a_bundle_and_pairs_to_another_bundle(write_pairs, tiny_bundle, tmp_path, chosen):
    chosen(0.001)
    base = read_bundle(tiny_bundle)
    stages = []
    options = AdaptOptions(write_pairs(40), tmp_path / "run", "2.1", advance=lambda *at: stages.append(at[2]))
    adapted = adapt_clones(base, options)
    bundle = adapted.bundle
    assert bundle.folder == tmp_path / "run" / "tiny-adapted@2.1"
    verify(bundle.folder)
    assert bundle.config.recipe["strength"] == "0.001"
    assert bundle.config.calibrations.keys() == base.config.calibrations.keys()
    assert list(dict.fromkeys(stages))[:3] == [
        "reading",
        "encoding by tiny@1",
        f"encoding by {resolve().config.id}",
    ]
    assert stages[-2:] == ["fitting", "judging"]

    assert adapted.learned.is_changed
    names = [method.name for method in adapted.learned.methods]
    assert names[:2] == ["tiny-adapted@2.1", "tiny@1"]
    assert f"| {names[0]} | {adapted.learned.methods[0].scores['AUC'].value:.3f}" in bundle.card
    assert base.fingerprint in bundle.card
    assert "20 pairs of functions that do the same and 20 that do not, of 80 functions" in bundle.card
    assert "AUC on pairs whose functions were left out in turn" in bundle.card


def test_the_vectors_are_those_of_the_base_under_one_map(write_pairs, tiny_bundle, tmp_path, chosen):
    chosen(0.001)
    base = read_bundle(tiny_bundle)
    bundle = adapt_clones(base, AdaptOptions(write_pairs(40), tmp_path / "run")).bundle
    units = [snippet(f"def f(x):\n    return x {op} {n}\n", "python") for op in "+-*/" for n in range(9)]
    before, after = OnnxEncoder(base).encode(units), OnnxEncoder(bundle).encode(units)
    assert np.abs(before - after).max() > 1e-4
    mapped = before @ np.linalg.lstsq(before, after, rcond=None)[0]
    assert np.abs(mapped / np.linalg.norm(mapped, axis=1, keepdims=True) - after).max() < 0.05


def test_without_a_map_only_the_probability_is_fitted(write_pairs, tiny_bundle, tmp_path, chosen):
    chosen(np.inf)
    base = read_bundle(tiny_bundle)
    adapted = adapt_clones(base, AdaptOptions(write_pairs(40), tmp_path / "run"))
    assert adapted.bundle.model.read_bytes() == base.model.read_bytes()
    before, after = base.config.calibrations, adapted.bundle.config.calibrations
    assert after[ANY] != before[ANY]
    assert after[SCAN].slope == pytest.approx(before[SCAN].slope, rel=1e-6)
    assert after[SCAN].prior == before[SCAN].prior
    lead = adapted.learned.methods[1].lead
    assert not adapted.learned.is_changed
    assert (lead["AUC"].value, lead["AP"].value, lead["F1"].value) == (0, 0, 0)
    assert lead["1 - Brier"].value > 0


def test_the_same_pairs_give_the_same_model(write_pairs, tiny_bundle, tmp_path):
    options = AdaptOptions(write_pairs(40), tmp_path / "run")
    first = adapt_clones(read_bundle(tiny_bundle), options).bundle.fingerprint
    assert adapt_clones(read_bundle(tiny_bundle), options).bundle.fingerprint == first


def test_what_cannot_be_done_is_found_out_before_the_work(write_pairs, tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    (tmp_path / "file").touch()
    file = write_pairs(40)
    stages = []
    with pytest.raises(UsageError, match="give another --output"):
        adapt_clones(base, AdaptOptions(file, tmp_path / "file", advance=lambda *at: stages.append(at[2])))
    assert set(stages) == {"reading"}
    with pytest.raises(UsageError, match="letters, digits and dots"):
        adapt_clones(base, AdaptOptions(file, tmp_path / "run", "../../1"))
    with pytest.raises(UsageError, match="5 pairs that do the same and 5 that do not"):
        adapt_clones(base, AdaptOptions(write_pairs(10, folder=tmp_path / "few"), tmp_path / "run"))
    assert not (tmp_path / "run").exists()


def test_a_map_leaves_the_words_alone(write_pairs, tiny_bundle, tmp_path, chosen):
    chosen(0.001)
    plain = read_bundle(tiny_bundle)
    config = replace(plain.config, words=0.25, dim=plain.config.dim + SKETCH_DIM)
    base = write_bundle(tmp_path / "tiny@1", config, plain.vocabulary, plain.model.read_bytes(), "")
    bundle = adapt_clones(base, AdaptOptions(write_pairs(40), tmp_path / "run")).bundle
    units = [snippet(f"def f(x):\n    return x {op} {n}\n", "python") for op in "+-" for n in range(4)]
    before, after = OnnxEncoder(base).encode(units), OnnxEncoder(bundle).encode(units)
    assert np.allclose(before[:, -SKETCH_DIM:], after[:, -SKETCH_DIM:], atol=1e-6)
    assert np.abs(before - after).max() > 1e-4
    assert bundle.config.words == 0.25
