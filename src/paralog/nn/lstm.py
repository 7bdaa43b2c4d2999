"""The paper's encoder: one LSTM whose final hidden state is the embedding, and its pre-training decoder.

Wehr et al. (2019), section III.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class LstmEncoder(nn.Module):
    """Token embeddings -> single-layer LSTM -> final hidden state, scaled to unit length.

    Args:
        vocabulary: number of token ids.
        dim: width of token embeddings.
        hidden: width of the LSTM and of the embedding.
    """

    def __init__(self, vocabulary: int, dim: int = 128, hidden: int = 128) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.lstm = nn.LSTM(dim, hidden, batch_first=True)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> [batch, hidden], rows of unit length.

        Only the ids count; statements tell where padding begins.
        """
        return F.normalize(self.final_state(ids, statements)[0].float(), dim=-1)

    def final_state(self, ids: Tensor, statements: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden state after the last token, [batch, hidden], and all states [batch, seq, hidden].

        Padding is run through and not looked at: packing sequences is twenty times slower on a CPU.
        """
        states, _ = self.lstm(self.embedding(ids).sum(dim=2))
        last = ((statements >= 0).sum(dim=1) - 1).clamp(min=0)
        index = last.reshape(-1, 1, 1).expand(-1, 1, states.shape[2])
        return states.gather(1, index).squeeze(1), states


class SequenceAutoencoder(nn.Module):
    """An encoder and a decoder that says the sequence again; only the encoder is kept.

    Sutskever et al. (2014) as used by Wehr et al. (2019), section III-A. The decoder starts from the
    encoder's final state and sees the token before (teacher forcing).
    """

    def __init__(self, encoder: LstmEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.lstm.hidden_size
        self.decoder = nn.LSTM(encoder.embedding.embedding_dim, hidden, batch_first=True)
        self.out = nn.Linear(hidden, encoder.embedding.num_embeddings)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Mean cross-entropy of the tokens, in nats, padding left out."""
        final, _ = self.encoder.final_state(ids, statements)
        tokens = ids[:, :, 0]
        before = F.pad(tokens, (1, 0))[:, :-1]  # id 0 starts the sequence
        state = final.unsqueeze(0)
        decoded, _ = self.decoder(self.encoder.embedding(before), (state, torch.zeros_like(state)))
        is_token = statements >= 0
        return F.cross_entropy(self.out(decoded[is_token]).float(), tokens[is_token])
