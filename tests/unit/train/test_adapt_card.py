from dataclasses import replace

import numpy as np
import pytest

from paralog.bundle import ANY, SCAN, Calibration, read_bundle
from paralog.train.adapt_bundle import Draft
from paralog.train.adapt_calibrate import Recalibration
from paralog.train.adapt_card import card
from paralog.train.adapt_map import FittedMap

CALIBRATIONS = Recalibration({ANY: Calibration(1, 0), SCAN: Calibration(1, 0)}, frozenset({ANY}))


@pytest.fixture
def draft(tiny_bundle):
    base = read_bundle(tiny_bundle)
    config = replace(base.config, name="tiny-adapted", trained_on=("nothing", "3 solutions, one's own"))
    return Draft(base, config, b"", None)


def fitted(strength):
    return FittedMap(np.eye(12, dtype=np.float32), strength, {0.1: 0.75, np.inf: 0.5})


def test_it_says_what_it_is_made_of_and_how_it_was_chosen(draft):
    text = card(draft, fitted(0.1), "Mean MAP@R on problems", CALIBRATIONS, "It learned to count.")
    assert text.startswith("# tiny-adapted@1\n\ntiny@1 with a linear map on top of its vectors")
    assert f"Base model: tiny@1, fingerprint `{draft.base.fingerprint}`" in text
    assert "- nothing\n- 3 solutions, one's own\n" in text
    assert "## What it learned\n\nIt learned to count.\n" in text
    assert "Mean MAP@R on problems, by the strength" in text
    assert "Chosen: 0.1." in text
    assert "| no map | 0.500 |" in text
    assert "was not fitted to: `*`." in text
    assert "from these: `scan`." in text


def test_without_a_map_it_says_so(draft):
    text = card(draft, fitted(np.inf), "AUC", CALIBRATIONS, "")
    assert "tiny@1 with its vectors as they were" in text
    assert "Chosen: no map." in text
