"""The languages that paralog reads: one data file each."""

import os
from functools import cache

from paralog.core import Language, Registry

LANGUAGES: Registry[Language] = Registry(
    "language",
    {
        "c": "paralog.syntax.languages.c:LANGUAGE",
        "cpp": "paralog.syntax.languages.cpp:LANGUAGE",
        "java": "paralog.syntax.languages.java:LANGUAGE",
        "python": "paralog.syntax.languages.python:LANGUAGE",
    },
    group="paralog.languages",
)


def language_of(path: str) -> str | None:
    """Name of the language that owns the file ending of `path`, or None."""
    return _endings().get(os.path.splitext(path)[1])


def source_endings() -> tuple[str, ...]:
    """Endings of the files of every language, those of other packages too, in order: ".c", ".cc", ..."""
    return tuple(sorted(_endings()))


@cache
def _endings() -> dict[str, str]:
    return {
        ending: name for name in LANGUAGES.names(outside=True) for ending in LANGUAGES.get(name).extensions
    }
