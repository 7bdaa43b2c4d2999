import math
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from paralog.core import TrainingError
from paralog.train.checkpoint import Origin, read_progress
from paralog.train.loop import fit, pretrain
from paralog.train.model import build_encoder
from paralog.train.recipe import RECIPES
from paralog.train.stage import WARM_STEPS, LoopOptions


class Killed(Exception):
    """What stops a run in the middle."""


def run(recipe, material, folder, *, kill_at=None, by=Killed, every=0.0, **options):
    """Train; stop before the checkpoint of step `kill_at` of a stage is written."""
    seen = []

    def report(stage, step, steps, loss, metrics):
        seen.append((stage, step, steps, loss, metrics))
        if (stage, step) == kill_at:
            raise by

    loop = LoopOptions(folder, save_every=every, report=report, **options)
    model, progress = fit(recipe, material, loop)
    return model.encoder, progress, seen


def same_weights(one, other):
    return all(torch.equal(one.state_dict()[name], value) for name, value in other.state_dict().items())


@pytest.mark.parametrize("name", [name for name, recipe in RECIPES.items() if not recipe.documented])
def test_every_recipe_trains(small, material, tmp_path, name):
    recipe = small(name)
    encoder, progress, seen = run(recipe, material(name), tmp_path)
    stages = ["pretrain"] * recipe.pretrain_steps + ["siamese"] * recipe.steps
    assert [stage for stage, *_ in seen] == stages
    assert all(math.isfinite(loss) for *_, loss, _ in seen)
    assert (progress.stage, progress.step, progress.steps) == ("siamese", 3, 3)
    assert 0 <= progress.history[-1]["auc"] <= 1
    assert not encoder.training
    untrained = build_encoder(recipe, len(material(name).view.vocabulary))
    assert not same_weights(encoder, untrained)


def test_a_run_that_was_killed_goes_on_exactly(small, material, tmp_path):
    recipe = small("code", steps=10)
    whole, progress, seen = run(recipe, material("code"), tmp_path / "whole")
    with pytest.raises(Killed):
        run(recipe, material("code"), tmp_path / "cut", kill_at=("siamese", 6))
    resumed, again, later = run(recipe, material("code"), tmp_path / "cut")
    assert later[0][1] == 6  # the last step that was not saved is done again
    assert same_weights(whole, resumed)
    assert [loss for *_, loss, _ in seen][5:] == [loss for *_, loss, _ in later]
    assert progress == again


@pytest.mark.parametrize("kill_at", [("pretrain", 1), ("siamese", 4)])
def test_ctrl_c_loses_nothing(small, material, tmp_path, kill_at):
    recipe = small("sbt-lstm", steps=6)
    whole, progress, _ = run(recipe, material("sbt-lstm"), tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run(recipe, material("sbt-lstm"), tmp_path / "cut", kill_at=kill_at, by=KeyboardInterrupt, every=1e9)
    resumed, again, later = run(recipe, material("sbt-lstm"), tmp_path / "cut")
    assert later[0][:2] == (kill_at[0], kill_at[1] + 1)
    assert same_weights(whole, resumed)
    assert progress == again


@pytest.mark.parametrize("kill_at", [("pretrain", 2), ("siamese", 1), ("siamese", 2)])
def test_pretraining_is_resumed_too(small, material, tmp_path, kill_at):
    recipe = small("sbt-lstm")
    whole, progress, _ = run(recipe, material("sbt-lstm"), tmp_path / "whole")
    with pytest.raises(Killed):
        run(recipe, material("sbt-lstm"), tmp_path / "cut", kill_at=kill_at)
    resumed, again, _ = run(recipe, material("sbt-lstm"), tmp_path / "cut")
    assert same_weights(whole, resumed)
    assert progress == again


def test_a_finished_run_trains_no_further(small, material, tmp_path):
    recipe = small("code")
    first, progress, _ = run(recipe, material("code"), tmp_path)
    second, again, seen = run(recipe, material("code"), tmp_path)
    assert seen == []
    assert again == progress
    assert same_weights(first, second)


def test_the_checkpoint_of_another_recipe_is_refused(small, material, tmp_path):
    run(small("code", steps=1), material("code"), tmp_path)
    with pytest.raises(TrainingError, match="another recipe"):
        run(small("code", steps=2), material("code"), tmp_path)


def test_the_checkpoint_of_other_data_is_refused(small, material, tmp_path):
    recipe = small("code", steps=1)
    run(recipe, material("code"), tmp_path)
    with pytest.raises(TrainingError, match="other data"):
        run(recipe, replace(material("code"), data_hash="grown"), tmp_path)


class Pairs(nn.Module):
    """A loss that in step `at` finds nothing to compare."""

    def __init__(self, at, broken):
        super().__init__()
        self.left, self.broken = at, broken

    def forward(self, embeddings, positive, valid):
        self.left -= 1
        return self.broken(embeddings) if self.left == 0 else embeddings.square().mean()


def nothing(embeddings):
    return embeddings[:0].mean()


def steep(embeddings):
    """A loss that is 0, with a gradient that is no number."""
    return (embeddings * 0).sqrt().sum()


@pytest.mark.parametrize("broken", [nothing, steep])
def test_a_loss_that_is_no_number_stops_the_run_and_spoils_nothing(
    small, material, tmp_path, monkeypatch, broken
):
    recipe = small("code", steps=5)
    monkeypatch.setattr("paralog.train.loop.build_loss", lambda _: Pairs(3, broken))
    with pytest.raises(TrainingError, match=r"step 3: the loss is .*two solutions of one problem"):
        run(recipe, material("code"), tmp_path)
    kept = read_progress(tmp_path, Origin(recipe, material("code").data_hash))
    assert kept.step == 2
    assert all(torch.isfinite(weights).all() for weights in load_file(tmp_path / "model").values())


def test_the_dev_split_is_looked_at_as_often_as_asked(small, material, tmp_path):
    recipe = small("code", steps=5)
    _, progress, seen = run(recipe, material("code"), tmp_path, dev_every=2)
    assert [step for _, step, _, _, metrics in seen if metrics] == [2, 4, 5]
    assert [record["step"] for record in progress.history] == [2.0, 4.0, 5.0]


def test_the_loss_falls(small, material, tmp_path):
    recipe = small("code", steps=25, problems=7, functions=0, learning_rate=2e-3)
    *_, seen = run(recipe, material("code"), tmp_path, dev_every=100)
    losses = [loss for *_, loss, _ in seen]
    assert sum(losses[-5:]) < 0.9 * sum(losses[:5])


def test_the_encoder_of_a_seed(small):
    one, other = (build_encoder(small("code"), 50) for _ in range(2))
    assert same_weights(one, other)
    assert not same_weights(one, build_encoder(small("code", seed=8), 50))


def test_a_time_limit_plans_fewer_steps(small, material, tmp_path):
    recipe = small("code", steps=10_000)
    _, progress, seen = run(recipe, material("code"), tmp_path, max_minutes=1e-4, dev_every=20_000)
    assert progress.step == progress.steps == len(seen) == WARM_STEPS
    assert [steps for _, _, steps, _, _ in seen][-2:] == [10_000, WARM_STEPS]
    assert progress.history


def test_a_longer_run_after_a_short_one_is_told_that_it_has_nothing_to_do(small, material, tmp_path, caplog):
    recipe = small("code", steps=10_000)
    run(recipe, material("code"), tmp_path, max_minutes=1e-4, dev_every=20_000)
    caplog.clear()
    _, progress, seen = run(recipe, material("code"), tmp_path, max_minutes=30.0)
    assert (progress.step, seen) == (WARM_STEPS, [])
    (told,) = caplog.messages
    assert f"left {WARM_STEPS} of 10000 steps in the plan" in told
    assert f"remove {tmp_path} to train anew" in told


def test_what_was_trained_elsewhere_comes_back_to_the_cpu(small, material, tmp_path, monkeypatch):
    """Whoever asks the model gives it tensors in main memory."""
    moves = []
    to = nn.Module.to
    monkeypatch.setattr(nn.Module, "to", lambda module, *where: (moves.append(where), to(module, *where))[1])
    run(small("code", steps=1), material("code"), tmp_path / "fit")
    assert moves[-1] == ("cpu",)
    moves.clear()
    pretrain(small("sbt-lstm"), material("sbt-lstm"), LoopOptions(tmp_path / "pretrain"))
    assert moves[-1] == ("cpu",)
