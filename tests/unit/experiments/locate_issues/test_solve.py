import pytest
from tests.unit.datasets.compressed import write
from tests.unit.datasets.issue_data import swe_report

from paralog.core import UsageError
from paralog.experiments.locate_issues.solve import ProjectHistory, solve_project, stratum
from paralog.tasks.localization import Group, make_report


def test_every_report_has_signals_and_what_its_repair_changed(solved):
    issues = solved["psf/requests"]
    assert len(issues) == 6 and {len(issue.solved.files) for issue in issues} == {1}
    assert [issue.stratum for issue in issues[:2]] == ["prose", "path"]
    assert set(issues[0].solved.by_group) == {Group.WORDS, Group.MENTIONS}
    assert issues[0].n_functions == 0 and not len(issues[0].solved.functions)


def test_a_clone_gives_history_and_functions(data, cache, clone, tmp_path):
    folder, base, _ = clone
    (tmp_path / "clones" / "psf").mkdir(parents=True)
    (tmp_path / "clones" / "psf" / "requests").symlink_to(folder)
    reports = [swe_report(1, "shop/tax.py", base), swe_report(2, "shop/tax.py", base)]
    swe = data / "bugloc" / "swe"
    write(swe / "psf__requests.reports.jsonl.zst", reports)
    tree = {"shop/cart.py": "b1", "shop/tax.py": "b2"}
    write(swe / "psf__requests.trees.jsonl.zst", [{"commit": base, "tree": tree}])
    one, other = solve_project(data, "psf/requests", cache, clones=tmp_path / "clones")
    assert Group.HISTORY in one.solved.by_group
    assert one.n_functions == 1 and len(one.solved.functions) == 1
    assert other.n_functions == 0


def test_history_knows_nothing_later(clone, cache, project):
    from paralog.experiments.locate_issues.material import CodebaseMaker

    folder, base, fixed = clone
    history = ProjectHistory(folder, cache)
    code = CodebaseMaker(project, cache).codebase(project.issues[0])
    assert [change.title for change in history.past(base, code).changes] == ["Begin"]
    assert len(history.past(fixed, code).changes) == 2
    assert history.past("0" * 40, code) is None


def test_some_of_the_reports_evenly_spread(data, cache):
    found = solve_project(data, "psf/requests", cache, limit=3)
    assert [issue.id for issue in found] == ["psf__requests-0", "psf__requests-2", "psf__requests-5"]


def test_a_clone_without_history_is_refused(data, cache, tmp_path):
    (tmp_path / "clones" / "psf" / "requests").mkdir(parents=True)
    with pytest.raises(UsageError, match="requests"):
        list(solve_project(data, "psf/requests", cache, clones=tmp_path / "clones"))


@pytest.mark.parametrize(
    ("body", "name"),
    [("in a/b.py", "path"), ("`fill` fails", "names"), ("```\nf(1)\n```", "names"), ("It fails.", "prose")],
)
def test_strata(body, name):
    assert stratum(make_report("Wrong", body)) == name
