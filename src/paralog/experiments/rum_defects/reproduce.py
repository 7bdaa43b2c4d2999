"""`paralog reproduce rum-defects`: from labelled files to section 3.3 and Figure 5."""

from __future__ import annotations

from dataclasses import replace

from paralog.bundle import Bundle
from paralog.experiments.bars import bars_figure
from paralog.experiments.reproduction import ReproduceOptions
from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum.reuse import carry_out
from paralog.experiments.rum_defects.belief import BeliefOptions
from paralog.experiments.rum_defects.collect import collect
from paralog.experiments.rum_defects.methods import Effort
from paralog.experiments.rum_defects.report import papers_arenas, report
from paralog.experiments.rum_defects.schedule import Grounds, Plan
from paralog.experiments.rum_defects.study import METHODS, PAPERS_AVERAGES, Study
from paralog.experiments.rum_defects.tuning import TuneOptions
from paralog.train.recipe import RUM

FULL = Plan(RUM)
_FEW = TuneOptions(steps=2, max_tokens=32, piece_tokens=32, train_pieces=2, test_pieces=2)
SMOKE_PLAN = Plan(SMOKE, Effort(_FEW, belief=BeliefOptions((8,), epochs=1), longest=50), repeats=2)


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
    carry_out(options, plan.recipe, grounds, ("auc", "ap", "popt"), collect, _figures, report)
    return []


def _figures(study: Study) -> dict[str, bytes]:
    arenas = papers_arenas(study)
    bars: dict[str, dict[str, float]] = {method: {} for method in METHODS}
    for cell in study["cells"]:
        if cell["arena"] in arenas and cell["method"] in bars:
            bars[cell["method"]][cell["arena"]] = cell["values"]["auc"]
    return {"auc.svg": bars_figure(bars, "AUC", PAPERS_AVERAGES)}
