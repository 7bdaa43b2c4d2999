"""Pre-training: an encoder learns to keep what a decoder needs to say the sequence again."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.lstm import remember
from paralog.nn.sequence import SequenceEncoder


class SequenceAutoencoder(nn.Module):
    """An encoder and a decoder; only the encoder is kept.

    Sutskever et al. (2014) as used by Wehr et al. (2019), section III-A. The decoder starts from the
    encoder's final state and sees the token before (teacher forcing).
    """

    def __init__(self, encoder: SequenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = nn.LSTM(encoder.embedding.embedding_dim, encoder.hidden, batch_first=True)
        remember(self.decoder)
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
