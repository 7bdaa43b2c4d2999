import numpy as np
import pytest

from paralog.core import UsageError
from paralog.tasks.localization.adapting import adapt
from paralog.tasks.localization.ranker import FILE_SHARE, Ranker, Weights
from paralog.tasks.localization.signal import Group, Signals
from paralog.tasks.localization.training import Solved

CHOICE = frozenset({Group.WORDS})
WRONG = Ranker("wrong@1", {CHOICE: Weights({"a": 3.0, "b": 0.0}, {"f": 1.0, FILE_SHARE: 1.0})})


def issues(n, telling, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(n):
        files = {"a": rng.random(15), "b": rng.random(15)}
        right = int(np.argmax(files[telling])) if telling else int(rng.integers(15))
        yield Solved(
            {Group.WORDS: Signals(files, {})}, np.zeros(0, np.intp), np.array([right]), np.zeros(0, np.intp)
        )


def test_what_tells_here_is_learned():
    adapted = adapt(WRONG, list(issues(100, "b")), "ours@1")
    assert adapted.pull is not None and adapted.ranker.name == "ours@1"
    assert adapted.after["acc@1"] > adapted.before["acc@1"] + 0.3
    assert (adapted.n_learned, adapted.n_judged) == (80, 20)
    weights = adapted.ranker.weights[CHOICE].files
    assert weights["b"] > weights["a"]
    assert adapted.ranker.provenance["adapted_from"] == "wrong@1"
    assert any("acc" not in line and "%" in line for line in adapted.told())


def test_a_ranking_that_cannot_be_bettered_stays():
    right = Ranker("right@1", {CHOICE: Weights({"a": 0.0, "b": 0.0}, {})})
    adapted = adapt(right, list(issues(40, "")), "ours@1")
    if adapted.pull is None:
        assert adapted.ranker is right and adapted.before == adapted.after
    else:
        assert abs(adapted.after["mrr"] - adapted.before["mrr"]) < 0.3


def test_few_issues_are_refused():
    with pytest.raises(UsageError, match="fewer than 20"):
        adapt(WRONG, list(issues(19, "b")), "ours@1")
