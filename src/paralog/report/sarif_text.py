"""Text for the messages of SARIF."""

from __future__ import annotations

from paralog.report.escaping import visible


def sarif_text(text: str) -> str:
    """`text` for a SARIF message: no placeholders, no links, no control characters."""
    escaped = visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")
