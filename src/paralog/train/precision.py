"""In what precision products are computed in training."""

from __future__ import annotations

import torch


def mixed_precision(device: torch.device) -> torch.autocast:
    """A context in which products are of bfloat16 where `is_mixed` says so."""
    return torch.autocast(device.type, torch.bfloat16, enabled=is_mixed(device))


def is_mixed(device: torch.device) -> bool:
    """Whether products are of bfloat16 in training: where `device` has instructions for them.

    They are about twice as fast there; a processor that has to emulate them is thirty times slower.
    """
    return device.type != "cpu" or _is_native()


def is_compiled(device: torch.device) -> bool:
    """Whether each new shape costs a compilation: products of bfloat16 on a processor do."""
    return device.type == "cpu" and _is_native()


def _is_native() -> bool:
    """Whether this processor multiplies in bfloat16; False where this version of PyTorch cannot tell."""
    capabilities = getattr(torch.cpu, "get_capabilities", dict[str, object])()
    return any(capabilities.get(name) is True for name in ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16"))
