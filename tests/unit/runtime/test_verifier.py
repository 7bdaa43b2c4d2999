from dataclasses import replace

import numpy as np
import pytest

from paralog.bundle import Verification, read_bundle
from paralog.core import BundleError, Verifier
from paralog.features.changes import CHANGES
from paralog.runtime.verifier import LinearVerifier, load_verifier
from paralog.syntax import lex, snippet

LOOP = (
    "def f(values):\n    total = 0\n    for value in values:\n        total += value * 2\n    return total\n"
)


def read(code):
    return lex(snippet(code, "python"))


def judge(other, intercept=0.0, **weights):
    named = {name.replace("_", " "): weight for name, weight in weights.items()}
    (found,) = LinearVerifier(Verification(intercept, named)).unchanged([read(LOOP)], [read(other)])
    return found


def test_it_is_a_logistic_regression_on_what_changed():
    other = LOOP.replace("* 2", "* 3")
    assert judge(other, 1.0) == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert judge(other, 1.0, number_replaced=-2.0) == pytest.approx(1 / (1 + np.exp(-1.0 + 2.0 * np.log(2))))
    assert judge(other, -5000.0) == 0.0 and judge(other, 5000.0) == 1.0


def test_nothing_but_other_names_is_no_change():
    assert judge(LOOP.replace("total", "n"), -100.0) == 1.0
    assert judge(LOOP, -100.0) == 1.0


def test_nothing_is_judged_to_nothing():
    assert LinearVerifier(Verification(0.0, {})).unchanged([], []).shape == (0,)


def test_a_bundle_brings_its_weights(tiny_bundle, tiny_pairs_bundle):
    verifier = load_verifier(read_bundle(tiny_pairs_bundle))
    assert isinstance(verifier, Verifier)
    near, far = (
        verifier.unchanged([read(LOOP)], [read(other)])[0] for other in (LOOP.replace("2", "3"), "x = 1")
    )
    assert 0 < far < near < 1
    assert load_verifier(read_bundle(tiny_bundle)) is None


def test_weights_of_what_is_not_counted_are_refused(tiny_pairs_bundle):
    bundle = read_bundle(tiny_pairs_bundle)
    unknown = replace(bundle.config, verification=Verification(0.0, {"moon phase": 1.0}))
    with pytest.raises(BundleError, match=r"weights of moon phase, which is not counted; update paralog"):
        load_verifier(replace(bundle, config=unknown))
    assert "moon phase" not in CHANGES
