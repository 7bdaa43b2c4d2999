"""A deep belief network over token vectors: features that are learned without labels.

Wang, Liu and Tan (2016), "Automatically learning semantic features for defect prediction", section 3, the
AST-DBN of the RUM paper; its DBN reads all tokens in place of selected nodes of the tree. A file is the
sequence of its tokens' numbers, scaled to [0, 1] and padded to the longest that is read; restricted Boltzmann
machines are trained on it one upon another by contrastive divergence (Hinton et al., 2006); a logistic
regression learns from the states of the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BeliefOptions:
    """Shape and training of the network.

    Attributes:
        hidden: units of each layer, from the bottom; the paper of Wang et al. has 10 layers of 100.
        epochs: over the files, of each layer.
        batch: files of a step.
        learning_rate: of the weights.
    """

    hidden: tuple[int, ...] = (100, 100, 100)
    epochs: int = 20
    batch: int = 10
    learning_rate: float = 0.05


def token_matrix(sequences: Sequence[NDArray[np.integer]], n_tokens: int, longest: int) -> Floats:
    """Token numbers, from 1 on, as [n files, longest] in [0, 1]; 0 is padding."""
    matrix = np.zeros((len(sequences), longest))
    for row, sequence in enumerate(sequences):
        matrix[row, : len(sequence[:longest])] = sequence[:longest] / n_tokens
    return matrix


def belief_features(visible: Floats, train: NDArray[np.int64], options: BeliefOptions, seed: int) -> Floats:
    """States of the last layer of all files, [n files, hidden], learned from those of `train` alone."""
    rng = np.random.default_rng(seed)
    states = visible
    for n_hidden in options.hidden:
        weights, bias = _machine(states[train], n_hidden, options, rng)
        states = _sigmoid(states @ weights + bias)
    return states


def _machine(
    visible: Floats, n_hidden: int, options: BeliefOptions, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Weights [n visible, n hidden] and hidden biases of one machine, by contrastive divergence."""
    weights = rng.normal(0, 0.01, (visible.shape[1], n_hidden))
    bias, back = np.zeros(n_hidden), np.zeros(visible.shape[1])
    for _ in range(options.epochs):
        order = rng.permutation(len(visible))
        for start in range(0, len(order), options.batch):
            seen = visible[order[start : start + options.batch]]
            active = _sigmoid(seen @ weights + bias)
            sampled = (rng.random(active.shape) < active).astype(np.float64)
            dreamt = _sigmoid(sampled @ weights.T + back)
            again = _sigmoid(dreamt @ weights + bias)
            rate = options.learning_rate / len(seen)
            weights += rate * (seen.T @ active - dreamt.T @ again)
            bias += rate * (active - again).sum(axis=0)
            back += rate * (seen - dreamt).sum(axis=0)
    return weights, bias


def _sigmoid(x: Floats) -> Floats:
    values: Floats = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return values
