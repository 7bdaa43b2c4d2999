"""Recursion over the trees of a batch, all nodes of a level at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from paralog.features.forest import Forest


@dataclass(frozen=True, slots=True)
class ForestTensors:
    """A `paralog.features.forest.Forest` as tensors; shapes as there."""

    leaf_ids: Tensor
    inner_ids: Tensor
    children: Tensor
    sizes: Tensor
    leaves_per_level: list[int]
    inner_per_level: list[int]
    roots: Tensor

    @classmethod
    def of(cls, forest: Forest, device: torch.device | str = "cpu") -> ForestTensors:
        """The tensors of `forest` on `device`."""
        return cls(
            leaf_ids=torch.from_numpy(forest.leaf_ids).to(device),
            inner_ids=torch.from_numpy(forest.inner_ids).to(device),
            children=torch.from_numpy(forest.children).to(device),
            sizes=torch.from_numpy(forest.sizes).to(device),
            leaves_per_level=forest.leaves_per_level.tolist(),
            inner_per_level=forest.inner_per_level.tolist(),
            roots=torch.from_numpy(forest.roots).to(device),
        )


def fold(forest: ForestTensors, leaves: Tensor, combine: Callable[[Tensor, int], Tensor]) -> Tensor:
    """Combine the states of two children into that of their parent, from the leaves up to the roots.

    Args:
        forest: the trees.
        leaves: [leaves, dim], states in the order of `forest.leaf_ids`.
        combine: the states [n, 2, dim] of both children of all n inner nodes of a level, and the number of
            the level -> the states [n, dim] of these nodes.

    Returns:
        States of the roots, [batch, dim].
    """
    leaves_of = torch.split(leaves, forest.leaves_per_level)
    children_of = torch.split(forest.children, forest.inner_per_level)
    states = leaves_of[0]  # the deepest level has leaves only
    for level in range(1, len(leaves_of)):
        pairs = _take(states, children_of[level])
        states = torch.cat([combine(pairs, level), leaves_of[level]])
    return _take(states, forest.roots)


def _take(states: Tensor, positions: Tensor) -> Tensor:
    """Rows of `states`; as an embedding, whose gradient is much faster on a CPU than that of indexing."""
    return F.embedding(positions, states)
