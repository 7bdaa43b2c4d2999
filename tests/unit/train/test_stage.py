import pytest

from paralog.train.checkpoint import Progress
from paralog.train.stage import WARM_STEPS, _fit_time, _schedule


@pytest.mark.parametrize(
    ("seconds", "minutes", "steps"),
    [(1.0, 1.0, 60), (0.5, 1.0, 120), (1.0, 100.0, 1_000), (1.0, 0.01, WARM_STEPS), (1.0, -5.0, WARM_STEPS)],
)
def test_the_plan(seconds, minutes, steps):
    """The steps that were taken to measure the speed count."""
    assert _fit_time(Progress("siamese", WARM_STEPS, 1_000), seconds, minutes).steps == steps


@pytest.mark.parametrize(("minutes", "steps"), [(-5.0, WARM_STEPS), (0.0, WARM_STEPS), (1.0, 60)])
def test_the_plan_says_how_many_steps_are_done(caplog, minutes, steps):
    _fit_time(Progress("siamese", WARM_STEPS, 1_000), 1.0, minutes)
    assert caplog.messages == [f"siamese: doing {steps} of 1000 steps, no more fit into the time"]


def test_a_resumed_run_plans_from_where_it_is():
    assert _fit_time(Progress("siamese", 500 + WARM_STEPS, 1_000), 1.0, 1.0).steps == 560


def test_the_learning_rate_rises_and_falls():
    rates = [_schedule(step, 1_000, 100) for step in range(1_000)]
    assert rates[0] == pytest.approx(0.01)
    assert rates[99] == pytest.approx(1.0)
    assert rates[:100] == sorted(rates[:100])
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert rates[-1] == pytest.approx(0.02, abs=1e-4)
    assert _schedule(0, 1, 100) > 0
    assert _schedule(2, 5, 100) <= 1
