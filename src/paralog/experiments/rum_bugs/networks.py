"""Networks that say whether a report is about a file: a branch for words, a branch for code, fusion.

Huo, Li and Zhou (2016), "Learning unified features from natural and programming languages for locating buggy
source code" (NP-CNN), which RUM_bl takes over with ψ in the place of the branch for code; Huo and Li (2017),
"Enhancing the unified features to locate buggy files by exploiting the sequential nature of source code"
(LSTM-CNN).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.structured import StructuredConvolution


class SequentialConvolution(StructuredConvolution):
    """LSTM-CNN: convolution within each statement as in NP-CNN, then an LSTM over the statements in order.

    Args:
        vocabulary: number of token ids.
        hidden: width of the LSTM, and of the features.
    """

    def __init__(self, vocabulary: int, hidden: int = 200) -> None:
        super().__init__(vocabulary)
        self.lstm = nn.LSTM(self.within.out_dim, hidden, batch_first=True)
        self.out_dim = hidden

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> the state after the last statement, [batch, hidden]."""
        lexemes = self.within(self.embedding(ids).sum(dim=2), statements).float()
        states, _ = self.lstm(self._pool(lexemes, statements, slots))
        last = statements.amax(dim=1).clamp(min=0)
        features: Tensor = states[torch.arange(len(states)), last]
        return features


class Locator(nn.Module):
    """Log-odds that a report is about a file.

    Beside the fully connected layer over both vectors, side by side, as in NP-CNN, stands the product of two
    projections: few pairs do not teach such a layer what a product says from the start.

    Args:
        text: inputs as `features.pad` makes them -> vectors of reports, rows of unit length.
        code: the same of files.
        dim: width of both vectors.
    """

    def __init__(self, text: nn.Module, code: nn.Module, dim: int) -> None:
        super().__init__()
        self.text = text
        self.code = code
        self.of_text = nn.Linear(dim, 64)
        self.of_code = nn.Linear(dim, 64, bias=False)
        self.out = nn.Linear(64, 1)
        self.match_text = nn.Linear(dim, 64, bias=False)
        self.match_code = nn.Linear(dim, 64, bias=False)
        # Vectors of unit length are small, and those of a fresh branch are almost the same for all inputs.
        self.norm_text = nn.BatchNorm1d(dim)
        self.norm_code = nn.BatchNorm1d(dim)

    def fuse(self, reports: Tensor, files: Tensor) -> Tensor:
        """Log-odds of all pairs, [n, dim] and [m, dim] -> [n, m]; several of both in training."""
        reports = F.dropout(self.norm_text(reports), 0.25, self.training)
        files = F.dropout(self.norm_code(files), 0.25, self.training)
        seen = torch.relu(self.of_text(reports)[:, None] + self.of_code(files)[None])
        logits: Tensor = self.out(seen).squeeze(-1) + self.match_text(reports) @ self.match_code(files).T / 8
        return logits
