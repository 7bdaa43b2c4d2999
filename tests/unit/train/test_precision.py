import pytest
import torch

from paralog.train.precision import mixed_precision


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        ({"avx2": True, "avx512_bf16": False}, torch.float32),
        ({"avx512_bf16": True, "cpu_name": "any"}, torch.bfloat16),
        ({"amx_bf16": True}, torch.bfloat16),
        ({}, torch.float32),
    ],
)
def test_products_are_of_bfloat16_where_the_processor_has_them(
    monkeypatch: pytest.MonkeyPatch, capabilities: dict[str, object], expected: torch.dtype
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities, raising=False)
    one = torch.ones(2, 2)
    with mixed_precision(torch.device("cpu")):
        assert (one @ one).dtype == expected


def test_a_pytorch_that_cannot_tell_computes_in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    one = torch.ones(2, 2)
    with mixed_precision(torch.device("cpu")):
        assert (one @ one).dtype == torch.float32
