"""The name of a clone class that stays while its code stays."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from paralog.core import CodeUnit


def fingerprint(units: Iterable[CodeUnit]) -> str:
    """16 hexadecimal digits from what the members are called and what they say.

    Neither lines nor paths nor other findings take part: the fingerprint survives edits elsewhere in
    the file, a renamed file and renamed local names, and changes when a member changes, comes or goes.
    """
    members = sorted("\0".join((unit.language, unit.qualname, unit.shape)) for unit in units)
    text = "\n".join(members)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
