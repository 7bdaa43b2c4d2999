import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.clones.grouping import Edge, Star, cluster, group

THRESHOLD = 0.9


def unit_rows(rows):
    rows = np.asarray(rows, dtype=np.float64)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def edges_of(vectors, share=2 / 3, threshold=THRESHOLD):
    cosines = vectors @ vectors.T
    return [
        Edge(i, j, float(cosines[i, j]), share)
        for i in range(len(vectors))
        for j in range(i + 1, len(vectors))
        if cosines[i, j] >= threshold
    ]


def nodes_of(vectors, edges=None, related=None):
    found = cluster(vectors, edges_of(vectors) if edges is None else edges, THRESHOLD, related or {})
    return [each.nodes for each in found]


def spiral(n):
    """A chain: the cosine of a node to the next one is 0.48, and to all others 0."""
    rows = np.zeros((n, n + 1))
    for i in range(n):
        rows[i, i : i + 2] = 0.6, 0.8
    return unit_rows(rows)


def test_a_chain_does_not_become_one_class():
    vectors = spiral(200)
    edges = [Edge(i, i + 1, 0.48, 2 / 3) for i in range(199)]
    found = cluster(vectors, edges, 0.4, {})
    assert max(len(each.nodes) for each in found) == 2
    assert sum(len(each.nodes) for each in found) >= 130


def test_a_slow_drift_breaks_where_the_ends_are_far_apart():
    angles = np.arange(200) * 0.05
    vectors = unit_rows(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    cosines = vectors @ vectors.T
    found = cluster(vectors, edges_of(vectors), THRESHOLD, {})
    assert len(found) > 5
    for each in found:
        assert cosines[each.medoid, list(each.nodes)].min() >= THRESHOLD - 1e-4


@pytest.mark.parametrize("n", [2, 3, 50])
@pytest.mark.parametrize("share", [2 / 3, 1.0])
def test_near_duplicates_stay_whole(n, share):
    generator = np.random.default_rng(n)
    vectors = unit_rows(generator.standard_normal(16) + 0.05 * generator.standard_normal((n, 16)))
    assert nodes_of(vectors, edges_of(vectors, share)) == [tuple(range(n))]


def test_twins_are_not_torn_apart_by_a_neighbour():
    vectors = unit_rows([[1, 0, 0], [1, 0.05, 0], [1, 0.5, 0], [1, 0.95, 0]])
    assert nodes_of(vectors) == [(0, 1), (2, 3)] or nodes_of(vectors) == [(0, 1, 2)]


def test_an_edge_that_asks_for_all_keeps_out_who_is_near_to_most():
    angles = np.array([0.0, 0.15, 0.3, 0.55])  # the ends are not near to each other
    vectors = unit_rows(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert nodes_of(vectors, edges_of(vectors, 2 / 3)) == [(0, 1, 2, 3)]
    assert (0, 1, 2, 3) not in nodes_of(vectors, edges_of(vectors, 1.0))


def test_two_families_of_near_copies_stay_two():
    vectors = unit_rows([[1, 0, 0], [1, 0.01, 0], [1, 0.3, 0], [1, 0.31, 0]])
    edges = [
        Edge(e.left, e.right, e.strength, 2 / 3 if e.right - e.left == 1 and e.left != 1 else 1.0)
        for e in edges_of(vectors)
    ]
    assert len(edges) == 6
    assert nodes_of(vectors, edges) == [(0, 1), (2, 3)]


def test_a_rewriting_joins_a_family_of_near_copies():
    vectors = unit_rows([[1, 0, 0], [1, 0.01, 0], [1, 0.3, 0]])
    edges = [Edge(0, 1, 2.0, 2 / 3), Edge(0, 2, 1.0, 1.0), Edge(1, 2, 1.0, 1.0)]
    assert nodes_of(vectors, edges) == [(0, 1, 2)]


def test_related_nodes_do_not_come_together_even_through_others():
    vectors = unit_rows([[1, 0], [1, 0.01], [1, 0.03]])
    related = {0: frozenset({2}), 2: frozenset({0})}
    assert nodes_of(vectors, related=related) == [(0, 1)]


def test_nothing_gives_nothing():
    assert cluster(np.empty((0, 3), np.float32), [], THRESHOLD, {}) == []


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_edges_does_not_matter_and_members_are_near(seed, random):
    generator = np.random.default_rng(seed)
    centres = generator.standard_normal((5, 6))
    vectors = unit_rows(centres[generator.integers(0, 5, 40)] + 0.4 * generator.standard_normal((40, 6)))
    edges = edges_of(vectors)
    found = cluster(vectors, edges, THRESHOLD, {})
    random.shuffle(edges)
    assert cluster(vectors, edges, THRESHOLD, {}) == found
    cosines = vectors @ vectors.T
    for each in found:
        near = cosines[np.ix_(each.nodes, each.nodes)] >= THRESHOLD - 1e-4
        assert near[each.nodes.index(each.medoid)].all()
        assert (near.sum(axis=1) - 1 >= (2 / 3) * (len(each.nodes) - 1) - 1e-9).all()
    assert len({node for each in found for node in each.nodes}) == sum(len(each.nodes) for each in found)


def test_members_that_the_medoid_refuses_are_grouped_by_themselves():
    vectors = unit_rows([[1, 0], [1, 0.01], [1, 0.02], [1, 0.03]])
    kind = [0, 1, 0, 1]

    def compare(one, other):
        return "same" if kind[one] == kind[other] else None

    assert group(vectors, edges_of(vectors), THRESHOLD, {}, compare) == [
        Star(0, {2: "same"}),
        Star(1, {3: "same"}),
    ]


def test_a_medoid_that_refuses_all_is_left_alone():
    vectors = unit_rows([[1, 0], [1, 0.01]])
    assert group(vectors, edges_of(vectors), THRESHOLD, {}, lambda one, other: None) == []
