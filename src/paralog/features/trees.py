"""The view of the tree-based baselines: a syntax tree as a full binary tree.

Wei and Li (2017), "Supervised Deep Features for Software Functional Clone Detection", and White et al.
(2016), "Deep Learning Code Fragments for Code Clone Detection", both make every inner node have two
children. Here a node with more keeps its first child and hands the others on to a new node of its type,
and an only child takes the place of its parent. What is a node, and how it is spelled, is as in the
structure-based traversal (`paralog.syntax.sbt`): comments, separators and brackets are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit
from paralog.features.vocabulary import Vocabulary
from paralog.syntax import sbt
from paralog.syntax.sbt import WRAPPER


@dataclass(frozen=True, slots=True)
class TreeArrays:
    """One unit as a full binary tree of n nodes: children before their parents, so the root comes last.

    Leaves stand in source order. An empty unit has no nodes.

    Shapes:
        ids: int32 [n], vocabulary ids.
        left, right: int32 [n], the children of a node, -1 at a leaf.
        depths: int32 [n], edges between a node and the root.
        sizes: int32 [n], leaves below a node; a leaf counts itself.
    """

    ids: NDArray[np.int32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    depths: NDArray[np.int32]
    sizes: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def leaf_ids(self) -> NDArray[np.int32]:
        """Ids of the leaves in source order, int32 [leaves]."""
        leaf_ids: NDArray[np.int32] = self.ids[self.left < 0]
        return leaf_ids


@dataclass(frozen=True)
class TreeView:
    """Turns units into full binary trees.

    Attributes:
        vocabulary: of SBT tokens: an inner node is `(type`, a leaf `=text`.
        max_leaves: at least 1; a longer unit is cut after so many leaves in source order, and the nodes
            that are open there end with it. A tree has at most 2 · max_leaves − 1 nodes.
    """

    vocabulary: Vocabulary
    max_leaves: int = 150

    def tokens(self, unit: CodeUnit) -> Iterator[str]:
        """The token of each node: all that a vocabulary for this view has to count."""
        yield from self._binarise(unit).tokens

    def arrays(self, unit: CodeUnit) -> TreeArrays:
        """The unit as a tree.

        Raises:
            SourceError: the code is nested too deeply.
        """
        tree = self._binarise(unit)
        ids = [self.vocabulary.id(token) for token in tree.tokens]
        parts = (ids, tree.left, tree.right, tree.depths(), tree.sizes)
        return TreeArrays(*(np.array(part, np.int32) for part in parts))

    def _binarise(self, unit: CodeUnit) -> _BinaryTree:
        tree = _BinaryTree()
        tree.read(sbt(unit, wrap=False).texts, self.max_leaves)
        return tree


class _BinaryTree:
    """Grows from a delimited traversal; a stack holds the nodes whose end has not come yet."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.left: list[int] = []
        self.right: list[int] = []
        self.sizes: list[int] = []
        self._n_leaves = 0
        self._open: list[tuple[str, list[int]]] = [(f"({WRAPPER}", [])]  # joins several trees

    def read(self, texts: Iterable[str], max_leaves: int) -> None:
        for text in texts:
            if self._n_leaves == max_leaves:
                break
            if text[0] == "(":
                self._open.append((text, []))
            elif text[0] == "=":
                self._add_leaf(text)
            else:
                token, children = self._open.pop()
                if children:
                    self._add_inner(token, children)
                else:
                    self._add_leaf(token)  # `()` of a call: nothing is left below it, and it tells
        while self._open:
            token, children = self._open.pop()
            if children:
                self._add_inner(token, children)

    def depths(self) -> list[int]:
        depths = [0] * len(self.tokens)
        for node in reversed(range(len(depths))):
            if self.left[node] >= 0:
                depths[self.left[node]] = depths[self.right[node]] = depths[node] + 1
        return depths

    def _add_leaf(self, token: str) -> None:
        self._n_leaves += 1
        self._open[-1][1].append(self._add(token, -1, -1))

    def _add_inner(self, token: str, children: list[int]) -> None:
        node = children.pop()
        while children:
            node = self._add(token, children.pop(), node)
        if self._open:
            self._open[-1][1].append(node)

    def _add(self, token: str, left: int, right: int) -> int:
        self.tokens.append(token)
        self.left.append(left)
        self.right.append(right)
        self.sizes.append(1 if left < 0 else self.sizes[left] + self.sizes[right])
        return len(self.tokens) - 1
