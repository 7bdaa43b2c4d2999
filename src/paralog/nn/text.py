"""The text branch of the RUM paper: convolutions over words, largest value over time.

Kim (2014), "Convolutional neural networks for sentence classification", as Li et al. (RUM), section 2.1,
use it.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from paralog.nn.structured import WindowConvolution, token_vectors


class TextConvolution(nn.Module):
    """Text features: words -> convolution -> max pooling over the whole text.

    Args:
        vocabulary: number of word ids.
        dim: width of word vectors.
        sizes: filter sizes, in words; the paper has 2 and 3.
        maps: features of each size; the paper has 100.
    """

    def __init__(
        self, vocabulary: int, dim: int = 128, sizes: Sequence[int] = (2, 3), maps: int = 100
    ) -> None:
        super().__init__()
        self.embedding = token_vectors(vocabulary, dim)
        self.convolution = WindowConvolution(dim, sizes, maps)
        self.out_dim = self.convolution.out_dim

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> features [batch, out_dim], none below 0.

        A text is read as one statement; of the inputs only ids and statements count.
        """
        words = self.embedding(ids).sum(dim=2)
        features: Tensor = self.convolution(words, statements).float().amax(dim=1)
        return features
