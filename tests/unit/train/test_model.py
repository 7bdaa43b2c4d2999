import pytest
import torch

from paralog.nn.losses import InfoNce
from paralog.train.model import ARCHITECTURES, LOSSES, Siamese, build_encoder, build_loss, build_optimizer


@pytest.mark.parametrize("encoder", ARCHITECTURES)
def test_an_encoder_is_the_same_for_the_same_seed(small, encoder):
    recipe = small("code", encoder=encoder)
    one, other = (build_encoder(recipe, 50).state_dict() for _ in range(2))
    assert all(torch.equal(one[name], other[name]) for name in one)
    third = build_encoder(small("code", encoder=encoder, seed=8), 50).state_dict()
    assert any(not torch.equal(one[name], third[name]) for name in one)


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_by_name_are_trained_with_the_encoder(small, loss):
    recipe = small("code", loss=loss)
    model = Siamese(build_encoder(recipe, 50), build_loss(recipe))
    learned = {name for name, _ in model.named_parameters() if name.startswith("loss.")}
    own = {"siamese": {"loss.w", "loss.b"}, "cost_sensitive": {"loss.head.alpha", "loss.head.b"}}
    assert learned == own.get(loss, set())


def test_the_optimizer_of_a_recipe(small):
    network = torch.nn.Linear(2, 2)
    sgd = build_optimizer(small("code", optimizer="sgd", weight_decay=0.1), network)
    assert isinstance(sgd, torch.optim.SGD)
    assert (sgd.defaults["momentum"], sgd.defaults["weight_decay"]) == (0.9, 0.1)
    assert isinstance(build_optimizer(small("code"), network), torch.optim.AdamW)


def test_settings_of_the_recipe_reach_the_modules(small):
    loss = build_loss(small("code", temperature=0.3))
    assert isinstance(loss, InfoNce)
    assert loss.temperature == 0.3
    forgetful, lasting = (
        build_encoder(small("sbt-lstm", memory=memory), 50).lstm.bias_ih_l0 for memory in (0, 200)
    )
    assert forgetful.abs().max() < 0.2 < 3 < lasting.abs().max()
