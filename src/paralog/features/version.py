"""What turning units into arrays depends on, in one short word."""

from __future__ import annotations

from pathlib import Path

from paralog.core.fingerprint import fingerprint


def features_version() -> str:
    """Fingerprint of the text of this package."""
    return fingerprint(Path(__file__).parent)
