"""A ranking by risk as a page: a treemap of folders and files, and a card for each file of the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from paralog.core import Assessment, Report, RiskyFile
from paralog.report.escaping import visible
from paralog.report.page import assets, notice_groups, policy, render
from paralog.report.risk_wording import FIGURES, basis, closing, figure, inside, lead, likeness, why
from paralog.report.treemap import Rectangle, squarify
from paralog.report.wording import percent, plural

WIDTH, HEIGHT = 1200, 560  # of the map, in its own units
_MOST_CELLS = 3000  # files of the map; the smallest after that are drawn as one
_MOST_CARDS = 200
_HEADING = 15.0  # height of a folder's name
_LETTER = 6.6  # width of a letter on the map
_SHADES = 10


def risk_page(report: Report, found: Assessment) -> str:
    """The whole page."""
    script, style = assets("risk.js"), assets("page.css", "risk.css")
    return render(
        "risk.html.j2",
        root=visible(report.root),
        version=version("paralog"),
        policy=policy(script, style),
        script=script,
        style=style,
        found=found,
        verdict=visible(found.verdict),
        basis=basis(found),
        closing=closing(found, report.statistics["files"]),
        width=WIDTH,
        height=HEIGHT,
        folders=_folders(found.files),
        shades=[(f"s{shade}", f"{100 * shade // _SHADES}%") for shade in range(_SHADES)],
        cards=[_card(number, file) for number, file in enumerate(found.files[:_MOST_CARDS])],
        hidden=max(len(found.files) - _MOST_CARDS, 0),
        headings=[(heading, meaning) for _, heading, meaning in FIGURES],
        contenders=[
            (contender.name, [figure(contender, name) for name, _, _ in FIGURES], lead(contender))
            for contender in found.contenders
        ],
        criterion=next(heading for name, heading, _ in FIGURES if name == found.criterion),
        notices=notice_groups(report.notices),
        visible=visible,
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A file on the map; `card` is the number of its card, or None."""

    place: Rectangle
    shade: str
    title: str
    label: str
    card: int | None


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the map with its files."""

    place: Rectangle
    label: str
    title: str
    cells: list[_Cell]


@dataclass(frozen=True, slots=True)
class _Card:
    """A file as the list shows it; every string is visible."""

    number: int
    shade: str
    probability: str
    path: str
    lines: str
    percentile: str
    reasons: list[str]
    functions: list[str]
    past: list[str]


def _card(number: int, file: RiskyFile) -> _Card:
    return _Card(
        number=number,
        shade=_shade(file.probability),
        probability=percent(file.probability),
        path=visible(file.path),
        lines=plural(file.lines, "line"),
        percentile="above all others"
        if file.percentile == 1
        else f"above {percent(file.percentile)} of the files",
        reasons=[visible(why(reason)) for reason in file.reasons],
        functions=[visible(inside(function)) for function in file.functions],
        past=[visible(likeness(past)) for past in file.past_defects],
    )


def _shade(probability: float) -> str:
    return f"s{min(int(probability * _SHADES), _SHADES - 1)}"


def _folders(files: Sequence[RiskyFile]) -> list[_Folder]:
    """Folders by their lines, each with its files by theirs."""
    numbered = sorted(enumerate(files), key=lambda item: (-item[1].lines, item[1].path))[:_MOST_CELLS]
    by_folder: dict[str, list[tuple[int, RiskyFile]]] = {}
    for number, file in numbered:
        by_folder.setdefault(file.path.rpartition("/")[0], []).append((number, file))
    ordered = sorted(by_folder.items(), key=lambda item: (-sum(f.lines for _, f in item[1]), item[0]))
    areas = [float(sum(file.lines for _, file in inside)) for _, inside in ordered]
    places = squarify(areas, Rectangle(0, 0, WIDTH, HEIGHT))
    return [_folder(name, inside, place) for (name, inside), place in zip(ordered, places, strict=True)]


def _folder(name: str, files: list[tuple[int, RiskyFile]], place: Rectangle) -> _Folder:
    has_heading = place.height > 3 * _HEADING and place.width > 8 * _LETTER
    top = _HEADING if has_heading else 0.0
    within = Rectangle(
        place.x + 1, place.y + top, max(place.width - 2, 0.1), max(place.height - top - 1, 0.1)
    )
    spots = squarify([float(file.lines) for _, file in files], within)
    cells = [_cell(number, file, spot) for (number, file), spot in zip(files, spots, strict=True)]
    label = _cut(visible(name or "."), place.width) if has_heading else ""
    return _Folder(place, label, visible(name or "."), cells)


def _cell(number: int, file: RiskyFile, place: Rectangle) -> _Cell:
    title = f"{file.path}: {percent(file.probability)}, {plural(file.lines, 'line')}"
    for reason in file.reasons:
        title += f"; {why(reason)}"
    label = _cut(visible(file.path.rpartition("/")[2]), place.width) if place.height > _HEADING else ""
    card = number if number < _MOST_CARDS else None
    return _Cell(place, _shade(file.probability), visible(title), label, card)


def _cut(text: str, width: float) -> str:
    """A label that fits into a width; "" where no more than three letters would."""
    letters = int((width - 6) / _LETTER)
    if letters < 4:
        return ""
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
