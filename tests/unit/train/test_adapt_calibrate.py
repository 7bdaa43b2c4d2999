import numpy as np
import pytest

from paralog.bundle import ANY, SCAN, Calibration, read_bundle
from paralog.datasets.labelled import read_labelled
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train import adapt_calibrate, calibrate
from paralog.train.adapt_calibrate import carry_over, recalibrate, recalibrate_pairs
from paralog.train.calibrate import ScoredPairs


def pairs(similarities, positive):
    return ScoredPairs(similarities, positive, np.zeros((len(positive), 2), np.int64))


def drawn(n=400, seed=0):
    rng = np.random.default_rng(seed)
    positive = rng.random(n) < 0.2
    return np.clip(rng.normal(np.where(positive, 0.8, 0.2), 0.1), -1, 1), positive


def test_a_curve_moves_with_the_cosines():
    known = Calibration(12.0, -6.0, 0.01)
    before, positive = drawn()
    after = (before + 0.3) / 2  # before = 2 after - 0.3
    moved = carry_over(known, before, pairs(after, positive))
    assert moved.prior == known.prior
    assert moved.probability(after) == pytest.approx(known.probability(before))


def test_cosines_that_stay_keep_the_curve():
    known = Calibration(12.0, -6.0)
    before, positive = drawn()
    same = carry_over(known, before, pairs(before, positive))
    assert (same.slope, same.intercept) == pytest.approx((12.0, -6.0))


def test_cosines_that_say_nothing_keep_the_curve():
    known = Calibration(12.0, -6.0)
    before, positive = drawn()
    assert carry_over(known, before, pairs(-before, positive)) == known
    assert carry_over(known, before, pairs(np.zeros(len(before)), positive)) == known
    assert carry_over(known, before, pairs(before, np.zeros(len(before), bool))) == known


@pytest.fixture
def solutions(write_own):
    return read_labelled(write_own()).solutions


def test_few_dev_problems_fit_no_curve(tiny_bundle, solutions):
    encoder = OnnxEncoder(read_bundle(tiny_bundle))
    found = recalibrate(encoder, encoder, solutions)
    assert found.fitted == frozenset()
    assert found.all.keys() == encoder.config.calibrations.keys()
    for key, calibration in encoder.config.calibrations.items():
        assert found.all[key].slope == pytest.approx(calibration.slope, rel=1e-6)


def test_enough_dev_problems_fit_one(tiny_bundle, solutions, monkeypatch):
    monkeypatch.setattr(calibrate, "MIN_PROBLEMS", 4)
    monkeypatch.setattr(calibrate, "MIN_POSITIVE", 20)
    monkeypatch.setattr(adapt_calibrate, "MIN_NEGATIVE", 50)
    encoder = OnnxEncoder(read_bundle(tiny_bundle))
    found = recalibrate(encoder, encoder, solutions)
    assert found.fitted == {ANY, "python"}
    assert found.all[ANY].prior == 0.5
    assert found.all[ANY] != encoder.config.calibrations[ANY]
    assert found.all[SCAN].prior == encoder.config.calibrations[SCAN].prior


def test_labelled_pairs_fit_curves_of_their_languages_and_never_that_of_scans():
    known = {key: Calibration(12.0, -6.0) for key in (ANY, "java", "python", "java+python")}
    known[SCAN] = Calibration(20.0, -15.0, 0.001)
    before, positive = drawn(100)
    keys = ["java"] * 70 + ["python"] * 10 + ["c"] * 20
    found = recalibrate_pairs(known, keys, before, pairs(before, positive))
    assert found.fitted == {ANY, "java"}
    assert found.all.keys() == known.keys()
    assert found.all["java"] != found.all[ANY]
    assert found.all[SCAN].prior == 0.001
    assert found.all[SCAN].slope == pytest.approx(20.0)
    assert found.all["python"].slope == pytest.approx(12.0)


def test_few_pairs_that_can_be_told_apart_make_no_certainty():
    positive = np.arange(40) % 2 == 0
    cosines = np.where(positive, 0.8, 0.2) + np.linspace(0, 0.1, 40)
    found = recalibrate_pairs({ANY: Calibration(1, 0)}, ["java"] * 40, cosines, pairs(cosines, positive))
    highest, lowest = found.all[ANY].probability(np.array([0.9, 0.2]))
    assert 0.9 < highest < 0.99
    assert 0.01 < lowest < 0.1
