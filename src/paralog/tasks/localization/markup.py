"""Text, Markdown and HTML taken apart: prose here, blocks of code there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_IS_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<div|<p>|<h1)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_TAG = re.compile(r"<(?=!\[|[^<>]*(?:<|\Z))")
"""What opens no tag. HTMLParser fails on the first kind and takes quadratic time for many of the second."""
_FENCE = re.compile(r"[ >]{0,8}(`{3,}|~{3,})")
_JIRA = re.compile(r"\s*\{(code|noformat)(?::[^}\n]*)?\}\s*$")
_TAG = re.compile(
    r"</?(?:details|summary|br|p|b|i|em|strong|h[1-6]|ul|ol|li|kbd|sub|sup|hr|img)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"[ \t*>-]*[A-Za-z][\w .()/-]{0,40}(?::|==?|[ \t]{2,}|[ \t]+v?(?=\d))[ \t]*"
    r"(?:v?\d[\w.+~-]*|None|True|False|none|null)(?:[ \t]*\([^()\n]{0,80}\))?[ \t]*"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """Attributes:
    heading: title that the markup itself states; "" for none.
    prose: the text outside of code blocks.
    blocks: code blocks, in order.
    """

    heading: str
    prose: str
    blocks: tuple[str, ...]


def part(text: str) -> Parted:
    """Prose and code blocks of a text in Markdown, HTML, the markup of Jira, or none."""
    heading = ""
    if _IS_HTML.match(text):
        reader = _HtmlText()
        reader.feed(_NO_TAG.sub("&lt;", text))
        reader.close()
        heading, text = " ".join("".join(reader.title).split()), "".join(reader.pieces)
    prose, blocks = _divide(_COMMENT.sub(" ", text))
    return Parted(heading, _TAG.sub(" ", "\n".join(_without_versions(prose))), blocks)


def _divide(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Lines of prose, and blocks: fenced, or a run of indented lines after an empty one."""
    prose: list[str] = []
    blocks: list[str] = []
    block: list[str] = []
    closing = ""
    was_empty = True
    for line in text.splitlines():
        if closing:
            if _closes(line, closing):
                blocks.append("\n".join(block))
                block, closing = [], ""
            else:
                block.append(line)
            continue
        is_indented = line.startswith(("    ", "\t")) and (was_empty or bool(block))
        if is_indented and line.strip():
            block.append(line)
            continue
        if block and line.strip():
            blocks.append("\n".join(block))
            block = []
        was_empty = not line.strip()
        if mark := _FENCE.match(line):
            closing = mark[1]
        elif mark := _JIRA.match(line):
            closing = mark[1]
        else:
            prose.append(line)
    if block:
        blocks.append("\n".join(block))
    return prose, tuple(filter(str.strip, blocks))


def _closes(line: str, closing: str) -> bool:
    if closing[0] in "`~":
        return line.lstrip(" >").startswith(closing)
    mark = _JIRA.match(line)
    return mark is not None and mark[1] == closing


def _without_versions(lines: list[str]) -> list[str]:
    """Lines that are no entry of a list of versions, which says nothing about the place of a bug."""
    return [line for line in lines if len(line) > 200 or not _VERSION.fullmatch(line)]


class _HtmlText(HTMLParser):
    """The text of a page, what is preformatted in fences."""

    _SKIPPED = frozenset({"script", "style", "nav", "footer", "svg", "head"})
    _LINES = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "pre", "table", "section"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.pieces: list[str] = []
        self._skipping: str = ""
        self._in_title = ""
        self._in_pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("title", "h1"):
            if tag == "h1":  # what stands on the page is better than what stands on the tab
                self.title.clear()
            self._in_title = tag if not self.title else self._in_title
        if tag in self._SKIPPED and not self._skipping:
            self._skipping = tag
        if tag == "pre":
            self.pieces.append("\n```\n")
            self._in_pre = True
        elif tag == "code" and not self._in_pre:
            self.pieces.append("`")
        elif tag in self._LINES:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in_title:
            self._in_title = ""
        if tag == self._skipping:
            self._skipping = ""
        if tag == "pre" and self._in_pre:
            self.pieces.append("\n```\n")
            self._in_pre = False
        elif tag == "code" and not self._in_pre:
            self.pieces.append("`")
        elif tag in self._LINES:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._skipping:
            self.pieces.append(data)
