"""`paralog reproduce rum-bugs`: from bug reports to section 3.4 and Figure 6."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from paralog.bundle import Bundle
from paralog.experiments.bars import bars_figure
from paralog.experiments.kept_runs import Schedule, deadline, run_all
from paralog.experiments.reproduction import ReproduceOptions, publish, require
from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum_bugs.arenas import PAPER
from paralog.experiments.rum_bugs.collect import collect
from paralog.experiments.rum_bugs.methods import Effort
from paralog.experiments.rum_bugs.report import arenas_under, report
from paralog.experiments.rum_bugs.schedule import Grounds, Plan
from paralog.experiments.rum_bugs.study import METHODS, PAPERS_AVERAGES, Study
from paralog.experiments.rum_bugs.tuning import LocateOptions
from paralog.train.disk import writing_to
from paralog.train.recipe import RUM

FULL = Plan(RUM)
SMOKE_PLAN = Plan(SMOKE, Effort(LocateOptions(steps=2, batch=2, unmatched=2, max_tokens=32)), repeats=2)


def reproduce(options: ReproduceOptions) -> list[Bundle]:
    """Run what is not done yet; write result file, figure and report. It makes no models of its own.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    require(options)
    plan = SMOKE_PLAN if options.smoke else FULL
    grounds = Grounds(replace(plan, repeats=options.seeds or plan.repeats), options.data, options.work)
    with writing_to(options.work):
        options.tell("reading models, files and reports")
        schedule = Schedule(
            grounds.tasks(),
            deadline(options.max_minutes),
            options.jobs,
            options.tell,
            ("top10", "map", "mrr"),
        )
        results = run_all(schedule, grounds)
        options.tell("measuring and drawing")
        study = collect(grounds, results, options.notes)
        publish(study, {"top10.svg": _figure(study)}, partial(report, study), options)
    return []


def _figure(study: Study) -> bytes:
    arenas = arenas_under(study, PAPER)
    bars: dict[str, dict[str, float]] = {method: {} for method in METHODS}
    for cell in study["cells"]:
        if cell["arena"] in arenas and cell["method"] in bars:
            bars[cell["method"]][arenas[cell["arena"]]] = cell["values"]["top10"]
    return bars_figure(bars, "Top-10 rank", PAPERS_AVERAGES)
