"""The frontier of quality against speed, over families of encoders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paralog.experiments.drawing import COLOURS, MARKERS, svg
from paralog.train.recipe import CODE, Recipe

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FAMILIES: Mapping[str, Recipe] = {
    "gated convolution over statements": replace(CODE, name="frontier-statement"),
    "Transformer over lexemes": replace(CODE, name="frontier-transformer", encoder="transformer"),
    "LSTM over SBT": replace(CODE, name="frontier-lstm", encoder="lstm", view="sbt-subtokens", chunk=24),
}
"""What is compared: the same data, batches and loss; each has the view that it is made for."""


@dataclass(frozen=True, slots=True)
class Point:
    """One encoder.

    Attributes:
        family: what it is.
        auc, map_at_r: means over the rows of the dev split, names hidden.
        functions_per_second: of one core, exported, on functions as libraries have them.
        steps: of training; None for a model that was trained longer.
    """

    family: str
    auc: float
    map_at_r: float
    functions_per_second: float
    steps: int | None


def on_frontier(points: Sequence[Point]) -> list[Point]:
    """Points that no other is at least as good and as fast as, the fastest first."""
    kept = [
        point
        for point in points
        if not any(
            other.map_at_r >= point.map_at_r
            and other.functions_per_second >= point.functions_per_second
            and (other.map_at_r, other.functions_per_second) != (point.map_at_r, point.functions_per_second)
            for other in points
        )
    ]
    return sorted(kept, key=lambda point: -point.functions_per_second)


def frontier_figure(points: Sequence[Point]) -> bytes:
    """MAP@R over functions per core-second, as SVG, with a line along the frontier.

    What was trained longer than the others stands beside them and on no line.
    """

    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        edge = on_frontier([point for point in points if point.steps is not None])
        axes.plot(
            [point.functions_per_second for point in edge],
            [point.map_at_r for point in edge],
            color="#999999", linewidth=0.8, zorder=1,
        )  # fmt: skip
        for point, colour, marker in zip(points, COLOURS, MARKERS, strict=False):
            axes.scatter(
                [point.functions_per_second],
                [point.map_at_r],
                color=colour,
                marker=marker,
                label=point.family,
            )
        axes.set_xlim(left=0)
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.set_xlabel("functions per core-second")
        axes.set_ylabel("MAP@R, unseen problems, names hidden")
        axes.legend(frameon=False)

    return svg(draw, 4.8, 3.0)
