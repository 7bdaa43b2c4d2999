import sys

import pytest

from paralog.core import MissingExtra
from paralog.experiments.drawing import svg


def line(figure):
    figure.subplots().plot([1, 2], [3, 4])


def test_the_same_figure_has_the_same_bytes():
    assert svg(line, 2, 1) == svg(line, 2, 1)
    assert b"<svg" in svg(line, 2, 1)


def test_without_matplotlib(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"paralog\[eval\]"):
        svg(line, 2, 1)
