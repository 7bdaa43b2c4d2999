import pytest
import torch
from torch import nn

from paralog.train.checkpoint import Origin, StageProgress, read_progress
from paralog.train.stage import WARM_STEPS, LoopOptions, _fit_time, _schedule, resume, run_stage


class Interrupted(torch.optim.SGD):
    """Gets a Ctrl-C in the middle of its third step, when a part of the weights has moved."""

    steps = 0

    def step(self):
        super().step()
        self.steps += 1
        if self.steps == 3:
            raise KeyboardInterrupt


@pytest.fixture
def stage(small, tmp_path):
    """Runs a stage of ten steps of a small model."""
    origin = Origin(small("code"), "0123")

    def run(optimizer=torch.optim.SGD, losses=None, **settings):
        torch.manual_seed(0)
        model = nn.Linear(2, 1)
        options = LoopOptions(tmp_path / "checkpoint", save_every=1e9, **settings)
        run_stage(
            origin, model, optimizer(model.parameters(), 0.1),
            losses or (lambda step: iter([model(torch.ones(2)).square().sum()])),
            StageProgress("siamese", 0, 10), options, None, dict,
        )  # fmt: skip

    run.origin, run.options = origin, LoopOptions(tmp_path / "checkpoint")
    return run


def test_ctrl_c_within_a_loss_keeps_the_steps_before_it(stage):
    def losses(step):
        if step == 4:
            raise KeyboardInterrupt
        yield torch.ones((), requires_grad=True) * 1

    with pytest.raises(KeyboardInterrupt):
        stage(losses=losses)
    assert read_progress(stage.options.folder, stage.origin).step == 4


def test_ctrl_c_while_the_weights_move_keeps_nothing_half_done(stage):
    with pytest.raises(KeyboardInterrupt):
        stage(Interrupted)
    assert read_progress(stage.options.folder, stage.origin) is None


def test_a_run_resumes_where_its_checkpoint_is_or_begins(stage):
    plan = {"pretrain": 5, "siamese": 10}
    assert resume(stage.origin, stage.options, plan) == StageProgress("pretrain", 0, 5)
    stage()
    assert resume(stage.origin, stage.options, plan).step == 10


def test_a_plan_that_a_time_limit_cut_is_told(stage, caplog):
    stage()
    assert resume(stage.origin, stage.options, {"siamese": 10}).steps == 10
    assert caplog.messages == []
    assert resume(stage.origin, stage.options, {"siamese": 11}).steps == 10
    assert caplog.messages[0].startswith("siamese: an earlier time limit left 10 of 11 steps in the plan")


@pytest.mark.parametrize(
    ("seconds", "minutes", "steps"),
    [(1.0, 1.0, 60), (0.5, 1.0, 120), (1.0, 100.0, 1_000), (1.0, 0.01, WARM_STEPS), (1.0, -5.0, WARM_STEPS)],
)
def test_the_plan(seconds, minutes, steps):
    """The steps that were taken to measure the speed count."""
    assert _fit_time(StageProgress("siamese", WARM_STEPS, 1_000), seconds, minutes).steps == steps


@pytest.mark.parametrize(("minutes", "steps"), [(-5.0, WARM_STEPS), (0.0, WARM_STEPS), (1.0, 60)])
def test_the_plan_says_how_many_steps_are_done(caplog, minutes, steps):
    _fit_time(StageProgress("siamese", WARM_STEPS, 1_000), 1.0, minutes)
    assert caplog.messages == [f"siamese: doing {steps} of 1000 steps, no more fit into the time"]


def test_a_resumed_run_plans_from_where_it_is():
    assert _fit_time(StageProgress("siamese", 500 + WARM_STEPS, 1_000), 1.0, 1.0).steps == 560


def test_the_learning_rate_rises_and_falls():
    rates = [_schedule(step, 1_000, 100) for step in range(1_000)]
    assert rates[0] == pytest.approx(0.01)
    assert rates[99] == pytest.approx(1.0)
    assert rates[:100] == sorted(rates[:100])
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert rates[-1] == pytest.approx(0.02, abs=1e-4)
    assert _schedule(0, 1, 100) > 0
    assert _schedule(2, 5, 100) <= 1
