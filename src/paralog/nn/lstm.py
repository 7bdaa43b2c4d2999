"""The paper's encoder: one LSTM whose final hidden state is the embedding, and its pre-training decoder.

Wehr et al. (2019), section III.
"""

from __future__ import annotations

from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class SequenceEncoder(Protocol):
    """What the sequence autoencoder asks of the encoder that it trains."""

    embedding: nn.Embedding
    hidden: int

    def final_state(self, ids: Tensor, statements: Tensor) -> Tensor:
        """One vector for a whole sequence, before it is scaled: [batch, hidden]."""
        ...


class LstmEncoder(nn.Module):
    """Token embeddings -> single-layer LSTM -> final hidden state, scaled to unit length.

    Args:
        vocabulary: number of token ids.
        dim: width of token embeddings.
        hidden: width of the LSTM and of the embedding.
        memory: see `remember`; about the length of a traversal. 0 leaves the gates as PyTorch draws them.
    """

    def __init__(self, vocabulary: int, dim: int = 128, hidden: int = 128, memory: int = 200) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.lstm = nn.LSTM(dim, hidden, batch_first=True)
        self.hidden = hidden
        if memory:
            remember(self.lstm, memory)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> [batch, hidden], rows of unit length.

        Only the ids count; statements tell where padding begins.
        """
        return F.normalize(self.final_state(ids, statements).float(), dim=-1)

    def final_state(self, ids: Tensor, statements: Tensor) -> Tensor:
        """Hidden state after the last token, [batch, hidden].

        Padding is run through and not looked at: packing sequences is twenty times slower on a CPU.
        """
        states, _ = self.lstm(self.embedding(ids).sum(dim=2))
        last = ((statements >= 0).sum(dim=1) - 1).clamp(min=0)
        index = last.reshape(-1, 1, 1).expand(-1, 1, states.shape[2])
        final: Tensor = states.gather(1, index).squeeze(1)
        return final


def remember(lstm: nn.LSTM, longest: int) -> None:
    """Draw the gate biases so that the cells forget after 1 to `longest` steps, spread evenly.

    Tallec and Ollivier (2018), "Can recurrent neural networks warp time?", equation 16 (chrono
    initialization): b_f = log(u), u uniform in [1, longest − 1], and b_i = −b_f. With PyTorch's own
    biases half of the state is gone after one step, and a final state tells little of how a
    traversal of hundreds of tokens began.
    """
    hidden = lstm.hidden_size
    bias = torch.log(1 + torch.rand(hidden) * (longest - 2))
    with torch.no_grad():
        for name, parameter in lstm.named_parameters():
            if name.startswith("bias_hh"):
                parameter.zero_()
            elif name.startswith("bias_ih"):
                parameter[
                    :hidden
                ] = -bias  # the gates of PyTorch stand in the order input, forget, cell, output
                parameter[hidden : 2 * hidden] = bias


class SequenceAutoencoder(nn.Module):
    """An encoder and a decoder that says the sequence again; only the encoder is kept.

    Sutskever et al. (2014) as used by Wehr et al. (2019), section III-A. The decoder starts from the
    encoder's final state and sees the token before (teacher forcing).
    """

    def __init__(self, encoder: SequenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = nn.LSTM(encoder.embedding.embedding_dim, encoder.hidden, batch_first=True)
        remember(self.decoder, 200)
        self.out = nn.Linear(encoder.hidden, encoder.embedding.num_embeddings)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Mean cross-entropy of the tokens, in nats, padding left out.

        Of a token with several ids only the first is asked for.
        """
        state = self.encoder.final_state(ids, statements).unsqueeze(0)
        before = F.pad(ids, (0, 0, 1, 0))[:, :-1]  # id 0 starts the sequence
        inputs = self.encoder.embedding(before).sum(dim=2)
        decoded, _ = self.decoder(inputs, (state, torch.zeros_like(state)))
        is_token = statements >= 0
        return F.cross_entropy(self.out(decoded[is_token]).float(), ids[:, :, 0][is_token])
