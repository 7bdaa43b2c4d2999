"""The first sentence of a function's documentation, made plain: what it is for, as far as it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

LONGEST = 80
"""Characters of a sentence that are shown."""
_READ = 2_000  # characters of documentation; a first sentence that is longer is none

# What is no sentence: tags, fields, examples, rules, lists, and the headings of sections.
_OTHER = re.compile(
    r"[@:]\w|>>>|\$ |\|\w+\||\.\. |[-*+] |\d+[.)] |[-=~*#^_]{3,}\s*$"
    r"|(?:args|arguments|attributes|examples?|notes?|parameters|params|raises|returns|see also|warnings?"
    r"|yields)\s*:?\s*$",
    re.IGNORECASE,
)
_TAGS = (
    "a|b|blockquote|br|code|d[dlt]|div|em|font|h[1-6r]|i|img|kbd|li|[ou]l|p|pre|span|strong|su[bp]|tt|u|var"
)
_MARKUP = (
    (re.compile(r"\{@\w+\s+([^{}]*)\}"), r"\1"),  # {@link List}
    (re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.IGNORECASE), " "),  # <p>, but not List<String>
    (re.compile(r":[\w:.+-]+:(?=`)"), ""),  # :class:`List`
    (re.compile(r"!?\[([^][]*)\]\([^()]*\)"), r"\1"),  # [List](address)
    (re.compile(r"`[~!.]*([^`<>]*?)\s*(?:<[^`<>]*>)?`_{0,2}"), r"\1"),  # `List`, `a list <address>`_
    (re.compile(r"\*\*([^*]+)\*\*|(?<!\w)\*([^*\s][^*]*)\*(?!\w)"), r"\1\2"),  # **list**, *list*
    (re.compile(r"`+"), ""),
)
_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bcf)[.!?](?=\s+[^\sa-z])|[\u3002\uff01\uff1f]")


def first_sentence(doc: str) -> str:
    """The first sentence on one line, without markup and full stop; "" where there is none.

    "Sorts a {@link List}. In place." -> "Sorts a List"; after `LONGEST` characters "…" stands for the rest.
    """
    text = " ".join(_paragraph(doc[:_READ]))
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    text = " ".join(unescape(text).split())
    end = _END.search(text)
    sentence = (text[: end.end()] if end else text).rstrip(" .:;,\u3002")
    return _cut(sentence) if any(map(str.isalpha, sentence)) else ""


def _paragraph(doc: str) -> Iterator[str]:
    """Lines of the first paragraph that holds sentences."""
    is_inside = False
    for line in (" ".join(line.split()) for line in doc.splitlines()):
        is_sentence = bool(line) and not _OTHER.match(line)
        if is_inside and not is_sentence:
            return
        if is_sentence:
            is_inside = True
            yield line


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    head = sentence[: LONGEST - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" .:;,") + "…"
