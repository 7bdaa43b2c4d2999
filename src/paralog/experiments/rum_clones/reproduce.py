"""`paralog reproduce rum-clones`: from labelled pairs to Table 1 and Figure 4."""

from __future__ import annotations

from dataclasses import replace

from paralog.bundle import Bundle
from paralog.experiments.reproduction import ReproduceOptions
from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum.reuse import carry_out
from paralog.experiments.rum_clones.arenas import PAPER
from paralog.experiments.rum_clones.collect import collect
from paralog.experiments.rum_clones.figures import curves_figure
from paralog.experiments.rum_clones.report import report
from paralog.experiments.rum_clones.runs import Effort
from paralog.experiments.rum_clones.schedule import Grounds, Plan
from paralog.experiments.rum_clones.study import METHODS, SIZES, Study, at
from paralog.train.fine_tune import FineTuneOptions
from paralog.train.recipe import RUM

TUNED = FineTuneOptions()
EFFORT = Effort(
    sizes=SIZES,
    fine_tuning=TUNED,
    from_scratch=replace(TUNED, encoder_rate=2e-3),
    hashing_steps=150,
    deepclone_steps=800,
)
FULL = Plan(RUM, EFFORT)
_FEW = replace(TUNED, min_steps=2, max_steps=2, max_tokens=48)
SMOKE_PLAN = Plan(SMOKE, Effort((8, 12), _FEW, _FEW, 2, 2), repeats=2, other_repeats=1)


def reproduce(options: ReproduceOptions) -> list[Bundle]:
    """Run what is not done yet; write result file, figure and report. It makes no models of its own.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    plan = SMOKE_PLAN if options.smoke else FULL
    plan = replace(plan, repeats=options.seeds or plan.repeats)
    grounds = Grounds(plan, options.data, options.work, options.jobs)
    last = max(plan.effort.sizes)
    shown = tuple(at(metric, last) for metric in ("top10", "auc", "f1"))
    carry_out(options, plan.recipe, grounds, shown, collect, _figures, report)
    return []


def _figures(study: Study) -> dict[str, bytes]:
    cells = {cell["method"]: cell for cell in study["cells"] if cell["arena"] == PAPER}
    panels = {
        title: {
            method: [(n, cells[method]["values"][at(metric, n)]) for n in study["sizes"]]
            for method in METHODS
            if method in cells
        }
        for metric, title in (("f1", "F1"), ("auc", "AUC"), ("top10", "Top-10 rank"))
    }
    return {"pairs.svg": curves_figure(panels)}
