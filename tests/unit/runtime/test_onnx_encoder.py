import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from paralog.bundle import read_bundle, write_bundle
from paralog.core import BundleError, Encoder, Judge, TextEncoder
from paralog.features import windows
from paralog.features.sketch import SKETCH_DIM
from paralog.runtime.onnx_encoder import OnnxEncoder, OnnxTextEncoder, _unit_length, load_encoder
from paralog.syntax import language_of, parse, snippet
from paralog.testing import check_encoder, check_text_encoder

DATA = Path(__file__).parents[2] / "data"
GOLDEN = {
    "fibonacci": [0.086398, -0.096121, 0.031049, -0.701609, -0.190116],
    "Account.__init__": [0.05296, -0.136298, 0.060538, -0.639736, -0.19251],
    "<module>": [0.030725, -0.156311, 0.026522, -0.67269, -0.139412],
}


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(read_bundle(DATA / "tiny-encoder" / "tiny@1"))


@pytest.fixture(scope="module")
def bilingual():
    return load_encoder(read_bundle(DATA / "tiny-encoder" / "tiny-text@1"))


@pytest.fixture(scope="module")
def units():
    paths = sorted((DATA / "languages").iterdir())
    return [unit for path in paths for unit in parse(path.read_text("utf-8"), language_of(path.name)).units]


def test_it_is_an_encoder_and_a_judge(encoder):
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, Judge)
    assert (encoder.name, encoder.dim) == ("tiny@1", 12)
    assert encoder.card.startswith("# tiny@1")


def test_the_first_five_values(encoder, units):
    of = {unit.qualname: unit for unit in units if unit.language == "python"}
    for name, values in GOLDEN.items():
        assert encoder.encode([of[name]])[0, :5] == pytest.approx(values, abs=2e-6)


def test_vectors_have_unit_length(encoder, units):
    vectors = encoder.encode([*units, snippet("", "python"), snippet("# no code", "java")])
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(units) + 2, 12)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(vectors)), abs=1e-6)
    assert encoder.encode([]).shape == (0, 12)


def test_the_company_in_a_batch_does_not_matter(encoder, units):
    together = encoder.encode(units)
    alone = np.concatenate([encoder.encode([unit]) for unit in units])
    backwards = encoder.encode(units[::-1])[::-1]
    many = encoder.encode(units * 20)[-len(units) :]
    for other in (alone, backwards, many):
        assert np.abs(together - other).max() <= 1e-6
    assert np.abs(encoder.encode([u.compact() for u in units]) - together).max() <= 1e-6


def test_windows_of_a_long_unit_are_averaged_by_length(encoder, units):
    arrays = max((encoder.view.arrays(unit) for unit in units), key=len)
    parts = windows(arrays, encoder.config.max_tokens)
    assert len(parts) > 1
    weights = np.array([len(part) for part in parts])[:, None]
    mean = (encoder.encode_arrays(parts) * weights).sum(axis=0)
    expected = mean / np.linalg.norm(mean)
    assert encoder.encode_arrays([arrays])[0] == pytest.approx(expected, abs=1e-6)
    short = [encoder.view.arrays(unit) for unit in units[:2]]
    among = encoder.encode_arrays([short[0], arrays, short[1], arrays])
    assert among[1] == pytest.approx(expected, abs=1e-6) == among[3]
    assert among[[0, 2]] == pytest.approx(encoder.encode_arrays(short), abs=1e-6)
    assert np.abs(encoder.encode_arrays(parts[:1])[0] - expected).max() > 1e-3


def test_pickling_carries_the_path_only(encoder, units):
    encoder.encode(units[:1])  # the session is open
    packed = pickle.dumps(encoder)
    assert len(packed) < 1_000
    again = pickle.loads(packed)
    assert again.name == encoder.name
    assert np.array_equal(again.encode(units), encoder.encode(units))


def test_probability_is_that_of_a_scan(encoder):
    found = encoder.probability(np.array([0.0, 1.0], np.float32))
    assert found == pytest.approx([1 / (1 + np.exp(10)), 1 / (1 + np.exp(-2))])


def test_other_weights_are_another_fingerprint(encoder, tmp_path):
    bundle = read_bundle(DATA / "tiny-encoder" / "tiny@1")
    config = replace(bundle.config, max_tokens=41)
    copy = write_bundle(tmp_path, config, bundle.vocabulary, bundle.model.read_bytes(), bundle.card)
    assert OnnxEncoder(copy).fingerprint != encoder.fingerprint
    assert OnnxEncoder(bundle, threads=2).fingerprint == encoder.fingerprint


def test_a_side_of_text_is_a_capability_of_its_own(encoder, bilingual):
    assert isinstance(bilingual, Encoder) and isinstance(bilingual, TextEncoder)
    assert not isinstance(encoder, TextEncoder)
    assert isinstance(pickle.loads(pickle.dumps(bilingual)), TextEncoder)
    with pytest.raises(BundleError, match="reads code only"):
        OnnxTextEncoder(read_bundle(DATA / "tiny-encoder" / "tiny@1"))


def test_the_code_side_is_the_same_with_and_without_it(encoder, bilingual, units):
    assert np.array_equal(bilingual.encode(units), encoder.encode(units))


def test_the_first_five_values_of_a_text(bilingual):
    expected = [-0.08144, 0.120232, -0.09487, -0.109454, 0.185554]
    assert bilingual.encode_text(["return the total"])[0, :5] == pytest.approx(expected, abs=2e-6)


def test_a_text_is_the_words_it_is_made_of(bilingual):
    first, *others = bilingual.encode_text(
        ["Return the total.", "  return\n the TOTAL!", "`return_the` Total", "return the" + " total" * 62]
    )
    assert [np.array_equal(first, other) for other in others] == [True, True, False]
    long = " total" * 70
    assert np.array_equal(*bilingual.encode_text([long[: 6 * 64], long]))


def test_texts_have_unit_length_whatever_they_say(bilingual):
    texts = ["", "!?", "\x00", "zähle \u8a08", "\udcff", "x" * 10_000, "sum " * 10_000]
    vectors = bilingual.encode_text(texts)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(texts), 12))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-6)
    assert np.array_equal(vectors[0], vectors[1])
    assert bilingual.encode_text([]).shape == (0, 12)


def test_a_row_of_zeros_becomes_an_axis():
    rows = np.array([[0, 0, 0], [0, 3, 4]], np.float32)
    assert _unit_length(rows).tolist() == pytest.approx(np.array([[1, 0, 0], [0, 0.6, 0.8]]))


def with_words(name, folder, share=0.25):
    """A tiny bundle whose vectors end in a sketch of the words."""
    base = read_bundle(DATA / "tiny-encoder" / name)
    config = replace(base.config, words=share, dim=base.config.dim + SKETCH_DIM)
    text = None if base.text is None else base.text.read_bytes()
    bundle = write_bundle(folder, config, base.vocabulary, base.model.read_bytes(), "", text)
    return load_encoder(read_bundle(bundle.folder))


def test_words_make_up_their_share_of_a_cosine(encoder, units, tmp_path):
    worded = with_words("tiny@1", tmp_path / "tiny@1")
    check_encoder(worded)
    vectors, learned = worded.encode(units), encoder.encode(units)
    words = worded._sketch([worded.view.arrays(unit) for unit in units])
    assert vectors.shape == (len(units), 12 + SKETCH_DIM) and worded.learned_dim == 12
    expected = 0.75 * learned @ learned.T + 0.25 * words @ words.T
    assert np.allclose(vectors @ vectors.T, expected, atol=1e-5)


def test_a_text_shares_words_with_code(bilingual, tmp_path):
    worded = with_words("tiny-text@1", tmp_path / "tiny-text@1", share=0.9)
    check_text_encoder(worded)
    code = worded.encode([snippet("def fibonacci(n):\n    return n", "python"), snippet("x = 1", "python")])
    near, far = code @ worded.encode_text(["fibonacci of n"])[0]
    assert near > far


def test_a_unit_without_words_points_somewhere(tmp_path):
    worded = with_words("tiny@1", tmp_path / "tiny@1")
    assert np.linalg.norm(worded.encode([snippet("", "python")])) == pytest.approx(1, abs=1e-6)


def test_a_vector_too_short_for_a_sketch_is_refused(tmp_path):
    base = read_bundle(DATA / "tiny-encoder" / "tiny@1")
    config = replace(base.config, words=0.5)
    bundle = write_bundle(tmp_path / "x", config, base.vocabulary, base.model.read_bytes(), "")
    with pytest.raises(BundleError, match="12 numbers are too few"):
        load_encoder(bundle)
