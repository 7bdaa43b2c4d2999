"""Rectangles whose areas are given: a squarified treemap.

Bruls, Huizing and van Wijk (2000), "Squarified treemaps": rows are filled along the shorter side as long as
the worst proportion in them gets no worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place in the plane, the origin at the top left."""

    x: float
    y: float
    width: float
    height: float


def squarify(areas: Sequence[float], place: Rectangle) -> list[Rectangle]:
    """One rectangle for each area, together filling `place`.

    Args:
        areas: positive, in descending order; only their proportions matter.
        place: what is filled.
    """
    total = sum(areas)
    if not areas or total <= 0:
        return []
    scale = place.width * place.height / total
    pending = [area * scale for area in areas]
    found: list[Rectangle] = []
    free, start = place, 0
    while start < len(pending):
        side = min(free.width, free.height)
        end = _row_end(pending, start, side)
        placed, free = _laid(pending[start:end], free)
        found.extend(placed)
        start = end
    return found


def _row_end(areas: Sequence[float], start: int, side: float) -> int:
    """Where the row that begins at `start` ends: before the next one would make its worst shape worse."""
    end, total = start + 1, areas[start]
    worst = _worst(total, areas[start], areas[start], side)
    while end < len(areas):
        longer = _worst(total + areas[end], areas[start], areas[end], side)
        if longer > worst:
            break
        worst, total, end = longer, total + areas[end], end + 1
    return end


def _worst(total: float, largest: float, smallest: float, side: float) -> float:
    """Proportion of the longest to the shortest side of the worst rectangle in a row of area `total`."""
    if total <= 0 or smallest <= 0 or side <= 0:
        return float("inf")
    return max(side**2 * largest / total**2, total**2 / (side**2 * smallest))


def _laid(row: Sequence[float], free: Rectangle) -> tuple[list[Rectangle], Rectangle]:
    """A row along the shorter side of what is free, and what is free after it."""
    total = sum(row)
    placed, offset = [], 0.0
    if free.width >= free.height:  # a column at the left
        thickness = total / free.height if free.height else 0.0
        for area in row:
            length = area / thickness if thickness else 0.0
            placed.append(Rectangle(free.x, free.y + offset, thickness, length))
            offset += length
        return placed, Rectangle(free.x + thickness, free.y, max(free.width - thickness, 0.0), free.height)
    thickness = total / free.width if free.width else 0.0
    for area in row:
        length = area / thickness if thickness else 0.0
        placed.append(Rectangle(free.x + offset, free.y, length, thickness))
        offset += length
    return placed, Rectangle(free.x, free.y + thickness, free.width, max(free.height - thickness, 0.0))
