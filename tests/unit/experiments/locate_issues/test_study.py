import json

from paralog.experiments.locate_issues.baselines import BM25_FILES
from paralog.experiments.locate_issues.study import OURS, choices, groups_in, left_out, study
from paralog.tasks.localization import Group


def test_every_choice_of_groups_the_largest_last():
    found = choices([Group.HISTORY, Group.WORDS])
    assert found == [{Group.WORDS}, {Group.HISTORY}, {Group.WORDS, Group.HISTORY}]


def test_groups_that_every_report_has(solved):
    assert groups_in(solved) == {Group.WORDS, Group.MENTIONS} and groups_in({}) == set()


def test_each_project_is_ranked_by_what_the_others_taught(solved):
    ranked = left_out(solved, frozenset({Group.WORDS}))
    assert len(ranked) == 12
    assert all(len(files.scores) == 2 for _, files, _ in ranked)


def test_a_project_does_not_teach_its_own_ranking(solved):
    """Turning the answers of one project round changes how the other is ranked, and not its own ranking."""
    from dataclasses import replace

    def turned(issue):
        return replace(issue, solved=replace(issue.solved, files=1 - issue.solved.files))

    choice = frozenset({Group.WORDS})
    before = {issue.project: files.scores for issue, files, _ in left_out(solved, choice)}
    solved["dask/dask"] = [turned(issue) for issue in solved["dask/dask"]]
    after = {issue.project: files.scores for issue, files, _ in left_out(solved, choice)}
    assert (before["dask/dask"] == after["dask/dask"]).all()
    assert (before["psf/requests"] != after["psf/requests"]).any()


def test_the_figures_of_a_study(solved):
    found = json.loads(json.dumps(study(solved)))
    assert found["reports"] == {"psf/requests": 6, "dask/dask": 6}
    ours = found["files"][OURS]
    assert ours["n"] == 12 and 0 <= ours["mrr"]["value"] <= 1
    assert ours["acc@1"]["ahead"] == round(
        ours["acc@1"]["value"] - found["files"][BM25_FILES]["acc@1"]["value"], 4
    )
    assert set(found["strata"]["path"]) == set(found["files"]) and found["strata"]["names"] == {}
    assert set(found["ablation"]) == {"words", "mentions", "words+mentions"}
    assert found["functions"] == {} and 0 <= found["calibration"]["first_right"] <= 1
