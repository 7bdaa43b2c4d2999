"""Chunks of a batch side by side, each on one core.

Within a chunk the matrices are small, and two threads that share each product are a quarter faster than one;
two that take a chunk each are nearly twice as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from paralog.train.threads import torch_threads

A = TypeVar("A")
B = TypeVar("B")
Chunk = Callable[[], Tensor]
"""Computes one part of a batch with the weights of a module."""


def run_chunks(module: nn.Module, chunks: Sequence[Chunk], device: torch.device) -> list[Tensor]:
    """What each chunk computes with `module`, in their order; gradients flow to its weights.

    Sums of gradients are taken in the order of the chunks, so the same seed gives the same weights however
    many threads there are to share them. A module that draws numbers has to read one chunk after another.
    """
    threads = torch.get_num_threads()
    if device.type != "cpu" or threads == 1 or len(chunks) == 1 or _draws_numbers(module):
        return [chunk() for chunk in chunks]
    if not torch.is_grad_enabled():
        return _spread(_without_graph, chunks, threads)
    weights = [weight for weight in module.parameters() if weight.requires_grad]
    return list(_SideBySide.apply(chunks, threads, weights, *weights))  # type: ignore[no-untyped-call]


def _without_graph(chunk: Chunk) -> Tensor:
    with torch.no_grad():  # which holds for the thread that asks, not for the one that computes
        return chunk()


def _draws_numbers(module: nn.Module) -> bool:
    return module.training and any(isinstance(part, nn.Dropout) and part.p for part in module.modules())


class _Context(Protocol):
    """What PyTorch carries from the way forward to the way back."""

    needs_input_grad: tuple[bool, ...]
    outputs: Sequence[Tensor]
    threads: int
    weights: Sequence[Tensor]


class _SideBySide(torch.autograd.Function):
    """Each thread builds the graph of a chunk and goes back through it when the gradient is known."""

    @staticmethod
    def forward(
        ctx: _Context, chunks: Sequence[Chunk], threads: int, weights: Sequence[Tensor], *_: Tensor
    ) -> tuple[Tensor, ...]:
        wanted = any(ctx.needs_input_grad)

        def compute(chunk: Chunk) -> Tensor:
            with torch.set_grad_enabled(wanted):
                return chunk()

        ctx.outputs = _spread(compute, chunks, threads)
        ctx.threads, ctx.weights = threads, weights
        return tuple(output.detach() for output in ctx.outputs)

    @staticmethod
    def backward(ctx: _Context, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        def go_back(at: int) -> Sequence[Tensor | None]:
            return torch.autograd.grad(ctx.outputs[at], ctx.weights, gradients[at], allow_unused=True)

        parts = _spread(go_back, range(len(gradients)), ctx.threads)
        return (None, None, None, *map(_total, zip(*parts, strict=True)))


def _spread(function: Callable[[A], B], asked: Sequence[A], threads: int) -> list[B]:
    """The longest first, which are the last: whoever is done takes the next."""
    with torch_threads(1), ThreadPoolExecutor(threads) as pool:
        return list(pool.map(function, reversed(asked)))[::-1]


def _total(parts: Sequence[Tensor | None]) -> Tensor | None:
    known = [part for part in parts if part is not None]
    if not known:
        return None
    total = known[0].clone()
    for part in known[1:]:
        total += part
    return total
