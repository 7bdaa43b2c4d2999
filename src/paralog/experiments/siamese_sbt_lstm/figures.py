"""The figures of the paper, drawn anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.curves import RocCurve
from paralog.experiments.drawing import COLOURS, GREY, MARKERS, svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]

CURVE_POINTS = 250
RASTER_SIDE = 430  # pixels: more of them make the file large and show nothing more
SHADES = 32  # more of them compress worse and are not told apart


@dataclass(frozen=True, slots=True)
class LearningPoint:
    """A score after training on so many challenges.

    Attributes:
        n_challenges: at least 1.
        mean: of the runs.
        low, high: bounds of its interval.
    """

    n_challenges: int
    mean: float
    low: float
    high: float


def roc_figure(curves: Mapping[str, RocCurve]) -> bytes:
    """Figure 2 of the paper: one panel for each curve, two in a row, with its area and the line of chance."""
    rows = -(-len(curves) // 2)

    def draw(figure: Figure) -> None:
        panels = figure.subplots(
            rows, 2, squeeze=False, sharex=True, sharey=True, gridspec_kw={"wspace": 0.12, "hspace": 0.25}
        )
        for panel in panels.flat[len(curves) :]:
            panel.remove()
        for panel, (name, curve) in zip(panels.flat, curves.items(), strict=False):
            _draw_curve(panel, name, curve)
        for panel in panels[:, 0]:
            panel.set_ylabel("true positive rate")
        for panel in panels[-1]:
            panel.set_xlabel("false positive rate")

    return svg(draw, 5.6, 2.8 * rows)


def _draw_curve(panel: Axes, name: str, curve: RocCurve) -> None:
    thin = curve.thinned(CURVE_POINTS)
    panel.plot([0, 1], [0, 1], color=GREY, linewidth=0.7, linestyle=(0, (4, 3)))
    panel.fill_between(
        thin.false_positive_rate, thin.true_positive_rate, color=COLOURS[0], alpha=0.12, linewidth=0
    )
    panel.plot(
        thin.false_positive_rate, thin.true_positive_rate, color=COLOURS[0], linewidth=1.4, clip_on=False
    )
    panel.set(
        xlim=(0, 1),
        ylim=(0, 1),
        aspect="equal",
        xticks=(0, 0.5, 1),
        yticks=(0, 0.5, 1),
        title=f"{name}: AUC {curve.area:.3f}",
    )


def distance_grid(similarities: Floats, problems: Labels, names: Sequence[str]) -> bytes:
    """Figure 3 of the paper: cosine distances of all pairs, grouped by challenge, near ones light.

    Every challenge has a band of the same width, however many solutions it has.

    Args:
        similarities: [n solutions, n solutions] cosines; what is further than 1 looks like 1.
        problems: [n solutions], each the place of its challenge in `names`.
        names: of the challenges, in the order of the bands; one without solutions has no band.
    """
    shown, counts = np.unique(problems, return_counts=True)
    width = max(1, min(int(counts.max()), RASTER_SIDE // len(shown)))
    weights = _pixel_weights([np.flatnonzero(problems == problem) for problem in shown], width)
    distances = weights @ (1 - similarities) @ weights.T
    side = max(4.6, 0.115 * len(shown))  # inches; leaves each name a line of its own

    def draw(figure: Figure) -> None:
        grid, scale = figure.subplots(1, 2, width_ratios=(side, 0.13), gridspec_kw={"wspace": 0.04})
        _draw_grid(grid, scale, distances)
        for edge in width * np.arange(1, len(shown)) - 0.5:
            grid.axhline(edge, color="white", linewidth=0.3, alpha=0.6)
            grid.axvline(edge, color="white", linewidth=0.3, alpha=0.6)
        middles = width * (np.arange(len(shown)) + 0.5) - 0.5
        grid.set_yticks(middles, [names[int(problem)] for problem in shown], fontsize=6)

    return svg(draw, 1.3 * side, 1.3 * side)


def _pixel_weights(bands: Sequence[Labels], width: int) -> NDArray[np.float64]:
    """How much each solution counts in each pixel [n pixels, n solutions]; the rows sum to 1.

    Of a band with more solutions than pixels some are averaged, of one with fewer some are repeated.
    """
    weights = np.zeros((len(bands) * width, sum(len(band) for band in bands)))
    for at, band in enumerate(bands):
        cuts = np.arange(width + 1) * len(band) // width
        for pixel, (start, end) in enumerate(pairwise(cuts.tolist()), start=at * width):
            covered = band[start : max(end, start + 1)]
            weights[pixel, covered] = 1 / len(covered)
    return weights


def _draw_grid(grid: Axes, scale: Axes, distances: Floats) -> None:
    from matplotlib import colormaps

    shades = colormaps["viridis_r"].resampled(SHADES)
    image = grid.imshow(distances, shades, vmin=0, vmax=1, interpolation="none", aspect="auto")
    grid.set_xticks(())
    grid.tick_params(length=2, pad=1.5)
    grid.spines[:].set_visible(False)
    colours = grid.figure.colorbar(image, cax=scale, ticks=(0, 0.5, 1))
    colours.set_label("cosine distance", fontsize=7)
    colours.ax.tick_params(labelsize=7, length=2)
    if colours.solids is not None:
        colours.solids.set_edgecolor("face")  # else hairlines show between the shades


def learning_curve(
    series: Mapping[str, Sequence[LearningPoint]], baselines: Mapping[str, float], score: str = "AUC on S2"
) -> bytes:
    """A score over the number of training challenges, one line for each of `series`, with intervals.

    Not in the paper, which expects it to rise: section IV-D.

    Args:
        series: points of each line by its name, ascending.
        baselines: score by name of what needs no training challenges.
        score: what is measured.
    """

    def draw(figure: Figure) -> None:
        panel = figure.add_axes((0.1, 0.13, 0.6, 0.83))
        ends: dict[str, tuple[float, str]] = {}
        for (name, points), colour, marker in zip(
            series.items(), cycle(COLOURS), cycle(MARKERS), strict=False
        ):
            aside = 1.02 ** (len(ends) - len(series) / 2)  # intervals of several lines stand side by side
            _draw_series(panel, points, colour, marker, aside)
            ends[name] = (points[-1].mean, colour)
        for name, value in baselines.items():
            panel.axhline(value, color=GREY, linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
            ends[f"{name} {value:.3f}"] = (value, GREY)
        panel.set_xscale("log")
        ticks = sorted({point.n_challenges for points in series.values() for point in points})
        panel.set_xticks(ticks, [str(tick) for tick in ticks])
        panel.set_xticks((), minor=True)
        panel.set(xlabel="training challenges", ylabel=score)
        panel.grid(axis="y", color="#e5e5e5", linewidth=0.5)
        panel.set_axisbelow(True)
        _label_ends(panel, ends)

    return svg(draw, 6.4, 3.6)


def _draw_series(
    panel: Axes, points: Sequence[LearningPoint], colour: str, marker: str, aside: float
) -> None:
    """One line with its intervals, its places on the axis moved by the factor `aside`."""
    x = np.array([point.n_challenges for point in points]) * aside
    means = np.array([point.mean for point in points])
    below = np.array([point.mean - point.low for point in points])
    above = np.array([point.high - point.mean for point in points])
    line = panel.errorbar(x, means, np.maximum((below, above), 0), color=colour, elinewidth=0.8, capsize=2)
    line.lines[0].set(marker=marker, markersize=4, linewidth=1.3)


def _label_ends(panel: Axes, ends: Mapping[str, tuple[float, str]]) -> None:
    """Names to the right of where the lines end, apart enough to be read, with a stroke to the line."""
    from matplotlib.lines import Line2D

    bottom, top = panel.get_ylim()
    heights = np.array([(value - bottom) / (top - bottom) for value, _ in ends.values()])
    places = _spread(heights, 0.055)
    for (name, (_, colour)), height, place in zip(ends.items(), heights, places, strict=True):
        stroke = Line2D((1.005, 1.035), (height, place), color=colour, linewidth=0.5, clip_on=False)
        panel.add_artist(stroke).set_transform(panel.transAxes)
        panel.text(1.045, place, name, color=colour, transform=panel.transAxes, va="center_baseline")


def _spread(wanted: NDArray[np.float64], gap: float) -> NDArray[np.float64]:
    """The nearest places to those `wanted` that keep their order and are at least `gap` apart."""
    from scipy.optimize import isotonic_regression

    order = np.argsort(wanted, kind="stable")
    least = gap * np.arange(len(wanted))
    placed = np.empty(len(wanted))
    placed[order] = isotonic_regression(wanted[order] - least).x + least
    return placed
