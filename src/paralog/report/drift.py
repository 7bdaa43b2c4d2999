"""The picture at the head of the page: how far the members of each class have drifted apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paralog.core import CloneClass, CloneType
from paralog.report.escaping import visible
from paralog.report.wording import percent

WIDTH, HEIGHT = 640.0, 120.0  # of the field that the cells stand in, in SVG units
_COLUMNS = 32
_FEWER_COLUMNS = ((12, 10), (60, 16))  # (classes, columns): few classes stand in few, large cells
_SHORTEST = 2.0  # below this height, cells of one type in one column become one bar
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the picture.

    Attributes:
        x, y, width, height: its place and size, in SVG units.
        type: clone type, which gives its colour.
        class_id: the class it stands for; "" where it stands for several.
        title: what it stands for, in words.
    """

    x: float
    y: float
    width: float
    height: float
    type: int
    class_id: str
    title: str


def draw_drift(classes: Sequence[CloneClass]) -> list[Cell]:
    """Columns of cells, one cell a class, from members that read the same to ones that do not.

    A class stands where the share of tokens in common of its closest pair puts it, 100 % at the
    left, and lower types stand lower in a column. With very many classes cells merge into bars.
    """
    number = next((fewer for most, fewer in _FEWER_COLUMNS if len(classes) <= most), _COLUMNS)
    columns: list[list[CloneClass]] = [[] for _ in range(number)]
    for found in classes:
        columns[min(int((1 - _overlap(found)) * number), number - 1)].append(found)
    width = WIDTH / number
    step = min(0.7 * width, HEIGHT / max(1, *map(len, columns)))
    draw = _bars if step < _SHORTEST else _cells
    return [cell for place, column in enumerate(columns) for cell in draw(place * width, width, column, step)]


def _overlap(found: CloneClass) -> float:
    return found.pairs[0].overlap if found.pairs else 1.0


def _cells(x: float, width: float, column: Sequence[CloneClass], step: float) -> list[Cell]:
    gap = min(_GAP, step / 4)
    ordered = sorted(column, key=lambda found: (found.type, -found.probability, found.id))
    return [
        _cell(x, width, HEIGHT - (place + 1) * step, step - gap, found.type, found.id, _title(found))
        for place, found in enumerate(ordered)
    ]


def _bars(x: float, width: float, column: Sequence[CloneClass], step: float) -> list[Cell]:
    cells, floor = [], HEIGHT
    for kind in CloneType:
        amount = sum(found.type is kind for found in column)
        floor -= amount * step
        if amount:
            cells.append(_cell(x, width, floor, amount * step, kind, "", f"{amount:,} of type {int(kind)}"))
    return cells


def _cell(
    x: float, width: float, y: float, height: float, kind: CloneType, class_id: str, title: str
) -> Cell:
    return Cell(x + _GAP / 2, round(y, 2), width - _GAP, round(height, 2), int(kind), class_id, title)


def _title(found: CloneClass) -> str:
    names = ", ".join(dict.fromkeys(visible(unit.name) for unit in found.units[:4]))
    return f"{names}: type {int(found.type)}, {percent(_overlap(found))} of tokens in common"
