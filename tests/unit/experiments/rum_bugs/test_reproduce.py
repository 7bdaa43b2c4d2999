import json

import pytest

from paralog.core import TrainingError
from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.rum_bugs.arenas import WINDOWS
from paralog.experiments.rum_bugs.report import report
from paralog.experiments.rum_bugs.reproduce import FULL, reproduce
from paralog.experiments.rum_bugs.study import METHODS, NETWORKS, RUM_WORDS


@pytest.fixture(scope="module")
def options(mined_data, phase_one_work, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reproduced")
    return ReproduceOptions(
        mined_data, phase_one_work, folder / "results", folder / "docs" / "page.md", smoke=True
    )


@pytest.fixture(scope="module")
def finished(options):
    assert reproduce(options) == []
    return json.loads((options.output / RESULT).read_text())


def test_from_reports_to_the_page(options, finished):
    assert len(finished["cells"]) == 9 * len(METHODS) - 3 * len(NETWORKS)
    assert all(bool(cell["lead"]) == (cell["method"] != RUM_WORDS) for cell in finished["cells"])
    repeats = {cell["arena"]: cell["repeats"] for cell in finished["cells"]}
    assert repeats["UI"] == 2 and repeats["UI, in order of time"] == WINDOWS
    assert options.page.read_text() == report(finished, "../results")
    assert b"<svg" in (options.output / "top10.svg").read_bytes()


def test_what_is_finished_is_not_done_again(options, finished):
    runs = sorted((options.work / "bugs" / "runs").rglob("*.json"))
    before = [path.stat().st_mtime_ns for path in runs]
    runs[0].unlink()
    reproduce(options)
    assert [path.stat().st_mtime_ns for path in runs[1:]] == before[1:]
    assert runs[0].exists()


def test_the_full_plan_is_the_papers():
    assert FULL.repeats == 30 and FULL.recipe.name == "rum"


def test_data_that_are_not_there(tmp_path):
    options = ReproduceOptions(
        tmp_path, tmp_path / "work", tmp_path / "out", tmp_path / "page.md", smoke=True
    )
    with pytest.raises(TrainingError, match="code with text"):
        reproduce(options)
