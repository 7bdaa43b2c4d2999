import numpy as np

from paralog.tasks.localization.ranker import FILE_SHARE, Ranker
from paralog.tasks.localization.signal import Group, Signals
from paralog.tasks.localization.training import Solved, fit_ranking

W, H = Group.WORDS, Group.HISTORY


def solved(rng, n_files=20, per_file=5):
    """A report whose right file has the highest value of one signal, and whose right function too."""
    owner = np.repeat(np.arange(n_files), per_file)
    telling, of_functions = rng.random(n_files), rng.random(len(owner))
    right = int(np.argmax(telling))
    inside = np.flatnonzero(owner == right)
    function = inside[int(np.argmax(of_functions[inside]))]
    return Solved(
        {
            W: Signals({"telling": telling, "noise": rng.random(n_files)}, {"f": of_functions}),
            H: Signals({"past": rng.random(n_files)}, {}),
        },
        owner,
        np.array([right]),
        np.array([function]),
    )


def solutions(n=30):
    rng = np.random.default_rng(0)
    return {name: [solved(rng) for _ in range(n)] for name in "abc"}


def test_the_signal_that_tells_gets_the_weight():
    weights = fit_ranking(solutions(), frozenset({W, H}))
    assert weights.files["telling"] > 3 > 3 * abs(weights.files["noise"])
    assert weights.functions["f"] > 0 and weights.functions[FILE_SHARE] > 0
    assert weights.file_odds[0] > 0


def test_only_the_signals_of_the_choice_are_used():
    assert set(fit_ranking(solutions(5), frozenset({H})).files) == {"past"}


def test_a_fitted_ranking_ranks():
    choice = frozenset({W})
    ranker = Ranker("x@1", {choice: fit_ranking(solutions(), choice)})
    report = solved(np.random.default_rng(9))
    files = ranker.rank_files(report.signals(choice), choice)
    functions = ranker.rank_functions(report.signals(choice), choice, files, report.owner)
    assert np.argmax(files.scores) == report.files[0]
    assert np.argmax(functions.scores) == report.functions[0]


def test_reports_without_known_functions_teach_files_alone():
    known = solutions(5)
    for reports in known.values():
        reports[0] = Solved(reports[0].by_group, reports[0].owner, reports[0].files, np.zeros(0, np.intp))
    assert fit_ranking(known, frozenset({W})).functions["f"] > 0
