import numpy as np
import pytest

from paralog.bundle import Calibration, read_bundle, resolve
from paralog.core import UsageError
from paralog.runtime.onnx_encoder import OnnxEncoder, load_encoder
from paralog.syntax import snippet
from paralog.train.adapt_bundle import AdaptOptions, adapted_name, compared_with, draft, require_place
from paralog.train.adapt_map import FittedMap

UNITS = [snippet(f"def f(x):\n    return x {op} {n}\n", "python") for op in "+-*/" for n in range(9)]


@pytest.fixture
def options(tmp_path):
    return AdaptOptions(tmp_path, tmp_path / "run", "2.1")


def fitted(strength=0.1, seed=0):
    matrix = np.random.default_rng(seed).normal(size=(12, 12)).astype(np.float32)
    return FittedMap(matrix, strength, {strength: 0.7})


def mapped(vectors, matrix):
    after = vectors @ matrix.T
    return after / np.linalg.norm(after, axis=1, keepdims=True)


def test_a_draft_is_its_base_with_the_map_on_top(tiny_bundle, options, tmp_path):
    base = read_bundle(tiny_bundle)
    new = draft(base, options, fitted(), "3 solutions")
    bundle = new.write(tmp_path, {**base.config.calibrations, "python": Calibration(9, 1)}, "# a card")
    assert bundle.folder == tmp_path / "tiny-adapted@2.1"
    assert bundle.config.recipe == {"name": "adapted", "base": "tiny@1", "strength": "0.1"}
    assert bundle.config.trained_on[-1] == "3 solutions, one's own"
    assert bundle.config.calibrations["python"] == Calibration(9, 1)
    assert bundle.card == "# a card"
    expected = mapped(OnnxEncoder(base).encode(UNITS), fitted().matrix)
    assert np.abs(OnnxEncoder(bundle).encode(UNITS) - expected).max() < 1e-5


def test_where_no_map_is_better_the_network_is_that_of_the_base(tiny_bundle, options, tmp_path):
    base = read_bundle(tiny_bundle)
    bundle = draft(base, options, fitted(np.inf), "").write(tmp_path)
    assert bundle.model.read_bytes() == base.model.read_bytes()
    assert bundle.config.calibrations == base.config.calibrations


def test_words_stay_in_the_space_of_the_code(tiny_text_bundle, options, tmp_path):
    base = read_bundle(tiny_text_bundle)
    bundle = draft(base, options, fitted(), "").write(tmp_path)
    texts = ["add two numbers", "sort"]
    expected = mapped(load_encoder(base).encode_text(texts), fitted().matrix)
    assert np.abs(load_encoder(bundle).encode_text(texts) - expected).max() < 1e-5


def test_a_verifier_comes_along(tiny_pairs_bundle, options, tmp_path):
    base = read_bundle(tiny_pairs_bundle)
    changed = draft(base, options, fitted(), "3 solutions").write(tmp_path)
    assert changed.config.verification == base.config.verification is not None


def test_a_name_that_cannot_be(tiny_bundle, tmp_path):
    base = read_bundle(tiny_bundle)
    with pytest.raises(UsageError, match="letters, digits and dots"):
        adapted_name(base, AdaptOptions(tmp_path, tmp_path, "../../1"))


def test_a_place_that_cannot_be_written(tmp_path):
    require_place(tmp_path / "new" / "folder")
    assert list((tmp_path / "new" / "folder").iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="give another --output"):
        require_place(tmp_path / "file")


def test_the_shipped_model_is_compared_with_once(tiny_bundle):
    assert list(compared_with(OnnxEncoder(read_bundle(tiny_bundle)))) == [
        "tiny@1",
        f"{resolve().config.id} (shipped)",
    ]
    assert list(compared_with(OnnxEncoder(resolve()))) == [resolve().config.id]
