"""Tasks of a study one after another, or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from typing import TypeVar, TypeVarTuple

from paralog.core.processes import process_pool

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


def side_by_side(
    function: Callable[[*Arguments], Result], tasks: Sequence[tuple[*Arguments]], jobs: int
) -> Iterator[tuple[tuple[*Arguments], Result]]:
    """Arguments and results as they come; what has not begun is dropped when one fails or all is stopped.

    Args:
        function: of a module, and its arguments, so that other processes can be told.
        tasks: arguments of each call.
        jobs: processes; with 1 the calls are made in order, here.
    """
    if jobs == 1:
        yield from ((task, function(*task)) for task in tasks)
        return
    with process_pool(jobs) as pool:
        waiting = {pool.submit(function, *task): task for task in tasks}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
