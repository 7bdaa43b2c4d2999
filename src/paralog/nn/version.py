"""What the output of a network depends on beside its weights, in one short word."""

from __future__ import annotations

from pathlib import Path

from paralog.core.fingerprint import fingerprint


def nn_version() -> str:
    """Fingerprint of the text of this package."""
    return fingerprint(Path(__file__).parent)
