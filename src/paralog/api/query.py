"""What somebody searches for: words, the place of a function, or a piece of code."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paralog.core import CodeUnit, SourceError, UsageError

LONGEST_WORDS = 10_000
"""Characters of a query in words; what a function does is said in fewer."""
LONGEST_CODE = 200_000
"""Characters of a piece of code."""

_FIRST = ("python", "java")  # languages that code of no stated language is tried as, before all others
_PLACE = re.compile(r"(.+?)(?:::.+|:\d{1,9}(?:[-:]\d{1,9})?)", re.ASCII | re.DOTALL)


def read_query(
    query: str | CodeUnit, below: Sequence[str | Path] = (), indexed: Sequence[CodeUnit] = ()
) -> str | CodeUnit:
    """The words to look for, or the function at the place that the query names.

    A place is FILE:LINE, FILE:LINE:COLUMN, FILE:FIRST-LAST or FILE::NAME with a file that exists.

    Args:
        query: what somebody wrote, or a unit, which is given back.
        below: folders in which a file is looked for that is not there, as reports name files of theirs.
        indexed: units of a saved index, in which a file is looked for at last.

    Raises:
        UsageError: the query is empty or too long; it names a file that cannot be read, or no function in it.
    """
    if isinstance(query, CodeUnit):
        return query
    text = query.strip()
    if not text:
        raise UsageError("the query is empty; say what the function does: 'parse an ISO date'")
    if len(text) > LONGEST_WORDS:
        raise UsageError(
            f"the query has {len(text):,} characters, more than the {LONGEST_WORDS:,} of a query in words;"
            " a piece of code is searched for with --code"
        )
    path = match[1] if (match := _PLACE.fullmatch(text)) else text
    for place in (path, *(os.path.join(folder, path) for folder in below)):
        if _is_file(place):
            return _function(place, place + text.removeprefix(path))
    if known := [unit for unit in indexed if unit.path == path]:
        return _at(known, path, text)
    is_place = match is not None and not any(map(str.isspace, text))
    if is_place and os.path.isfile(path):
        raise UsageError(f"{path} is in no language that paralog reads")
    if _is_source(path) and not any(map(str.isspace, text)):
        raise UsageError(f"{path}: no such file; a place is FILE:LINE with a file that exists")
    return text


def snippet(code: str, *languages: str) -> CodeUnit:
    """A piece of code to search for.

    Args:
        code: source text, a function or any run of statements.
        languages: languages that it may be in, the first that it parses as counts; none for all.

    Raises:
        UsageError: it is empty, too long, or code in no language that is at hand.
        UnknownName: no such language.
    """
    from paralog.datasets.units import require_unit
    from paralog.syntax import LANGUAGES

    _check_length(code, "the code")
    others = [name for name in LANGUAGES.names() if name not in _FIRST]
    candidates = list(languages) or [*_FIRST, *others]
    problems = []
    for name in candidates:
        LANGUAGES.get(name)
        try:
            return require_unit(code, name, "the code")
        except (SourceError, UsageError) as error:  # UsageError: the grammar is not installed
            problems.append(error)
    if len(candidates) == 1:
        raise problems[0]
    raise UsageError(
        f"the code parses in none of {', '.join(candidates)}; put it into a file with the ending of its"
        " language, and mend what is cut off"
    )


def read_code_file(path: str | Path) -> CodeUnit:
    """All code of a file as what to search for, in the language that the ending says.

    Raises:
        UsageError: the ending is of no known language, or the file is empty or too long.
        SourceError: it cannot be read or does not parse.
    """
    from paralog.datasets.units import require_unit
    from paralog.syntax import LANGUAGES, language_of
    from paralog.syntax.source import read_source

    shown = os.fspath(path)
    if os.path.isdir(shown):
        raise UsageError(f"{shown} is a folder; --code takes a file, or - for standard input")
    language = language_of(shown)
    if language is None:
        raise UsageError(
            f"{shown} is in no language that paralog reads: {', '.join(LANGUAGES.names())};"
            " --code - reads standard input and finds the language out"
        )
    code = read_source(Path(path), shown)
    _check_length(code, shown)
    return replace(require_unit(code, language, shown), path=shown)


def _check_length(code: str, shown: str) -> None:
    if not code.strip():
        raise UsageError(f"{shown}: there is no code in it")
    if len(code) > LONGEST_CODE:
        raise UsageError(f"{shown}: longer than {LONGEST_CODE:,} characters; search for one function of it")


def _is_file(path: str) -> bool:
    try:
        return _is_source(path) and os.path.exists(path) and not os.path.isdir(path)
    except ValueError:  # characters that no path has
        return False


def _is_source(path: str) -> bool:
    from paralog.syntax import language_of

    return language_of(path) is not None


def _function(path: str, text: str) -> CodeUnit:
    """The function at the place `text` in the file `path`."""
    from paralog.syntax import language_of, parse
    from paralog.syntax.source import read_source

    language = language_of(path)
    assert language is not None
    try:
        units = parse(read_source(Path(path), path), language, path).units
    except SourceError as error:
        raise UsageError(str(error)) from None
    return _at(units, path, text)


def _at(units: Sequence[CodeUnit], path: str, text: str) -> CodeUnit:
    """Which of the units of the file `path` stands at the place `text`."""
    from paralog.datasets.place import read_place, unit_at

    if path == text:
        raise UsageError(
            f"{path} is a file; write {path}:LINE for one of its functions, or --code {path} for all of it"
        )
    try:
        return unit_at(units, read_place(text))
    except SourceError as error:
        raise UsageError(error.detail) from None
