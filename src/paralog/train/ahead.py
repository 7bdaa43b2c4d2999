"""Work of the steps to come, done by other processes while a step is computed on a GPU."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

import torch
from torch.utils.data import DataLoader, Dataset

from paralog.core.processes import n_processors

T = TypeVar("T")
_SPARE = 2
"""Cores left for the process that drives the GPU."""


def ahead(make: Callable[[int], T], steps: range, device: torch.device) -> Iterator[T]:
    """What `make` gives for each step, in their order.

    On a CPU it is made when it is asked for: there the cores have enough to do. Beside a GPU, every core but
    two has a process that makes what is asked for next; `make` may then be called in any order, so what it
    draws must follow from the step alone.
    """
    processes = max(0, n_processors() - _SPARE) if device.type != "cpu" else 0
    if not processes:
        return map(make, steps)
    loader = DataLoader(
        _Steps(make, steps),
        batch_size=None,
        collate_fn=_as_it_is,
        num_workers=processes,
        multiprocessing_context="fork",  # so that they share the arrays that are drawn from
    )
    return iter(loader)


class _Steps(Dataset[T], Generic[T]):
    def __init__(self, make: Callable[[int], T], steps: range) -> None:
        self._make = make
        self._steps = steps

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, at: int) -> T:
        return self._make(self._steps[at])


def _as_it_is(made: T) -> T:
    return made
