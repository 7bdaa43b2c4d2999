from paralog.experiments.locate_issues.shipping import make_ranker
from paralog.tasks.localization import Group
from paralog.tasks.localization.ranker import as_json


def test_a_ranking_has_weights_for_every_choice(data, cache):
    from paralog.experiments.locate_issues.solve import solve_project

    solved = {name: list(solve_project(data, name, cache)) for name in ("psf/requests", "dask/dask")}
    ranker = make_ranker(solved, "x@1")
    assert set(ranker.weights) == {
        frozenset({Group.WORDS}),
        frozenset({Group.MENTIONS}),
        frozenset({Group.WORDS, Group.MENTIONS}),
    }
    assert ranker.provenance["reports"] == {"psf/requests": 6, "dask/dask": 6}
    assert '"schema": "paralog.localization-ranker/1"' in as_json(ranker)
