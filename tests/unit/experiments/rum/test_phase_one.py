from dataclasses import replace

import pytest
import torch

from paralog.experiments.rum.phase_one import SMOKE, Workplace, code_only, phase_one
from paralog.train.recipe import RUM, get_recipe


@pytest.fixture(scope="module")
def place(rum_data, tmp_path_factory):
    return Workplace(rum_data, tmp_path_factory.mktemp("phase-one"))


def test_it_is_trained_once(place):
    told = []
    first = phase_one(replace(place, tell=told.append), SMOKE)
    assert len(told) == 4  # that data are prepared, and a line at the end of each stage with a dev score
    assert set(first.seconds) == {"AUM", "RUM", "the text encoder", "RSiaCNN"}
    assert all(seconds > 0 for seconds in first.seconds.values())
    again = phase_one(replace(place, tell=told.append), SMOKE)
    assert len(told) == 5
    assert again.seconds == first.seconds
    assert first.key == again.key
    weights = first.alone.state_dict()
    assert all(torch.equal(value, weights[name]) for name, value in again.alone.state_dict().items())


def test_another_seed_is_another_model(place):
    one, other = (phase_one(place, SMOKE, seed) for seed in (0, 1))
    assert one.key != other.key
    assert not torch.equal(
        one.alone.encoder.features.embedding.weight, other.alone.encoder.features.embedding.weight
    )


def test_what_is_compared_differs_in_the_text_alone():
    plain = code_only(RUM)
    assert plain == replace(get_recipe("rsiacnn"), seed=RUM.seed)
    assert (plain.encoder, plain.loss, plain.steps) == (RUM.encoder, RUM.loss, RUM.steps)
