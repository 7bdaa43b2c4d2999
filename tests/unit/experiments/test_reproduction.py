import json
from pathlib import Path

from paralog.experiments.reproduction import RESULT, ReproduceOptions, publish


def test_everything_is_written_and_the_page_knows_where_the_figures_are(tmp_path):
    options = ReproduceOptions(
        Path(), Path(), tmp_path / "results" / "a", tmp_path / "docs" / "results" / "a.md"
    )
    publish({"schema": 1}, {"one.svg": b"<svg/>"}, lambda figures: f"![]({figures}/one.svg) σ", options)
    assert json.loads((tmp_path / "results" / "a" / RESULT).read_text()) == {"schema": 1}
    assert (tmp_path / "results" / "a" / "one.svg").read_bytes() == b"<svg/>"
    assert options.page.read_text("utf-8") == "![](../../results/a/one.svg) σ"
