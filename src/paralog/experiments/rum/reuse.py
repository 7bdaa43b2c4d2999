"""What the studies of reuse share: their arenas, phase one, all runs, and the page about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from paralog.experiments.kept_runs import Ground, RunResult, Schedule, Task, deadline, run_all
from paralog.experiments.published_runs import RUNS, as_file, joined, read_runs, still_valid, take_over
from paralog.experiments.reproduction import ReproduceOptions, publish, require
from paralog.experiments.rum.phase_one import Workplace, phase_one
from paralog.train.disk import writing_to
from paralog.train.recipe import Recipe

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Named(Protocol):
    """What an arena has: a name, with its protocol in it."""

    @property
    def name(self) -> str: ...


class Keyed(Protocol):
    """What a corpus has: a hash of everything that its arrays depend on."""

    @cached_property
    def key(self) -> str: ...


AnyArena = TypeVar("AnyArena", bound=Named)
AnyCorpus = TypeVar("AnyCorpus", bound=Keyed)
AnyEffort = TypeVar("AnyEffort", bound="DataclassInstance")
Made = TypeVar("Made")


@dataclass(frozen=True)
class CorpusGround(Generic[AnyArena, AnyCorpus, AnyEffort]):
    """An arena over a corpus: all of a `kept_runs.Ground` but how it prepares and judges.

    Attributes:
        arena: how the corpus is split.
        corpus: what is split.
        effort: of each run.
        folder: where runs are kept.
        VERSION: of the methods of a study: one higher when a change of theirs makes earlier runs wrong.
    """

    arena: AnyArena
    corpus: AnyCorpus
    effort: AnyEffort
    folder: Path
    VERSION: ClassVar[int]

    @property
    def name(self) -> str:
        """Of the arena."""
        return self.arena.name

    @property
    def key(self) -> str:
        """Of the corpus and the effort."""
        return f"{self.VERSION} {self.corpus.key} {asdict(self.effort)}"


class Once(Generic[Made]):
    """What is made once in a process: models and files are read for the first run and not for each."""

    def __init__(self) -> None:
        self._made: dict[str, Made] = {}

    def __call__(self, key: object, make: Callable[[], Made]) -> Made:
        """What `make` gave under this key, whose `repr` tells it from others: a recipe holds a dict."""
        name = repr(key)
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


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
    """Do what is not done yet of a study, and write its result file, runs, figures and page.

    Runs that an earlier time wrote into the same folder are taken over.

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
        tasks = grounds.tasks()
        earlier = still_valid(read_runs(options.output / RUNS), tasks, grounds, shown)
        if taken := take_over(earlier, grounds):
            options.tell(f"{taken} runs are taken over from {options.output / RUNS}")
        results = run_all(Schedule(tasks, end, options.jobs, options.tell, shown), grounds)
        options.tell("measuring and drawing")
        study = collect(grounds, results, options.notes)
        files = {**figures(study), RUNS: as_file(joined(results, earlier), grounds)}
        publish(study, files, partial(report, study), options)
