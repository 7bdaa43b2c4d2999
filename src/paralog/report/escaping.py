"""Making strings of scanned code harmless: it may hold terminal escapes, markup and broken Unicode."""

from __future__ import annotations

import re

# Controls but tab, and what reorders, hides or breaks text: bidirectional marks, zero-width
# characters, line and paragraph separators, the byte order mark, and lone surrogates.
_ODD = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def visible(text: str) -> str:
    r"""`text` on one line, with every character that is not seen, or that acts, spelled out.

    "a\x1b[31m" -> "a\\x1b[31m"; a tab becomes one space.
    """
    return _ODD.sub(_spelled, text).replace("\t", " ")


def well_formed(text: str) -> str:
    """`text` as valid Unicode: each lone surrogate (an undecodable byte of a path) becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def encodable(text: str, encoding: str | None) -> str:
    """`text` with the characters that `encoding` cannot write spelled out; None is UTF-8."""
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
