"""What the studies of reuse share: phase one, all runs, and the page about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from paralog.experiments.kept_runs import Ground, RunResult, Schedule, Task, deadline, run_all
from paralog.experiments.reproduction import ReproduceOptions, publish, require
from paralog.experiments.rum.phase_one import Workplace, phase_one
from paralog.train.disk import writing_to
from paralog.train.recipe import Recipe


class Grounds(Protocol):
    """All arenas of a study by name; it is sent to other processes, which read for themselves."""

    def __call__(self, name: str) -> Ground: ...
    def tasks(self) -> list[Task]:
        """Every run, in the order in which they are wanted."""
        ...


AnyGrounds = TypeVar("AnyGrounds", bound=Grounds)
AnyStudy = TypeVar("AnyStudy", bound=Mapping[str, object])


def carry_out(
    options: ReproduceOptions,
    recipe: Recipe,
    grounds: AnyGrounds,
    shown: tuple[str, ...],
    collect: Callable[[AnyGrounds, Sequence[RunResult], Sequence[str]], AnyStudy],
    figures: Callable[[AnyStudy], Mapping[str, bytes]],
    report: Callable[[AnyStudy, str], str],
) -> None:
    """Do what is not done yet of a study, and write its result file, figures and page.

    The time that `options` give counts from here, phase one included.

    Args:
        options: where it reads and writes, and how much of it is done.
        recipe: of phase one.
        grounds: what is run.
        shown: metrics that the line about a run shows.
        collect: the study out of its runs and the notes.
        figures: by the name of their file.
        report: the page, given where the figures lie.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    end = deadline(options.max_minutes)
    require(options)
    with writing_to(options.work):
        phase_one(Workplace(options.data, options.work, options.jobs, options.tell), recipe)
        options.tell("reading the data")
        schedule = Schedule(grounds.tasks(), end, options.jobs, options.tell, shown)
        results = run_all(schedule, grounds)
        options.tell("measuring and drawing")
        study = collect(grounds, results, options.notes)
        publish(study, figures(study), partial(report, study), options)
