import pytest

from paralog.datasets.edits import KINDS, TABLES
from paralog.datasets.edits.code import Code
from paralog.datasets.pieces import read_piece


@pytest.fixture
def opened():
    """Code with its table."""

    def opened(code, language="python"):
        return Code(read_piece(code, language), TABLES[language])

    return opened


@pytest.fixture
def edited(opened):
    """Every text that one edit of a kind makes of some code."""

    def edited(kind, code, language="python"):
        known = opened(code, language)
        return {known.piece.changed(way) for place in KINDS[kind](known) for way in place.ways}

    return edited
