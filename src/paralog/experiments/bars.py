"""Figures 5 and 6 of the RUM paper: a figure of each method on each set, as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from paralog.experiments.drawing import COLOURS, GREY, svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def bars_figure(bars: Mapping[str, Mapping[str, float]], label: str, papers: Mapping[str, float]) -> bytes:
    """A group of bars for each method, one for each set.

    Args:
        bars: value by method, then set; methods from the top of the legend down.
        label: of the axis.
        papers: the paper's average by method, drawn as a line across its group.
    """

    def draw(figure: Figure) -> None:
        axis = figure.subplots()
        sets = list(dict.fromkeys(name for values in bars.values() for name in values))
        width = 0.8 / max(len(sets), 1)
        for at, name in enumerate(sets):
            places: Sequence[float] = [row + at * width for row in range(len(bars))]
            values = [found.get(name, 0.0) for found in bars.values()]
            axis.bar(places, values, width * 0.92, color=COLOURS[at % len(COLOURS)], label=name)
        for row, method in enumerate(bars):
            if method in papers:
                axis.hlines(papers[method], row - 0.2, row + 0.6, color=GREY, linewidth=1.4)
        axis.set_xticks([row + 0.27 for row in range(len(bars))], list(bars), rotation=30, ha="right")
        axis.set(ylabel=label)
        axis.grid(axis="y", color="#e5e5e5", linewidth=0.5)
        axis.set_axisbelow(True)
        axis.legend(loc="upper center", ncols=max(len(sets), 1), frameon=False, bbox_to_anchor=(0.5, 1.15))

    return svg(draw, 7.5, 2.8)
