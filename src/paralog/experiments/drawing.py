"""Figures as SVG, all in one style: the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from paralog.core import MissingExtra

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STYLE = {
    "svg.fonttype": "none",  # text stays text: small, searchable, in the reader's own font
    "svg.hashsalt": "paralog",  # ids inside the file are else drawn at random
    "text.parse_math": False,  # a name may hold a dollar sign
    "font.size": 8,
    "axes.titlesize": 8.5,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
}
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")  # Okabe and Ito
MARKERS = "osD^vPX"
GREY = "#666666"


def svg(draw: Callable[[Figure], None], width: float, height: float) -> bytes:
    """SVG of what `draw` puts on an empty figure of so many inches, cut to what is drawn."""
    try:
        from matplotlib import style
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtra("drawing figures", "eval") from error
    stream = io.BytesIO()
    with style.context(["default", STYLE]):
        figure = Figure(figsize=(width, height))
        draw(figure)
        figure.savefig(stream, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.06)
    return stream.getvalue()
