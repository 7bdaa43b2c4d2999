"""From the paths that a user names to the files that are read, in an order that never changes."""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from paralog.core import Notice, SourceError, UsageError
from paralog.syntax.ignore import IgnoreFiles, Rules, user_patterns
from paralog.syntax.languages import LANGUAGES, language_of
from paralog.syntax.project import foreign, is_of_tools
from paralog.syntax.source import is_generated, is_minified, read_head

LEFT_OUT = {
    "ignored": "named in ignore files",
    "excluded": "by include and exclude patterns",
    "vendored": "of vendored code (setting: vendored)",
    "environment": "with installed packages (setting: vendored)",
    "build": "of build output (setting: vendored)",
    "tests": "with tests (setting: tests)",
    "generated": "of generated code (setting: generated)",
    "minified": "of minified code (setting: generated)",
    "link": "behind links out of the scanned folders",
    "grammar": "for want of a grammar (pip install 'paralog[langs]')",
}
"""Reasons for which files are left out, in words that follow "left out 3 files"."""


@dataclass(frozen=True, slots=True)
class DiscoveryOptions:
    """Which files of a folder are read; a file that is named itself is read whatever these say.

    Attributes:
        include: gitignore-style patterns relative to the root; if any, only files that match one.
        exclude: gitignore-style patterns relative to the root; what matches is left out.
        tests: read test code too.
        vendored: read vendored, installed and built code too.
        generated: read generated and minified files too.
        respect_gitignore: leave out what `.gitignore` and `.git/info/exclude` name; `.paralogignore`
            files always count.
        languages: registered names; none for all.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tests: bool = False
    vendored: bool = False
    generated: bool = False
    respect_gitignore: bool = True
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    r"""A file to read.

    Attributes:
        path: absolute.
        shown: relative to the root, with forward slashes; bytes that are not UTF-8 as `\xff`.
        language: registered language name.
    """

    path: Path
    shown: str
    language: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What there is to read.

    Attributes:
        root: absolute folder that shown paths are relative to: the folder that was named, or the
            deepest one that holds everything that was named.
        files: sorted by `shown`; each file once.
        notices: one for each reason to leave files out, and one for each that could not be read.
        counts: how many files and folders were left out, by reason; a folder counts once.
    """

    root: Path
    files: tuple[SourceFile, ...]
    notices: tuple[Notice, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def discover(paths: Sequence[str | Path], options: DiscoveryOptions = DiscoveryOptions()) -> Discovery:
    """Find the source files below `paths`.

    Links are not followed: what they point to inside the root is found at its own place, and what
    lies outside does not belong to the project. A link that is named itself is followed.

    Raises:
        UsageError: a path does not exist or cannot be read, is neither file nor folder, or names
            a file in no known language; a pattern cannot be used; nothing was named.
        UnknownName: no such language.
    """
    if not paths or "" in map(str, paths):
        raise UsageError("nothing to read: name a folder or a file")
    named = sorted({os.path.abspath(path).replace(os.sep, "/") for path in paths})
    folders = {path: _is_folder(path) for path in named}
    walk = _Walk(_root([path if folders[path] else os.path.dirname(path) for path in named]), options)
    for path in named:
        if folders[path]:
            walk.add_folder(path)
        else:
            walk.add_named_file(path)
    return walk.result()


def _is_folder(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist: name a folder or a file that does") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise UsageError(f"{path} is neither a folder nor a regular file")
    return stat.S_ISDIR(mode)


def _root(folders: list[str]) -> str:
    try:
        return os.path.commonpath(folders).replace(os.sep, "/")
    except ValueError:
        raise UsageError("the paths lie on different drives: read one drive at a time") from None


def is_test(shown: str, language: str) -> bool:
    """Whether the path of a file says that it holds tests."""
    return _test_names(language).search(shown) is not None


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """What a folder holds, asked name by name: most folders are not listed to know whose they are."""

    path: str

    def __contains__(self, name: object) -> bool:
        return os.path.exists(f"{self.path}/{name}")


class _Walk:
    """One search for source files, and what it met on the way."""

    def __init__(self, root: str, options: DiscoveryOptions) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.options = options
        self.include = user_patterns(options.include)
        self.exclude = user_patterns(options.exclude)
        self.languages = {LANGUAGES.get(name).name for name in options.languages}
        self.found: dict[str, SourceFile] = {}  # by real path
        self.left_out: defaultdict[str, set[str]] = defaultdict(set)
        self.notices: list[Notice] = []
        self.ignore_files = IgnoreFiles(options.respect_gitignore, self._complain)

    def result(self) -> Discovery:
        files = tuple(sorted(self.found.values(), key=lambda file: (file.shown, file.path)))
        notices = [*self.notices, *(_summary(reason, paths) for reason, paths in self.left_out.items())]
        if not files and not any(notice.is_error for notice in notices):
            notices.append(Notice("", "no-files", "no source file was found to read"))
        counts = {reason: len(paths) for reason, paths in sorted(self.left_out.items())}
        return Discovery(Path(self.root), files, tuple(sorted(notices)), counts)

    def add_named_file(self, path: str) -> None:
        language = language_of(path)
        if language is None:
            raise UsageError(f"{path} is in no language that paralog reads: {', '.join(LANGUAGES.names())}")
        if not self.languages or language in self.languages:
            self._take(path, os.path.realpath(path).replace(os.sep, "/"), language)

    def add_folder(self, top: str) -> None:
        """Take every file below `top` that the options let in."""
        real = os.path.realpath(top).replace(os.sep, "/")
        pending = [(top, self.ignore_files.around(top))]
        while pending:
            folder, rules = pending.pop()
            try:
                with os.scandir(folder) as listing:
                    entries = {entry.name: entry for entry in listing}
            except OSError as error:
                message = f"the folder cannot be read: {error.strerror}"
                self.notices.append(Notice(self._shown(folder), "unreadable", message, is_error=True))
                continue
            rules = self.ignore_files.extend(rules, folder, entries)
            for name, entry in entries.items():
                path = f"{folder.rstrip('/')}/{name}"
                if entry.is_symlink():
                    self._note_link(path)
                elif entry.is_dir(follow_symlinks=False):
                    if self._enters(path, name, rules, entries):
                        pending.append((path, rules))
                elif entry.is_file(follow_symlinks=False) and (language := language_of(name)):
                    if self._lets_in(path, language, rules):
                        self._take(path, real + path[len(top) :], language)

    def _take(self, path: str, real: str, language: str) -> None:
        file = SourceFile(Path(path), self._shown(path), language)
        known = self.found.get(real)
        if known is None or file.shown < known.shown:
            self.found[real] = file

    def _enters(
        self, path: str, name: str, rules: Rules | None, siblings: dict[str, os.DirEntry[str]]
    ) -> bool:
        """Whether the folder `path` is walked; if not, why is noted."""
        if is_of_tools(name):
            return False
        reason = ""
        if self.exclude and self.exclude.match_file(self._relative(path) + "/"):
            reason = "excluded"
        elif rules and rules.ignore(path, is_folder=True):
            reason = "ignored"
        elif not self.options.vendored:
            reason = foreign(name, siblings, _OnDisk(path))
        if reason:
            self.left_out[reason].add(self._shown(path) + "/")
        return not reason

    def _lets_in(self, path: str, language: str, rules: Rules | None) -> bool:
        """Whether the file `path` is read; if not, why is noted."""
        if self.languages and language not in self.languages:
            return False
        reason = self._reason_against(path, language, rules)
        if reason:
            self.left_out[reason].add(self._shown(path))
        return not reason

    def _reason_against(self, path: str, language: str, rules: Rules | None) -> str:
        relative = self._relative(path)
        if self.exclude and self.exclude.match_file(relative):
            return "excluded"
        if self.include and not self.include.match_file(relative):
            return "excluded"
        if rules and rules.ignore(path):
            return "ignored"
        if not self.options.tests and is_test(relative, language):
            return "tests"
        if not has_grammar(language):
            return "grammar"
        if self.options.generated:
            return ""
        try:
            head = read_head(Path(path), relative)
        except SourceError:
            return ""  # said once, by whoever reads the file
        return "generated" if is_generated(head) else "minified" if is_minified(head) else ""

    def _note_link(self, path: str) -> None:
        target = os.path.realpath(path)
        inside = os.path.join(target, "").startswith(os.path.join(self.real_root, ""))
        if not inside and (os.path.isdir(target) or (language_of(path) and os.path.isfile(target))):
            self.left_out["link"].add(self._shown(path))

    def _complain(self, path: str, problem: str) -> None:
        self.notices.append(
            Notice(self._shown(path), "ignore-file", f"the ignore file is not followed in full: {problem}")
        )

    def _relative(self, path: str) -> str:
        """`path` below the root; the absolute path where it lies above it."""
        return path.removeprefix(self.root.rstrip("/") + "/")

    def _shown(self, path: str) -> str:
        relative = "." if path == self.root else self._relative(path)
        return relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _summary(reason: str, paths: set[str]) -> Notice:
    n_folders = sum(path.endswith("/") for path in paths)
    kinds = [_counted(n_folders, "folder"), _counted(len(paths) - n_folders, "file")]
    some = ", ".join(sorted(paths)[:3]) + (", ..." if len(paths) > 3 else "")
    return Notice("", reason, f"left out {' and '.join(filter(None, kinds))} {LEFT_OUT[reason]}: {some}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count > 1 else ''}" if count else ""


@cache
def _test_names(language: str) -> re.Pattern[str]:
    return re.compile(LANGUAGES.get(language).test_names)


@cache
def has_grammar(language: str) -> bool:
    """Whether the grammar of a registered language is installed."""
    return find_spec(LANGUAGES.get(language).grammar) is not None
