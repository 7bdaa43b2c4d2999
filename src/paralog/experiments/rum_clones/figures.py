"""Figure 4 of the RUM paper: F1 over the number of labelled pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from paralog.experiments.drawing import COLOURS, GREY, MARKERS, svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def curves_figure(panels: Mapping[str, Mapping[str, Sequence[tuple[int, float]]]]) -> bytes:
    """One panel for each metric, one line for each method: (number of pairs, mean) in ascending order."""

    def draw(figure: Figure) -> None:
        axes = figure.subplots(1, len(panels), squeeze=False, gridspec_kw={"wspace": 0.25})[0]
        for axis, (metric, lines) in zip(axes, panels.items(), strict=True):
            for at, (method, points) in enumerate(lines.items()):
                numbers, values = zip(*points, strict=True)
                colour = COLOURS[at] if at < len(COLOURS) else GREY
                marker = MARKERS[at % len(MARKERS)]
                axis.plot(
                    numbers, values, color=colour, marker=marker, markersize=3.5, linewidth=1.2, label=method
                )
            axis.set_xscale("log")
            sizes = sorted({size for points in lines.values() for size, _ in points})
            axis.set_xticks(sizes, [str(size) for size in sizes])
            axis.set_xticks((), minor=True)
            axis.set(xlabel="labelled pairs", title=metric)
            axis.grid(axis="y", color="#e5e5e5", linewidth=0.5)
            axis.set_axisbelow(True)
        handles, labels = axes[0].get_legend_handles_labels()
        figure.legend(
            handles, labels, loc="lower center", ncols=4, frameon=False, bbox_to_anchor=(0.5, -0.13)
        )

    return svg(draw, 3.2 * len(panels), 2.8)
