import numpy as np
import torch

from paralog.features import Vocabulary
from paralog.features.text import TextView
from paralog.nn.text import TextConvolution

VIEW = TextView(Vocabulary(("sum", "of", "two", "numbers"), buckets=20))


def encoder():
    torch.manual_seed(0)
    return TextConvolution(len(VIEW.vocabulary), dim=8, maps=6).eval()


def test_it_is_a_convolution_over_words_and_the_largest_value(batch_of):
    net = encoder()
    text = VIEW.arrays("sum of two numbers")
    words = net.embedding(torch.from_numpy(text.ids[:, 0].astype(np.int64)))
    padded = torch.cat([words, torch.zeros(2, 8)])
    expected = []
    for linear in net.convolution.filters:
        size = linear.in_features // 8
        windows = torch.stack([padded[at : at + size].reshape(-1) for at in range(4)])
        expected.append(torch.relu(linear(windows)).amax(dim=0))
    assert torch.allclose(net(**batch_of([text]))[0], torch.cat(expected), atol=1e-6)


def test_padding_changes_nothing_and_an_empty_text_has_features(batch_of):
    net = encoder()
    texts = [VIEW.arrays(text) for text in ("sum", "sum of two numbers", "")]
    together = net(**batch_of(texts))
    assert torch.allclose(together[0], net(**batch_of(texts[:1]))[0], atol=1e-6)
    assert torch.isfinite(together).all()
