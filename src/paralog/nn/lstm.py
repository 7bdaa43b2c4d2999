"""The paper's encoder: one LSTM whose final hidden state is the embedding.

Wehr et al. (2019), section III.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from paralog.nn.sequence import SequenceEncoder

MEMORY = 200
"""Tokens over which a fresh LSTM keeps what it read; about the length of a traversal."""


class LstmEncoder(SequenceEncoder):
    """Token embeddings -> single-layer LSTM -> final hidden state, scaled to unit length.

    Args:
        vocabulary: number of token ids.
        dim: width of token embeddings.
        hidden: width of the LSTM and of the embedding.
        memory: see `remember`; 0 leaves the gates as PyTorch draws them.
    """

    def __init__(self, vocabulary: int, dim: int = 128, hidden: int = 128, memory: int = MEMORY) -> None:
        super().__init__(vocabulary, dim, hidden)
        self.lstm = nn.LSTM(dim, hidden, batch_first=True)
        if memory:
            remember(self.lstm, memory)

    def final_state(self, ids: Tensor, statements: Tensor) -> Tensor:
        """Hidden state after the last token, [batch, hidden].

        Padding is run through and not looked at: packing sequences is twenty times slower on a CPU.
        """
        states, _ = self.lstm(self.embedding(ids).sum(dim=2))
        last = ((statements >= 0).sum(dim=1) - 1).clamp(min=0)
        index = last.reshape(-1, 1, 1).expand(-1, 1, states.shape[2])
        final: Tensor = states.gather(1, index).squeeze(1)
        return final


def remember(lstm: nn.LSTM, longest: int = MEMORY) -> None:
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
            elif name.startswith("bias_ih"):  # the gates stand in the order input, forget, cell, output
                parameter[:hidden] = -bias
                parameter[hidden : 2 * hidden] = bias
