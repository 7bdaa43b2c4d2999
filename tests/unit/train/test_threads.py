import pytest
import torch

from paralog.train.threads import torch_threads


def test_the_number_holds_inside_the_block_alone():
    before = torch.get_num_threads()
    with pytest.raises(KeyError), torch_threads(before + 1):
        assert torch.get_num_threads() == before + 1
        raise KeyError
    assert torch.get_num_threads() == before
