"""CDLH: a Tree-LSTM over the binary syntax tree, and a hash layer whose bits say what code does.

Wei and Li (2017), "Supervised Deep Features for Software Functional Clone Detection by Exploiting Lexical
and Syntactical Information in Source Code", a baseline of the RUM paper (section 3.2). Where its
description leaves a choice: inner nodes have an input too, the embedding of their type; the embeddings
are learned with the rest; bits are tanh in training and its sign afterwards; and a fresh network
remembers what lies deep (see `BinaryTreeLstm`).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from paralog.nn.forest import ForestTensors, fold

MEMORY = 50
"""Levels over which a fresh Tree-LSTM keeps what it read; about the depth of a binary syntax tree."""


class BinaryTreeLstm(nn.Module):
    """Inputs of all nodes -> hidden states of the roots.

    Tai et al. (2015), "Improved Semantic Representations From Tree-Structured Long Short-Term Memory
    Networks", section 3.2: the N-ary Tree-LSTM with N = 2. Each child has a forget gate, and each gate
    has weights of its own for the left and for the right child; both forget gates share those of the input.
    Binary syntax trees are deep, so the gate biases are drawn as in `paralog.nn.lstm.remember`: with
    PyTorch's own, the root hardly knows the leaves.

    Args:
        dim: width of the inputs.
        hidden: width of the states.
        memory: levels after which the last cells forget; 0 leaves the gates as PyTorch draws them.
    """

    def __init__(self, dim: int, hidden: int, memory: int = MEMORY) -> None:
        super().__init__()
        self.hidden = hidden
        # The gates stand in the order input, output, forget (left, right), update.
        self.from_input = nn.Linear(dim, 4 * hidden)
        self.from_children = nn.Linear(2 * hidden, 5 * hidden, bias=False)
        if memory:
            bias = torch.log(1 + torch.rand(hidden) * (memory - 2))
            with torch.no_grad():
                self.from_input.bias[:hidden] = -bias
                self.from_input.bias[2 * hidden : 3 * hidden] = bias

    def forward(self, leaves: Tensor, inner: Tensor, forest: ForestTensors) -> Tensor:
        """Tensor [leaves, dim] and [inner, dim], in the order of the forest -> [batch, hidden]."""
        i, o, f, u = self.from_input(inner).chunk(4, dim=1)
        inputs = torch.split(torch.cat([i, o, f, f, u], dim=1), forest.inner_per_level)
        roots = fold(forest, self._leaves(leaves), lambda pairs, level: self._cell(inputs[level], pairs))
        return roots[:, : self.hidden]

    def _leaves(self, leaves: Tensor) -> Tensor:
        """States, hidden and memory side by side, of nodes without children: nothing is to be forgotten."""
        i, o, _, u = self.from_input(leaves).chunk(4, dim=1)
        memory = torch.sigmoid(i) * torch.tanh(u)
        return torch.cat([torch.sigmoid(o) * torch.tanh(memory), memory], dim=1)

    def _cell(self, inputs: Tensor, pairs: Tensor) -> Tensor:
        """Gates before the children [n, 5 · hidden], states [n, 2, 2 · hidden] -> [n, 2 · hidden]."""
        hidden, memory = pairs.chunk(2, dim=2)
        gates = inputs + self.from_children(hidden.flatten(1))
        i, o, left, right = torch.sigmoid(gates[:, : -self.hidden]).chunk(4, dim=1)
        update = torch.tanh(gates[:, -self.hidden :])
        kept = i * update + left * memory[:, 0] + right * memory[:, 1]
        return torch.cat([o * torch.tanh(kept), kept], dim=1)


class Cdlh(nn.Module):
    """Token embeddings -> Tree-LSTM -> hash layer.

    Args:
        vocabulary: number of token ids.
        dim: width of token embeddings.
        hidden: width of the Tree-LSTM.
        bits: length of the hash.
    """

    def __init__(self, vocabulary: int, dim: int = 100, hidden: int = 100, bits: int = 32) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.tree = BinaryTreeLstm(dim, hidden)
        self.hash = nn.Linear(hidden, bits)

    def forward(self, forest: ForestTensors) -> Tensor:
        """Soft bits, [batch, bits], each in (-1, 1)."""
        leaves, inner = self.embedding(forest.leaf_ids), self.embedding(forest.inner_ids)
        return torch.tanh(self.hash(self.tree(leaves, inner, forest)))


def harden(bits: Tensor) -> Tensor:
    """Soft bits as -1 and 1: the hash that is compared once training is over."""
    return torch.where(bits >= 0, 1.0, -1.0)


def similarity(bits: Tensor) -> Tensor:
    """Mean product of the bits of each pair of rows, in [-1, 1]: [batch, bits] -> [batch, batch].

    Of hard bits it is 1 − 2 · hamming / bits.
    """
    return bits @ bits.T / bits.shape[1]


class HashLoss(nn.Module):
    """Squared error of the similarity against the label, and of the bits against -1 and 1.

    (y − s)² of a pair labelled y ∈ {-1, 1}, as in Liu et al. (2012), "Supervised Hashing with Kernels", plus
    λ (|h| − 1)² of each bit h, averaged, so that `harden` changes little. The description of CDLH does not
    settle the second term.

    Args:
        quantisation: λ.
    """

    def __init__(self, quantisation: float = 0.1) -> None:
        super().__init__()
        self.quantisation = quantisation

    def forward(self, bits: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the pairs of a batch, all weighing the same.

        Args:
            bits: [batch, bits], soft.
            positive: [batch, batch], True where two rows do the same.
            valid: [batch, batch], True where a pair counts at all; some pair must.
        """
        labels = 2 * positive.to(bits.dtype) - 1
        error = (labels - similarity(bits))[valid] ** 2
        return error.mean() + self.quantisation * ((bits.abs() - 1) ** 2).mean()
