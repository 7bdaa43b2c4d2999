import torch

from paralog.train.ahead import ahead

CPU, GPU = torch.device("cpu"), torch.device("cuda")


def squared(step):
    return {"step": step, "of": [step * step]}


def test_steps_come_in_order_wherever_they_are_made(monkeypatch):
    here = list(ahead(squared, range(3, 9), CPU))
    monkeypatch.setattr("paralog.train.ahead.n_processors", lambda: 4)
    assert list(ahead(squared, range(3, 9), GPU)) == here == [squared(step) for step in range(3, 9)]


def test_on_one_core_no_process_is_started(monkeypatch):
    monkeypatch.setattr("paralog.train.ahead.n_processors", lambda: 1)
    assert list(ahead(squared, range(2), GPU)) == [squared(0), squared(1)]


def test_on_a_cpu_nothing_is_made_before_it_is_asked_for():
    made = []
    steps = ahead(made.append, range(5), CPU)
    next(steps)
    assert made == [0]
