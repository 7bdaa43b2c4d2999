"""From a file to its text: bounded, decoded the way the language says, and never from a device."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import tokenize
from pathlib import Path, PurePosixPath

from paralog.core import SourceError

MAX_BYTES = 2_000_000
"""Largest file that is read; larger ones hold data or were generated."""
HEAD_BYTES = 16_384
"""How much of a file is looked at to tell whether a person wrote it."""
MINIFIED_LINE = 300
"""Mean length of a line, in bytes, from which a file counts as minified."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARES_ENCODING = frozenset({".py", ".pyi", ".pyw"})
_NOT_FOR_FILES = frozenset({"idna", "punycode"})  # host names; quadratic on long input

# Comments and a docstring in front of all code, in any of the languages.
_OPENING = re.compile(
    rb"(?:\s+|#[^\n]*|//[^\n]*|--[^\n]*|/\*.*?\*/|package [^\n]*;|\"\"\".*?\"\"\"|'''.*?''')*+", re.DOTALL
)
_COMMENT_MARK = b" \t\r\f#/*-\"'"
_GENERATED = re.compile(
    rb"(?i:(?<!\w)@generated\b)"
    rb"|(?i:\bdo not (?:edit|modify)\b)"
    rb"|^(?i:(?:this|the) (?:source )?(?:file|module|class|code) (?:is|was|has been)"
    rb" (?:auto(?:matically)?[- ]?)?generated\b)"
    rb"|^(?i:(?:code )?auto(?:matically)?[- ]?generated\b)"
    rb"|^(?:Generated|Code generated) (?:automatically )?(?i:by|from|with|using|on|at)\b"
)
_HINTS = (b"generated", b"do not edit", b"do not modify")


def read_source(path: Path, shown: str, *, max_bytes: int = MAX_BYTES) -> str:
    """Text of a source file.

    The byte order mark is left out; nothing else is normalised, line ends neither. Byte spans of
    code units refer to the UTF-8 form of this text.

    Raises:
        SourceError: as `read_bytes` and `decode`.
    """
    return decode(read_bytes(path, shown, max_bytes=max_bytes), shown)


def read_bytes(path: Path, shown: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Content of a regular file.

    Args:
        path: where it is.
        shown: how errors name it.
        max_bytes: size from which it is refused.

    Raises:
        SourceError: reason "unreadable", "not-a-file" (a device, pipe or folder) or "too-large".
    """
    try:
        with open_regular(path, shown) as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        raise SourceError(shown, "unreadable", f"cannot be read: {error.strerror}") from None
    if len(content) > max_bytes:
        raise SourceError(shown, "too-large", f"larger than {max_bytes:,} bytes")
    return content


def open_regular(path: Path, shown: str) -> io.FileIO:
    """Open a regular file; never waits for a pipe and never starts a device.

    Raises:
        SourceError: reason "not-a-file".
        OSError: as from `os.open`.
    """
    # What was a file a moment ago may be a pipe now: ask the open descriptor, not the path.
    flags = os.O_RDONLY
    for extra in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, extra, 0)
    stream = io.FileIO(os.open(path, flags), "r")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise SourceError(shown, "not-a-file", "is not a regular file")
    return stream


def decode(content: bytes, shown: str) -> str:
    """Text of a file's content.

    The encoding is, in this order: the one of its byte order mark; for Python the one declared as
    PEP 263 says; UTF-8. Python text that is none of these is an error, as it is to Python itself.
    Other languages cannot say how they are encoded: theirs is then read as Latin-1, in which every
    byte is a character, so that the code is right and only comments and literals may look odd.

    Raises:
        SourceError: reason "binary" or "encoding".
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, shown)
    if b"\0" in content:
        raise SourceError(shown, "binary", "holds binary data")
    if PurePosixPath(shown).suffix in _DECLARES_ENCODING:
        return _decoded(content, _declared(content, shown), shown)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _declared(content: bytes, shown: str) -> str:
    if b"coding" not in content[:1000]:
        return "utf-8"
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError as error:
        raise SourceError(shown, "encoding", f"cannot be decoded: {error.msg}") from None
    if codecs.lookup(encoding).name in _NOT_FOR_FILES:
        raise SourceError(shown, "encoding", f"declares {encoding}, which is no encoding of files")
    return encoding


def _decoded(content: bytes, encoding: str, shown: str) -> str:
    try:
        text = content.decode(encoding)
        if not text.isascii():
            text.encode()  # some codecs make lone surrogates, which have no UTF-8 form
    except (UnicodeError, LookupError):  # LookupError: a codec that does not make text
        raise SourceError(shown, "encoding", f"is not {encoding} text") from None
    if "\0" in text:
        raise SourceError(shown, "binary", "holds binary data")
    return text


def read_head(path: Path, shown: str) -> bytes:
    """The first `HEAD_BYTES` of a regular file.

    Raises:
        SourceError: reason "unreadable" or "not-a-file".
    """
    try:
        with open_regular(path, shown) as stream:
            return stream.read(HEAD_BYTES)
    except OSError as error:
        raise SourceError(shown, "unreadable", f"cannot be read: {error.strerror}") from None


def is_generated(head: bytes) -> bool:
    """Whether a comment in front of all code says that a program wrote the file."""
    lower = head.lower()
    if not any(hint in lower for hint in _HINTS):
        return False
    opening = _OPENING.match(head)
    assert opening is not None  # it matches the empty string
    return any(_GENERATED.search(line.strip(_COMMENT_MARK)) for line in opening[0].split(b"\n"))


def is_minified(head: bytes) -> bool:
    """Whether the lines are too long on average to have been typed."""
    return len(head) > MINIFIED_LINE * (2 + head.count(b"\n"))
