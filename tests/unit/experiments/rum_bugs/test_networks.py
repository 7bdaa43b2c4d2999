import numpy as np
import torch

from paralog.experiments.rum_bugs.networks import Locator, SequentialConvolution
from paralog.features import UnitArrays, pad
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution


def unit(*statements):
    words = [word for statement in statements for word in statement]
    numbers = [at for at, statement in enumerate(statements) for _ in statement]
    byte = np.zeros(len(words), np.uint8)
    return UnitArrays(
        np.array(words, np.int32)[:, None],
        byte,
        np.array(numbers, np.int32),
        byte,
        np.zeros(len(words), np.int32),
    )


def tensors(*units):
    return {name: torch.from_numpy(array) for name, array in pad(units).items()}


def test_the_order_of_statements_counts():
    torch.manual_seed(0)
    network = SequentialConvolution(10, hidden=6).eval()
    with torch.no_grad():
        one, other = network(**tensors(unit([1, 2], [3], [4, 5]), unit([4, 5], [3], [1, 2])))
    assert one.shape == (6,) and not torch.allclose(one, other)


def test_padding_makes_no_difference():
    torch.manual_seed(0)
    network = SequentialConvolution(10, hidden=6).eval()
    short, long = unit([1, 2], [3]), unit([4, 5], [6], [7, 8, 9], [1])
    with torch.no_grad():
        torch.testing.assert_close(network(**tensors(short))[0], network(**tensors(short, long))[0])


def test_all_pairs_are_those_one_by_one():
    torch.manual_seed(0)
    text = FeatureEncoder(TextConvolution(10), 8)
    locator = Locator(text, FeatureEncoder(StructuredConvolution(10), 8), 8).eval()
    reports, files = torch.randn(3, 8), torch.randn(4, 8)
    with torch.no_grad():
        together = locator.fuse(reports, files)
        torch.testing.assert_close(together[1, 2], locator.fuse(reports[1:2], files[2:3])[0, 0])
    assert together.shape == (3, 4)
