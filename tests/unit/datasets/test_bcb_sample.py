import numpy as np
import pytest

from paralog.core import UsageError
from paralog.datasets.bcb_sample import LEAST, draw_functions, draw_pairs, label_pairs
from paralog.datasets.bigclonebench import BcbFunction


def function(number, functionality=None, shape="", **more):
    known = more.get("known", True)
    return BcbFunction(number, f"f{number}", functionality, 9, known, shape or f"shape {number}")


@pytest.fixture(scope="module")
def functions():
    """A third of one functionality, a tenth of another, the rest without any; ten of them are copies."""
    names = {0: "bcb-g00", 1: "bcb-g00", 2: "bcb-g00", 3: "bcb-g01"}
    return [function(n, names.get(n % 10), f"shape {n % 190}") for n in range(200)]


def test_training_and_test_are_disjoint(functions):
    sample = draw_functions(functions, 150, 50, seed=1)
    assert (len(sample.train), len(sample.test)) == (150, 50)
    assert {f.id for f in (*sample.train, *sample.test)} == set(range(200))


def test_the_sample_is_fixed_by_the_seed(functions):
    assert draw_functions(functions, 30, 20, 1) == draw_functions(functions[::-1], 30, 20, 1)
    assert draw_functions(functions, 30, 20, 1) != draw_functions(functions, 30, 20, 2)


def test_only_the_set_of_the_papers_is_drawn_from(functions):
    others = [function(n, known=False) for n in range(500, 900)]
    assert draw_functions(others + functions, 30, 20, 1) == draw_functions(functions, 30, 20, 1)


def test_copies_can_be_left_out(functions):
    sample = draw_functions(functions, 100, 90, 1, copies=False)
    assert len({f.shape for f in (*sample.train, *sample.test)}) == 190
    with pytest.raises(UsageError, match=r"100 \+ 91 functions .* 190 can be drawn"):
        draw_functions(functions, 100, 91, 1, copies=False)


def test_pairs_are_different_ones_of_different_functions(functions):
    n = len(functions)
    drawn = draw_pairs(functions, 5_000, 3)
    pairs = {frozenset(pair) for pair in zip(drawn.first.tolist(), drawn.second.tolist(), strict=True)}
    assert len(pairs) == 5_000
    assert all(len(pair) == 2 and max(pair) < n for pair in pairs)
    for first, second, is_clone in zip(drawn.first, drawn.second, drawn.is_clone, strict=True):
        one, other = functions[first].functionality, functions[second].functionality
        assert is_clone == (one is not None and one == other)


def test_clones_come_at_their_natural_rate(functions):
    labels = label_pairs(functions, functions)
    natural = labels.is_clone[labels.is_valid].mean()
    assert draw_pairs(functions, 5_000, 3).is_clone.mean() == pytest.approx(natural, abs=0.02)


@pytest.mark.parametrize("n_functions", [4, 7, 8])
def test_every_valid_pair_can_be_drawn(n_functions):
    few = [function(n, "bcb-g00" if n < 3 else None) for n in range(n_functions)]
    n_pairs = n_functions * (n_functions - 1) // 2
    drawn = draw_pairs(few, n_pairs, 0)
    assert len({frozenset(pair) for pair in zip(drawn.first, drawn.second, strict=True)}) == n_pairs


def test_a_few_pairs_have_both_labels():
    rare = [function(n, "bcb-g00" if n < 3 else None) for n in range(60)]
    for seed in range(20):
        few = draw_pairs(rare, 6, seed)
        assert len(few.is_clone) == 6
        assert few.is_clone.sum() >= LEAST
        assert (~few.is_clone).sum() >= LEAST
        more = draw_pairs(rare, 6, seed, least=3)
        assert more.is_clone.sum() == 3


def test_draws_of_pairs_are_fixed_by_the_seed(functions):
    one, same, other = (draw_pairs(functions, 50, seed) for seed in (1, 1, 2))
    assert np.array_equal(one.first, same.first)
    assert np.array_equal(one.second, same.second)
    assert not np.array_equal(one.first, other.first)


@pytest.mark.parametrize("functionality", ["bcb-g00", None])
@pytest.mark.parametrize("n_functions", [0, 1, 10])
def test_one_label_alone_is_refused(functionality, n_functions):
    alike = [function(n, functionality) for n in range(n_functions)]
    with pytest.raises(UsageError, match=rf"{n_functions} functions gave \d+ clones and \d+ other pairs"):
        draw_pairs(alike, 4, 0)


def test_too_few_and_too_many_pairs_are_refused(functions):
    for n in (3, 200 * 199 // 2 + 1):
        with pytest.raises(UsageError, match=f"{n} pairs with 2 of each label are asked for"):
            draw_pairs(functions, n, 0)


def test_labels_of_all_pairs():
    rows = [function(1, "bcb-g00"), function(2, None)]
    columns = [function(1, "bcb-g00"), function(3, "bcb-g00"), function(4, "bcb-g01"), function(5, None)]
    labels = label_pairs(rows, columns)
    assert labels.is_clone.tolist() == [[True, True, False, False], [False, False, False, False]]
    assert labels.is_valid.tolist() == [[False, True, True, True], [True, True, True, True]]
    assert labels.n_copies == 0
    assert label_pairs([], rows).is_clone.shape == (0, 2)


def test_copies_are_counted_and_must_not_be_called_no_clones():
    copies = [function(n, name, "same") for n, name in ((1, "bcb-g00"), (2, "bcb-g00"), (3, None))]
    labels = label_pairs(copies, copies)
    assert labels.is_copy.all()
    assert labels.is_valid.tolist() == [[False, True, False], [True, False, False], [False, False, False]]
    assert labels.n_copies == 2
    others = [*copies, function(4), function(5)]
    drawn = draw_pairs(others, 3 + 4, 0, least=1)
    assert {2} not in [
        {first, second} - {0, 1} for first, second in zip(drawn.first, drawn.second, strict=True)
    ]
