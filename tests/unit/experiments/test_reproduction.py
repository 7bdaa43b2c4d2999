import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

from paralog.cli.reproduce import PAPERS
from paralog.core import MissingExtra, UsageError
from paralog.experiments.reproduction import (
    NEEDED_AT_THE_END,
    RESULT,
    ReproduceOptions,
    publish,
    require,
)


def options_below(folder, **changes):
    places = {"work": "work", "output": "results", "page": "docs/page.md"} | changes
    return ReproduceOptions(Path(), *(folder / place for place in places.values()))


@pytest.mark.parametrize("module", NEEDED_AT_THE_END)
def test_what_is_not_installed_is_told_first(tmp_path, monkeypatch, module):
    require(options_below(tmp_path))
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"paralog\[train,eval\]"):
        require(options_below(tmp_path))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_study_asks_before_it_does_anything(tmp_path, monkeypatch, paper):
    study = import_module(f"paralog.experiments.{paper.replace('-', '_')}.reproduce")
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(MissingExtra):  # not that there are no data
        study.reproduce(options_below(tmp_path))


@pytest.mark.parametrize("option", ["work", "output", "page"])
@pytest.mark.parametrize("place", ["file/below", "/proc/below"])
def test_a_place_that_cannot_be_written_is_told_first(tmp_path, option, place):
    (tmp_path / "file").write_text("")
    named = f"{place}/page.md" if option == "page" else place
    with pytest.raises(UsageError, match=rf"{place}: cannot be written .*another --{option}"):
        require(options_below(tmp_path, **{option: named}))


def test_a_page_that_is_a_folder_is_told_first(tmp_path):
    with pytest.raises(UsageError, match=r"is a folder; give another --page"):
        require(options_below(tmp_path, page="."))


def test_asking_leaves_nothing_behind(tmp_path):
    require(options_below(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_everything_is_written_and_the_page_knows_where_the_figures_are(tmp_path):
    options = ReproduceOptions(
        Path(), Path(), tmp_path / "results" / "a", tmp_path / "docs" / "results" / "a.md"
    )
    publish({"schema": 1}, {"one.svg": b"<svg/>"}, lambda figures: f"![]({figures}/one.svg) σ", options)
    assert json.loads((tmp_path / "results" / "a" / RESULT).read_text()) == {"schema": 1}
    assert (tmp_path / "results" / "a" / "one.svg").read_bytes() == b"<svg/>"
    assert options.page.read_text("utf-8") == "![](../../results/a/one.svg) σ"
