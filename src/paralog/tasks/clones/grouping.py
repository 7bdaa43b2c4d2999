"""Clone classes out of pairs, without the chains that transitivity makes of them.

Pairs say "a is like b" and "b is like c". Taking connected components would put a and z of a long
chain into one class. Here an edge makes one group of two only when, after that,

    there is a medoid: a member at least as near as the threshold to every other member, and
    every member is as near as that to the share of the others that the edge asks for, and
    the two groups are not both made by edges that ask for less: two families of near copies
    stay two, however alike.

Edges that ask for less come first (near copies before rewritings), then stronger before weaker, so
that twins are together before either can be drawn elsewhere. Each attempt costs one small matrix
product between the members of the two groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors

_ROUNDING = 1e-5  # products of different shape differ in the last bits

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes that may belong to one class.

    Attributes:
        left, right: the nodes.
        strength: ranks edges; has no unit.
        share: of the other members, to which every member of the class must be near; in [0, 1].
    """

    left: int
    right: int
    strength: float
    share: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that belong together.

    Attributes:
        medoid: of the nodes that are near to all others the one with the most edges to them, then
            the nearest on the whole.
        nodes: all nodes, ascending, the medoid included.
    """

    medoid: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Star(Generic[T]):
    """A cluster of which every member was compared with the medoid.

    Attributes:
        medoid: the node in the middle.
        leaves: the other nodes, each with the evidence that it belongs to the medoid.
    """

    medoid: int
    leaves: dict[int, T]


def group(
    vectors: Vectors,
    edges: Sequence[Edge],
    threshold: float,
    related: Mapping[int, frozenset[int]],
    compare: Callable[[int, int], T | None],
) -> list[Star[T]]:
    """Clusters as stars: members that `compare` refuses to their medoid are grouped anew by themselves.

    Args:
        vectors: as for `cluster`.
        edges: as for `cluster`.
        threshold: as for `cluster`.
        related: as for `cluster`.
        compare: evidence that two nodes belong together, or None.
    """
    stars: list[Star[T]] = []
    waiting = list(edges)
    while waiting:
        left_over: set[int] = set()
        for found in cluster(vectors, waiting, threshold, related):
            evidence = {node: compare(found.medoid, node) for node in found.nodes if node != found.medoid}
            leaves = {node: each for node, each in evidence.items() if each is not None}
            left_over |= evidence.keys() - leaves.keys()
            if leaves:
                stars.append(Star(found.medoid, leaves))
        waiting = [edge for edge in waiting if edge.left in left_over and edge.right in left_over]
    return sorted(stars, key=lambda star: star.medoid)


def cluster(
    vectors: Vectors,
    edges: Sequence[Edge],
    threshold: float,
    related: Mapping[int, frozenset[int]],
) -> list[Cluster]:
    """Group nodes by their edges; nodes that stay alone are left out.

    The result does not depend on the order of the edges: equal ones are taken by node.

    Args:
        vectors: one row of unit length for each node, shape [n, dim].
        edges: pairs of nodes, their cosine at `threshold` or above.
        threshold: cosine from which two nodes are near.
        related: nodes that must not come into one class, by node.
    """
    neighbours = _neighbours(edges)
    groups = {node: _Group.single(node, related) for node in neighbours}
    refused: set[tuple[int, int]] = set()
    floor = threshold - _ROUNDING
    n_made = len(vectors)  # groups are numbered; those of one node by the node
    for edge in sorted(edges, key=lambda edge: (edge.share, -edge.strength, edge.left, edge.right)):
        one, other = groups[edge.left], groups[edge.right]
        attempt = (min(one.number, other.number), max(one.number, other.number))
        if one is other or attempt in refused:
            continue
        merged = one.merged(other, vectors, floor, edge.share, n_made)
        if merged is None:
            refused.add(attempt)
            continue
        n_made += 1
        for node in merged.nodes:
            groups[node] = merged
    found = {group.number: group for group in groups.values() if len(group.nodes) > 1}
    clusters = [group.cluster(vectors, floor, neighbours) for group in found.values()]
    return sorted(clusters, key=lambda each: each.nodes)


def _neighbours(edges: Sequence[Edge]) -> dict[int, set[int]]:
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.left].add(edge.right)
        neighbours[edge.right].add(edge.left)
    return neighbours


@dataclass(frozen=True, slots=True)
class _Group:
    """Nodes that are together so far.

    Attributes:
        number: tells it from all other groups, earlier ones included.
        nodes: in the order in which they came.
        lowest: smallest cosine of each node to the others.
        n_near: to how many of the others each node is near.
        related: nodes that must not come in.
        share: the least that an edge inside asked for; 1 for a single node.
    """

    number: int
    nodes: tuple[int, ...]
    lowest: NDArray[np.float32]
    n_near: NDArray[np.int64]
    related: frozenset[int]
    share: float = 1.0

    @classmethod
    def single(cls, node: int, related: Mapping[int, frozenset[int]]) -> Self:
        one, none = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.int64)
        return cls(node, (node,), one, none, related.get(node, frozenset()))

    def merged(
        self, other: Self, vectors: Vectors, threshold: float, share: float, number: int
    ) -> Self | None:
        """Both as one group, or None where they do not belong together."""
        if share > max(self.share, other.share) or not self.related.isdisjoint(other.nodes):
            return None
        nodes, related = self.nodes + other.nodes, self.related | other.related
        similarities = vectors[list(self.nodes)] @ vectors[list(other.nodes)].T
        near = similarities >= threshold
        lowest = np.concatenate(
            [
                np.minimum(self.lowest, similarities.min(axis=1)),
                np.minimum(other.lowest, similarities.min(axis=0)),
            ]
        )
        n_near = np.concatenate([self.n_near + near.sum(axis=1), other.n_near + near.sum(axis=0)])
        if lowest.max() < threshold or n_near.min() < share * (len(nodes) - 1):
            return None
        return type(self)(number, nodes, lowest, n_near, related, min(share, self.share, other.share))

    def cluster(self, vectors: Vectors, threshold: float, neighbours: Mapping[int, set[int]]) -> Cluster:
        """The group with its medoid."""
        nodes = tuple(sorted(self.nodes))
        rows = vectors[list(nodes)]
        nearness = np.round(rows @ rows.sum(axis=0), 4).tolist()
        lowest = dict(zip(self.nodes, self.lowest, strict=True))
        *_, medoid = min(
            (-len(neighbours[node].intersection(nodes)), -near, node)
            for node, near in zip(nodes, nearness, strict=True)
            if lowest[node] >= threshold
        )
        return Cluster(medoid, nodes)
