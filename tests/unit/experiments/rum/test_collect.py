from dataclasses import replace

import numpy as np
import pytest

from paralog.experiments.rum.asked import Sample
from paralog.experiments.rum.collect import BETAS, COSTS, _effect, sensitivity
from paralog.experiments.rum.phase_one import SMOKE, Workplace, phase_one

TEST = Sample(list(range(12)), np.repeat(np.arange(4), 3))


def test_an_effect_is_the_difference_on_the_same_draws():
    right = np.where(TEST.truth, 1.0, 0.0) + np.random.default_rng(0).normal(0, 0.01, (12, 12))
    right = ((right + right.T) / 2).astype(np.float32)
    wrong = np.random.default_rng(1).normal(size=(12, 12)).astype(np.float32)
    wrong = (wrong + wrong.T) / 2
    found = _effect(TEST, [{"a": right, "b": wrong}], "a", "b")
    assert found["low"] <= found["difference"] <= found["high"]
    assert 0.2 < found["difference"] < 0.9
    none = _effect(TEST, [{"a": right, "b": right}], "a", "b")
    assert (none["difference"], none["low"], none["high"]) == (0, 0, 0)


def test_every_setting_is_tried_and_the_recipes_own(rum_data, tmp_path):
    place = Workplace(rum_data, tmp_path)
    models = phase_one(place, SMOKE)
    found = sensitivity(models, place, replace(SMOKE, seed=0, steps=1))
    values = {name: [s["value"] for s in found if s["name"] == name] for name in ("β", "cost_fn")}
    assert values == {"β": sorted({*BETAS, SMOKE.beta}), "cost_fn": sorted({*COSTS, SMOKE.cost_fn})}
    assert all(0 <= s["auc"] <= 1 for s in found)
    assert found[0]["auc"] == pytest.approx(
        sensitivity(models, place, replace(SMOKE, seed=0, steps=1))[0]["auc"]
    )
