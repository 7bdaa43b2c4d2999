"""DeepClone: vectors of tokens from a language model, put together along the syntax tree, without labels.

White et al. (2016), "Deep Learning Code Fragments for Code Clone Detection", a baseline of the RUM paper
(section 3.2): a recurrent network learns the embeddings at the lexical level, then a recursive
autoencoder combines them at the syntactic level. The code of the root stands for the whole unit, and
near codes, by Euclidean distance, are clones. Where the description leaves a choice: the tokens of the
language model are the leaves of the tree, and the leaves' vectors have unit length, as the codes do.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.forest import ForestTensors, fold


class TokenLanguageModel(nn.Module):
    """Says the next token from those before; only its embeddings are kept.

    Mikolov et al. (2010), "Recurrent neural network based language model": an Elman network. Its softmax is
    that of Grave et al. (2017), "Efficient softmax approximation for GPUs": rare tokens in two clusters of
    their own, which makes a step four times faster with 5,000 tokens.

    Args:
        vocabulary: number of token ids, at least 4; the rare ones last, as in `features.Vocabulary`.
        dim: width of token embeddings.
        hidden: width of the network, at least 16: the rarest tokens are told from a sixteenth of it.
    """

    def __init__(self, vocabulary: int, dim: int = 100, hidden: int = 100) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.rnn = nn.RNN(dim, hidden, batch_first=True)
        cutoffs = [max(1, vocabulary // 16), max(2, vocabulary // 4)]
        self.out = nn.AdaptiveLogSoftmaxWithLoss(hidden, vocabulary, cutoffs)

    def forward(self, ids: Tensor) -> Tensor:
        """Mean cross-entropy of the tokens, in nats.

        Args:
            ids: [batch, seq] as `features.forest.pad_leaves` makes them; padding is left out.
        """
        before = F.pad(ids, (1, 0))[:, :-1]  # id 0 starts the sequence
        states, _ = self.rnn(self.embedding(before))
        is_token = ids != 0
        loss: Tensor = self.out(states[is_token], ids[is_token]).loss
        return loss


@dataclass(frozen=True, slots=True)
class Codes:
    """What a recursive autoencoder makes of a forest.

    Attributes:
        roots: [batch, dim], rows of unit length; zeros for an empty unit.
        loss: mean reconstruction error over the inner nodes; 0 when there are none.
    """

    roots: Tensor
    loss: Tensor


class RecursiveAutoencoder(nn.Module):
    """Two children -> their parent, from which both can be told again.

    Socher et al. (2011), "Semi-Supervised Recursive Autoencoders for Predicting Sentiment Distributions",
    section 2: p = tanh(W [c₁; c₂] + b), scaled to unit length, [c₁'; c₂'] = W' p + b', and the error is
    Σ nᵢ / (n₁ + n₂) · |cᵢ − cᵢ'|² with nᵢ leaves below cᵢ.

    Args:
        dim: width of the leaves' vectors and of the codes.
    """

    def __init__(self, dim: int = 100) -> None:
        super().__init__()
        self.encode = nn.Linear(2 * dim, dim)
        self.decode = nn.Linear(dim, 2 * dim)

    def forward(self, leaves: Tensor, forest: ForestTensors) -> Codes:
        """Codes of all trees of a forest.

        Args:
            leaves: [leaves, dim], vectors of `forest.leaf_ids`; detached from the language model, or else
                it is drawn to where all tokens are alike and easily told.
            forest: the trees.
        """
        parents = [leaves.new_zeros(0, leaves.shape[1])]
        children = [leaves.new_zeros(0, 2, leaves.shape[1])]

        def combine(pairs: Tensor, level: int) -> Tensor:
            children.append(pairs)
            parents.append(F.normalize(torch.tanh(self.encode(pairs.flatten(1))), dim=1))
            return parents[-1]

        roots = fold(forest, F.normalize(leaves, dim=1), combine)
        told = self.decode(torch.cat(parents)).unflatten(1, (2, -1))
        error = ((torch.cat(children) - told) ** 2).sum(dim=2)
        weights = forest.sizes / forest.sizes.sum(dim=1, keepdim=True)
        return Codes(roots, (weights * error).sum() / max(1, len(told)))
