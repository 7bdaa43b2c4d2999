from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.bundle import read_bundle
from paralog.core import BundleError, Verifier
from paralog.runtime.onnx_verifier import LONGEST, OnnxVerifier
from paralog.syntax import lex, snippet


@pytest.fixture(scope="module")
def verifier(tiny_pairs_bundle):
    return OnnxVerifier(read_bundle(tiny_pairs_bundle))


def lexemes(n):
    """Of a snippet of n lexemes."""
    return lex(snippet(" ".join(["x"] * n), "c"))


def test_it_is_a_verifier(verifier):
    assert isinstance(verifier, Verifier)
    assert verifier.prior == 0.01


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 90), st.floats(-1, 1, width=32)), max_size=30))
def test_each_pair_is_judged_by_itself_whatever_it_runs_with(verifier, pairs):
    first, second = ([lexemes(pair[side]) for pair in pairs] for side in (0, 1))
    cosines = np.array([cosine for *_, cosine in pairs], np.float32)
    found = verifier.compare(first, second, cosines)
    sizes = [abs(len(a) - len(b)) for a, b in zip(first, second, strict=True)]
    np.testing.assert_allclose(found, 5 * cosines - 0.1 * np.array(sizes, np.float32), atol=1e-4)
    assert found.dtype == np.float32
    np.testing.assert_allclose(verifier.compare(second, first, cosines), found, atol=1e-6)


def test_of_a_long_unit_the_beginning_is_read(verifier):
    (found,) = verifier.compare([lexemes(LONGEST + 500)], [lexemes(LONGEST)], np.ones(1, np.float32))
    assert found == pytest.approx(5.0)


def test_probability_is_that_of_the_curve_for_scans(verifier):
    assert verifier.probability(np.array([4.0], np.float32))[0] == pytest.approx(0.5)


def test_a_bundle_without_a_verifier(tiny_bundle):
    with pytest.raises(BundleError, match="no verifier"):
        OnnxVerifier(read_bundle(tiny_bundle))


def test_a_view_without_lexemes(tiny_pairs_bundle):
    bundle = read_bundle(tiny_pairs_bundle)
    with pytest.raises(BundleError, match="reads lexemes"):
        OnnxVerifier(replace(bundle, config=replace(bundle.config, view="sbt")))


def test_a_file_that_is_no_network(tiny_pairs_bundle, tmp_path):
    bundle = read_bundle(tiny_pairs_bundle)
    (tmp_path / "verifier.onnx").write_bytes(b"no network")
    broken = OnnxVerifier(replace(bundle, folder=tmp_path))
    with pytest.raises(BundleError, match="cannot load"):
        broken.compare([lexemes(3)], [lexemes(3)], np.ones(1, np.float32))
