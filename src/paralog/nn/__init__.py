"""Encoders and losses, in PyTorch."""

from paralog.core import MissingExtra

try:
    import torch  # noqa: F401 - only to say what is missing
except ImportError as error:
    raise MissingExtra("training", "train") from error
