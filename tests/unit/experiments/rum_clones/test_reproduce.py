import json
from dataclasses import replace

import pytest

from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.rum_clones import reproduce as module
from paralog.experiments.rum_clones.arenas import ARENAS, PAPER
from paralog.experiments.rum_clones.report import report
from paralog.experiments.rum_clones.reproduce import SMOKE_PLAN, reproduce
from paralog.experiments.rum_clones.runs import methods
from paralog.experiments.rum_clones.study import RUM


@pytest.fixture(scope="module")
def options(clone_data, tmp_path_factory):
    folder, told = tmp_path_factory.mktemp("reproduced"), []
    return ReproduceOptions(
        clone_data,
        folder / "work",
        folder / "results",
        folder / "docs" / "page.md",
        smoke=True,
        tell=told.append,
    )


@pytest.fixture(scope="module")
def finished(options):
    """The whole pipeline on small draws, a few steps of everything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(
            ARENAS, PAPER, lambda data, make=ARENAS[PAPER]: replace(make(data), n_train=60, n_test=30)
        )
        assert reproduce(options) == []
        yield options, json.loads((options.output / RESULT).read_text())


def test_from_pairs_to_the_report(finished):
    options, study = finished
    assert set(study["arenas"]) == set(ARENAS)
    assert study["sizes"] == list(SMOKE_PLAN.effort.sizes)
    assert len(study["cells"]) == len(ARENAS) * len(methods())
    assert options.page.read_text() == report(study, "../results")
    assert b"<svg" in (options.output / "pairs.svg").read_bytes()


def test_rum_is_compared_with_every_other_on_the_same_repeats(finished):
    _, study = finished
    paper = [cell for cell in study["cells"] if cell["arena"] == PAPER]
    assert all(cell["repeats"] == 2 for cell in paper)
    assert all(bool(cell["lead"]) == (cell["method"] != RUM) for cell in paper)
    ours = next(cell["values"] for cell in paper if cell["method"] == RUM)
    for cell in paper:
        theirs = cell["values"]
        for metric, (difference, *_) in cell["lead"].items():
            assert difference == pytest.approx(ours[metric] - theirs[metric])


def test_what_is_finished_is_not_done_again(finished):
    options, _ = finished
    runs = sorted((options.work / "clones").rglob("runs/*/*.json"))
    before = [path.stat().st_mtime_ns for path in runs]
    lost = runs[0].read_bytes()
    runs[0].unlink()
    reproduce(options)
    assert [path.stat().st_mtime_ns for path in runs[1:]] == before[1:]
    assert runs[0].read_bytes() == lost  # taken over from beside the results, its seconds and all


def test_the_full_plan_is_the_papers():
    plan = module.FULL
    assert plan.repeats == 30 and plan.effort.sizes == (50, 100, 250, 500, 750, 1000)
    assert sum(arena == PAPER and method == RUM for arena, method, _ in plan.tasks()) == 30
    first = [seed for _, _, seed in plan.tasks()]
    assert first == sorted(first)  # every method under one seed before any under the next
