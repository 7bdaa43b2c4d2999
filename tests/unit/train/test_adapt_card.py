from dataclasses import replace

import numpy as np

from paralog.bundle import ANY, SCAN, Calibration, read_bundle
from paralog.train.adapt_calibrate import Recalibration
from paralog.train.adapt_card import card
from paralog.train.adapt_map import FittedMap
from paralog.train.learned import METRICS, Estimate, Learned, MethodScores

LEARNED = Learned(
    (MethodScores("tiny-adapted@1", dict.fromkeys(METRICS, Estimate(0.9, 0.8, 1.0)), {}),), 5, 40, 8, 6
)


def test_it_says_what_it_is_made_of_and_how_it_was_chosen(tiny_bundle):
    base = read_bundle(tiny_bundle)
    config = replace(base.config, name="tiny-adapted", trained_on=("nothing", "3 solutions, one's own"))
    fitted = FittedMap(np.eye(12, dtype=np.float32), 0.1, {0.1: 0.75, np.inf: 0.5})
    calibrations = Recalibration({ANY: Calibration(1, 0), SCAN: Calibration(1, 0)}, frozenset({ANY}))
    text = card(config, base, fitted, calibrations, LEARNED)
    assert text.startswith("# tiny-adapted@1\n")
    assert f"Base model: tiny@1, fingerprint `{base.fingerprint}`" in text
    assert "- nothing\n- 3 solutions, one's own\n" in text
    assert "Chosen: 0.1." in text
    assert "| no map | 0.500 |" in text
    assert "anew on dev problems: `*`." in text
    assert "from these: `scan`." in text
