"""`paralog reproduce rum-bugs`: from bug reports to section 3.4 and Figure 6."""

from __future__ import annotations

from dataclasses import replace

from paralog.bundle import Bundle
from paralog.experiments.bars import bars_figure
from paralog.experiments.reproduction import ReproduceOptions
from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum.reuse import carry_out
from paralog.experiments.rum_bugs.arenas import PAPER
from paralog.experiments.rum_bugs.collect import collect
from paralog.experiments.rum_bugs.methods import Effort
from paralog.experiments.rum_bugs.report import arenas_under, report
from paralog.experiments.rum_bugs.schedule import Grounds, Plan
from paralog.experiments.rum_bugs.study import METHODS, PAPERS_AVERAGES, Study
from paralog.experiments.rum_bugs.tuning import LocateOptions
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
    plan = SMOKE_PLAN if options.smoke else FULL
    plan = replace(plan, repeats=options.seeds or plan.repeats)
    grounds = Grounds(plan, options.data, options.work)
    carry_out(options, plan.recipe, grounds, ("top10", "map", "mrr"), collect, _figures, report)
    return []


def _figures(study: Study) -> dict[str, bytes]:
    arenas = arenas_under(study, PAPER)
    bars: dict[str, dict[str, float]] = {method: {} for method in METHODS}
    for cell in study["cells"]:
        if cell["arena"] in arenas and cell["method"] in bars:
            bars[cell["method"]][arenas[cell["arena"]]] = cell["values"]["top10"]
    return {"top10.svg": bars_figure(bars, "Top-10 rank", PAPERS_AVERAGES)}
