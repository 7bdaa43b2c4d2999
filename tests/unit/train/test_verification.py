import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.features.changes import CHANGES
from paralog.train import verification
from paralog.train.verification import Examples, Kind, fit_verifier, fit_weights, prepare_examples

CROSSED = CHANGES.index("names crossed")


@pytest.fixture(scope="module")
def examples(data, material, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pairs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "PAIRS", {"train": 40, "dev": 24})
        return {split: prepare_examples(split, material("code"), data, folder) for split in ("train", "dev")}


def made_up(n, seed):
    """Pairs in which crossed names tell what was edited; all else is noise."""
    rng = np.random.default_rng(seed)
    kinds = rng.integers(len(Kind), size=n)
    rows = rng.random((n, len(CHANGES))).astype(np.float32)
    rows[:, CROSSED] += 2 * (kinds >= Kind.EDITED)
    return Examples(rows, kinds)


def test_pairs_of_all_kinds_that_the_data_have(examples):
    train = examples["train"]
    assert {Kind.SOLUTIONS, Kind.REWRITTEN, Kind.EDITED} <= set(train.kinds)
    assert train.changes.shape == (len(train.kinds), len(CHANGES)) and np.isfinite(train.changes).all()
    assert np.array_equal(train.same, train.kinds < Kind.EDITED)


def test_an_edit_changes_less_than_another_author(examples):
    alike = examples["train"].changes[:, CHANGES.index("statements alike")]
    kinds = examples["train"].kinds
    assert alike[kinds == Kind.EDITED].mean() > alike[kinds == Kind.SOLUTIONS].mean()


def test_pairs_are_made_once_and_alike_by_any_number_of_processes(
    data, material, examples, tmp_path, monkeypatch
):
    monkeypatch.setattr(verification, "PAIRS", {"train": 40, "dev": 24})
    monkeypatch.setattr(verification, "_CHUNK", 7)
    again = prepare_examples("dev", material("code"), data, tmp_path, 2)
    assert np.array_equal(again.changes, examples["dev"].changes)
    assert np.array_equal(again.kinds, examples["dev"].kinds)
    monkeypatch.setattr(verification, "_compared", None)  # what is there is not made again
    kept = prepare_examples("dev", material("code"), data, tmp_path)
    assert np.array_equal(kept.changes, again.changes)


def test_it_learns_what_matters():
    fitted = fit_verifier(made_up(2_000, 0), made_up(500, 1))
    weights = fitted.weights.weights
    assert min(weights, key=weights.get) == "names crossed" and weights["names crossed"] < -1
    assert fitted.scores["rewritten before edited"] > 0.9
    assert fit_verifier(made_up(2_000, 0), made_up(500, 1)) == fitted


def test_its_probability_holds_whatever_kinds_the_dev_split_lacks():
    few = made_up(4_000, 1)
    kept = few.kinds != Kind.PURPOSES
    fitted = fit_verifier(made_up(4_000, 0), Examples(few.changes[kept], few.kinds[kept]))
    n = sum(each.n for each in fitted.bins)
    assert sum(each.n * each.observed for each in fitted.bins) / n == pytest.approx(2.5 / 4, abs=0.01)
    assert all(abs(each.predicted - each.observed) < 0.15 for each in fitted.bins if each.n > 100)


@pytest.mark.parametrize("kinds", [[], [Kind.SOLUTIONS], [Kind.EDITED]])
def test_pairs_of_one_side_teach_nothing(kinds):
    rows = np.zeros((len(kinds), len(CHANGES)), np.float32)
    with pytest.raises(TrainingError, match="needs Python or Java"):
        fit_weights(Examples(rows, np.array(kinds, np.int64)))


def test_a_kind_counts_by_its_share_and_not_by_its_pairs():
    some = made_up(2_000, 0)
    often = np.concatenate([np.arange(2_000), np.repeat(np.flatnonzero(some.kinds == Kind.EDITED), 5)])
    more = Examples(some.changes[often], some.kinds[often])
    one, other = fit_weights(some), fit_weights(more)
    assert one.weights["names crossed"] == pytest.approx(other.weights["names crossed"], rel=0.25)


def test_a_kind_that_is_missing_is_not_scored():
    some = made_up(300, 0)
    few = some.kinds != Kind.REWRITTEN
    scores = fit_verifier(some, Examples(some.changes[few], some.kinds[few])).scores
    assert set(scores) == {"solution before edited", "solution before edited and rewritten"}
