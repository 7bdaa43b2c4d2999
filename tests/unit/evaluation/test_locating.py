import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.locating import measures, right_ranks


def test_ranks_of_the_right_candidates():
    assert right_ranks(np.array([0.1, 0.9, 0.5, 0.9]), np.array([2, 3])).tolist() == [2, 3]
    assert right_ranks(np.array([0.0, 0.0]), np.array([1])).tolist() == [2]


def test_measures_of_two_reports():
    found = measures([np.array([1, 6]), np.array([2])])
    assert found["acc@1"].tolist() == [0, 0] and found["hit@1"].tolist() == [1, 0]
    assert found["acc@5"].tolist() == [0, 1] and found["acc@10"].tolist() == [1, 1]
    assert found["mrr"].tolist() == [1, 0.5]
    assert found["map"].tolist() == [(1 + 2 / 6) / 2, 0.5]


def test_what_cannot_be_ranked_counts_as_not_found():
    found = measures([np.array([1]), np.array([], np.int64)], [1, 2])
    assert found["acc@10"].tolist() == [0, 0] and found["hit@1"].tolist() == [1, 0]
    assert found["map"].tolist() == [0.5, 0] and found["mrr"].tolist() == [1, 0]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6, unique=True).map(sorted))
def test_measures_keep_their_order(ranks):
    found = {name: float(values[0]) for name, values in measures([np.array(ranks)]).items()}
    assert found["acc@1"] <= found["acc@5"] <= found["acc@10"]
    assert all(found[f"acc@{k}"] <= found[f"hit@{k}"] for k in (1, 5, 10))
    assert 0 < found["map"] <= 1 and found["mrr"] == 1 / ranks[0]
