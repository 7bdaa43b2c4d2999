from functools import partial

import pytest
import torch
from torch import nn

from paralog.train.parallel import run_chunks
from paralog.train.threads import torch_threads

CPU = torch.device("cpu")


def gradients(module, inputs, threads):
    module.zero_grad()
    with torch_threads(threads):
        outputs = run_chunks(module, [partial(module, part) for part in inputs], CPU)
        torch.cat(outputs).square().sum().backward()
    return [output.detach() for output in outputs], [weight.grad for weight in module.parameters()]


@pytest.fixture
def inputs():
    drawn = torch.Generator().manual_seed(3)
    return [torch.randn(n, 4, generator=drawn) for n in (2, 5, 3)]


def test_side_by_side_gives_what_one_after_another_gives(inputs):
    module = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 2))
    alone, together = gradients(module, inputs, 1), gradients(module, inputs, 2)
    assert [len(output) for output in together[0]] == [2, 5, 3]
    for ours, expected in zip(together[0] + together[1], alone[0] + alone[1], strict=True):
        torch.testing.assert_close(ours, expected)


def test_the_same_gradients_each_time(inputs):
    module = nn.Linear(4, 2)
    first, second = gradients(module, inputs, 2)[1], gradients(module, inputs, 3)[1]
    assert all(torch.equal(one, other) for one, other in zip(first, second, strict=True))


def test_a_weight_that_no_chunk_reads_has_no_gradient(inputs):
    module = nn.ModuleList([nn.Linear(4, 2), nn.Linear(4, 2)])
    with torch_threads(2):
        outputs = run_chunks(module, [partial(module[0], part) for part in inputs], CPU)
        torch.cat(outputs).sum().backward()
    assert module[0].weight.grad is not None
    assert module[1].weight.grad is None


def test_without_gradients_nothing_is_kept_for_them(inputs):
    module = nn.Linear(4, 2)
    with torch_threads(2), torch.no_grad():
        outputs = run_chunks(module, [partial(module, part) for part in inputs], CPU)
    assert not any(output.requires_grad for output in outputs)


def test_what_draws_numbers_reads_one_chunk_after_another(inputs):
    module = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5))

    def drawn(threads):
        torch.manual_seed(11)
        return gradients(module, inputs, threads)[0]

    assert all(torch.equal(one, other) for one, other in zip(drawn(1), drawn(2), strict=True))


def test_an_error_in_a_chunk_is_told(inputs):
    module = nn.Linear(3, 2)
    with torch_threads(2), pytest.raises(RuntimeError, match="shapes"):
        run_chunks(module, [partial(module, part) for part in inputs], CPU)


@pytest.mark.parametrize("threads", [1, 2])
def test_where_nobody_wants_gradients_no_graph_is_kept(inputs, threads):
    """The graphs of a whole corpus would not fit in memory."""
    module, kept = nn.Linear(4, 2), []

    def compute(part):
        found = module(part)
        kept.append(found.grad_fn)
        return found

    with torch_threads(threads), torch.no_grad():
        found = run_chunks(module, [partial(compute, part) for part in inputs], CPU)
    assert kept == [None] * 3
    for ours, part in zip(found, inputs, strict=True):
        torch.testing.assert_close(ours, module(part).detach())
