import json

import pytest

from paralog.core import TrainingError
from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.rum_defects.report import report
from paralog.experiments.rum_defects.reproduce import FULL, reproduce
from paralog.experiments.rum_defects.study import BEYOND, METHODS, RUM_SUMS


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


def test_from_files_to_the_report(options, finished):
    papers = [cell for cell in finished["cells"] if cell["arena"] in ("Debug", "UI", "SWT")]
    assert len(papers) == 3 * len({*METHODS, *BEYOND})
    assert all(cell["repeats"] == 2 for cell in papers)
    assert all(bool(cell["lead"]) == (cell["method"] != RUM_SUMS) for cell in papers)
    assert options.page.read_text() == report(finished, "../results")
    assert b"<svg" in (options.output / "auc.svg").read_bytes()


def test_what_is_finished_is_not_done_again(options, finished):
    runs = sorted((options.work / "defects" / "runs").rglob("*.json"))
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
