"""What a report names: files, lines of stack traces, and names of code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from paralog.syntax import source_endings
from paralog.tasks.localization.bug_report import Frame

_PYTHON_FRAME = re.compile(
    r'^[ \t>|E]*File "([^"\n]{1,400})", line (\d{1,9})(?:, in ([^\s,]{1,200}))?', re.MULTILINE
)
_JAVA_FRAME = re.compile(
    r"^[ \t]*at (?:[\w.@-]{1,80}/)?([\w.$]{1,300})\.([\w$<>]{1,200})"
    r"\(([\w$]{1,200}\.\w{1,9})?(?::(\d{1,9}))?[^)\n]{0,80}\)",
    re.MULTILINE,
)
_PLACE = re.compile(
    r"^([^\s:\"'<>|*?]{1,300}\.\w{1,5}):(\d{1,9}): (?:in (\S{1,200})|[A-Z]\w{1,60})", re.MULTILINE
)
_QUOTED = re.compile(r"`{1,2}([^`\n]{1,200})`{1,2}|\{\{([^}\n]{1,200})\}\}")
_NAME = re.compile(r"[A-Za-z_]\w{0,100}(?:(?:\.|::|#)[A-Za-z_]\w{0,100}){0,12}(\(\))?")
_HAS_SHAPE = re.compile(r"\w_\w|[a-z0-9][A-Z]|[A-Z]{2}[a-z]|__\w|\w(?:\.|::|#)\w")
_ADDRESS = re.compile(r"https?://\S+")
_SOURCE_IN_ADDRESS = re.compile(r"/(?:blob|tree|raw)/[^/\s]+/(\S+)")


def find_frames(texts: Sequence[str]) -> tuple[Frame, ...]:
    """Lines of the stack traces in `texts`, in each trace the place where the error was raised first.

    Python prints that place last, Java prints it first.
    """
    frames: list[Frame] = []
    for text in texts:
        java = [_java_frame(found) for found in _JAVA_FRAME.finditer(text)]
        python = [
            Frame(_slashed(found[1]), int(found[2]), found[3] or "") for found in _PYTHON_FRAME.finditer(text)
        ]
        places = [Frame(_slashed(found[1]), int(found[2]), found[3] or "") for found in _PLACE.finditer(text)]
        frames += [*java, *reversed(python), *reversed(places)]
    return tuple(dict.fromkeys(frames))


def without_frames(text: str) -> str:
    """`text` without lines of stack traces."""
    for pattern in (_PYTHON_FRAME, _JAVA_FRAME):
        text = pattern.sub(" ", text)
    return text


def find_paths(text: str) -> tuple[str, ...]:
    """Source files that a text names, with forward slashes, each once, in order."""
    return tuple(dict.fromkeys(_slashed(found[0]).removeprefix("./") for found in _paths().finditer(text)))


def without_paths(text: str) -> str:
    """`text` without the source files that it names."""
    return _paths().sub(" ", text)


def find_names(text: str) -> tuple[str, ...]:
    """Names that are written as code is, or marked as code, each once, in order.

    "the `size` of ReadBuffer.fill, max_size" -> size, ReadBuffer.fill, max_size
    """
    bare = _ADDRESS.sub(" ", text)
    found = [
        name[0].removesuffix("()")
        for quoted in _QUOTED.finditer(bare)
        for name in _NAME.finditer(quoted[1] or quoted[2])
    ]
    found += [
        name[0].removesuffix("()") for name in _NAME.finditer(bare) if name[1] or _HAS_SHAPE.search(name[0])
    ]
    return tuple(dict.fromkeys(name for name in found if len(name) > 2))


def without_addresses(text: str) -> str:
    """`text` with addresses left out, but for the path of a source file in a forge."""
    return _ADDRESS.sub(_path_of_address, text)


def _path_of_address(found: re.Match[str]) -> str:
    source = _SOURCE_IN_ADDRESS.search(found[0])
    return f" {source[1]} " if source else " "


def _java_frame(found: re.Match[str]) -> Frame:
    owner, method, file, line = found.groups()
    package, _, name = owner.rpartition(".")
    stem = name.partition("$")[0]
    folder = package.replace(".", "/")
    path = f"{folder}/{file or stem + '.java'}".lstrip("/")
    method = method.strip("<>").replace("init", stem) if method.startswith("<") else method
    return Frame(path, int(line or 0), f"{name.replace('$', '.')}.{method}")


def _slashed(path: str) -> str:
    return path.replace("\\", "/")


@cache
def _paths() -> re.Pattern[str]:
    """Pattern of paths that end like a source file."""
    endings = sorted(
        {e.removeprefix(".") for e in source_endings()}, key=lambda ending: (-len(ending), ending)
    )
    either = "|".join(map(re.escape, endings))
    return re.compile(
        r"(?<![\w/\\.-])(?:[A-Za-z]:)?[/\\]?(?:[\w.+~-]{1,100}[/\\]){0,20}[\w.+-]{1,100}"
        rf"\.(?:{either})(?!\w)"
    )
