"""Ignore files as git reads them: nested, the deepest word counts, an ignored folder stays closed."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from paralog.core import SourceError, UsageError
from paralog.syntax.source import read_bytes

GIT_FILE = ".gitignore"
GIT_EXCLUDE = ".git/info/exclude"
OWN_FILE = ".paralogignore"

MAX_BYTES = 256_000
MAX_PATTERN = 500
MAX_STARS = 3
"""Stars in one segment of a pattern: a match may take as many steps as the name's length to this power."""

Complain = Callable[[str, str], None]
"""Takes the path of an ignore file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled gitignore-style patterns, and those that cannot be used.

    Attributes:
        rejected: patterns that git does not understand either, or that would be too slow to match.
    """

    spec: GitIgnoreSpec
    rejected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of one ignore file, laid over those with less weight.

    Attributes:
        base: length of the absolute folder path, final slash included; patterns see what follows.
        spec: compiled patterns.
        above: rules of the folders above.
    """

    base: int
    spec: GitIgnoreSpec
    above: Rules | None

    def ignore(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether the absolute path, with forward slashes, is left out."""
        asked = path + "/" if is_folder else path
        rules: Rules | None = self
        while rules is not None:
            verdict = rules.spec.check_file(asked[rules.base :]).include
            if verdict is not None:
                return verdict
            rules = rules.above
        return False


def compile_patterns(lines: Iterable[str]) -> Patterns:
    """Compile gitignore lines; comments and empty lines are allowed."""
    rejected = []
    usable = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # "[[" in a pattern, from the compiler of re
        for line in lines:
            if _is_usable(line):
                usable.append(line)
            else:
                rejected.append(line)
        return Patterns(GitIgnoreSpec.from_lines(usable), tuple(rejected))


def user_patterns(lines: Sequence[str]) -> GitIgnoreSpec | None:
    """What a user's patterns match; None without any.

    Raises:
        UsageError: one of them cannot be used.
    """
    patterns = compile_patterns(lines)
    if patterns.rejected:
        raise UsageError(
            f"the pattern {patterns.rejected[0]!r} cannot be used: write it as in a .gitignore file"
        )
    return patterns.spec if lines else None


def _is_usable(line: str) -> bool:
    if len(line) > MAX_PATTERN or any(segment.count("*") > MAX_STARS for segment in line.split("/")):
        return line.startswith("#")
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def ignore_file_names(with_git: bool) -> tuple[str, ...]:
    """The ignore files of a folder, the one whose word counts most last."""
    return (GIT_FILE, OWN_FILE) if with_git else (OWN_FILE,)


def extended(above: Rules | None, prefix: str, content: bytes) -> tuple[Rules, int]:
    """The rules of an ignore file laid over others, and how many of its patterns cannot be used.

    Args:
        above: what has less weight.
        prefix: absolute path of the file's folder, final slash included.
        content: of the file.
    """
    # As file names come out of the system: bytes that are not UTF-8 become lone surrogates.
    text = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    patterns = compile_patterns(text.splitlines())
    return Rules(len(prefix), patterns.spec, above), len(patterns.rejected)


class IgnoreFiles:
    """Reads the ignore files of folders.

    Args:
        with_git: read those of git too, and not only `.paralogignore`.
        complain: told about files and patterns that cannot be used.
    """

    def __init__(self, with_git: bool, complain: Complain) -> None:
        self._names = ignore_file_names(with_git)
        self._with_git = with_git
        self._complain = complain

    def extend(self, above: Rules | None, folder: str, present: Container[str]) -> Rules | None:
        """Lay the rules of `folder` over those above it; `present` holds the names of its files."""
        for name in self._names:
            if name in present:
                above = self._read(above, folder, name)
        return above

    def around(self, top: str) -> Rules | None:
        """Rules of the git work tree above the folder `top`, those of `top` itself left out.

        None where there is no work tree, and where its rules would leave out `top`, which
        somebody named all the same.
        """
        folders = [top, *(folder.as_posix() for folder in Path(top).parents)]
        depth = next((at for at, folder in enumerate(folders) if os.path.exists(f"{folder}/.git")), None)
        if depth is None:
            return None
        rules: Rules | None = None
        if self._with_git and os.path.isfile(f"{folders[depth]}/{GIT_EXCLUDE}"):
            rules = self._read(rules, folders[depth], GIT_EXCLUDE)
        for folder in reversed(folders[1 : depth + 1]):
            present = [name for name in self._names if os.path.isfile(f"{folder}/{name}")]
            rules = self.extend(rules, folder, present)
        return None if rules and rules.ignore(top, is_folder=True) else rules

    def _read(self, above: Rules | None, folder: str, name: str) -> Rules | None:
        prefix = folder.rstrip("/") + "/"
        try:
            content = read_bytes(Path(prefix + name), name, max_bytes=MAX_BYTES)
        except SourceError as error:
            self._complain(prefix + name, error.detail)
            return above
        rules, n_rejected = extended(above, prefix, content)
        if n_rejected:
            self._complain(prefix + name, f"{n_rejected} patterns cannot be used")
        return rules
