"""A code base, indexed for localization: its files, their functions, and the words of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, UnitKind, Vectors, WordIndex
from paralog.tasks.localization.code_file import (
    CodeFile,
    message_phrases,
    name_words,
    path_words,
    text_words,
)
from paralog.tasks.localization.words import code_words

IndexWords: TypeAlias = Callable[[Iterable[Mapping[str, float]]], WordIndex]
"""Makes an index of the words of some documents, such as `Bm25Index.build`."""
Rows: TypeAlias = tuple[int, ...]
Key = TypeVar("Key", bound=Hashable)

_OF_NAME = 2
"""What a word of a function's qualified name counts beyond its occurrence in the text."""


@dataclass(frozen=True, slots=True)
class WordIndexes:
    """Indexes of the words of a code base.

    Attributes:
        files: all words of each file.
        functions: all words of each function.
        names: words of the path and of the declared names of each file.
        paths: words of the path of each file.
        messages: phrases of the string literals of each file.
    """

    files: WordIndex
    functions: WordIndex
    names: WordIndex
    paths: WordIndex
    messages: WordIndex


@dataclass(frozen=True, slots=True)
class Codebase:
    """Files and functions with what they are found by.

    Attributes:
        files: in path order.
        functions: of all files, in `CodeUnit.order`; scripts are none.
        owner: [n functions], row of the file of each.
        indexes: of the words of files and functions.
        declarations: for each name the rows of the files that declare it.
        assignments: the same for names that are only set.
        modules: for each dotted name of two parts or more that means files, in parts, their rows.
        endings: for each path, whole or without some of its first folders, the rows of its files.
        named: for each name the rows of the functions that have it.
        inside: for each name of a class or function the rows of the functions within it.
        is_constructor: [n functions], 1 or 0.
        depth: [n functions], how many classes and functions each lies in.
        vectors: [n functions, dim], rows of unit length; None without an encoder.
    """

    files: tuple[CodeFile, ...]
    functions: tuple[CodeUnit, ...]
    owner: NDArray[np.intp]
    indexes: WordIndexes
    declarations: Mapping[str, Rows]
    assignments: Mapping[str, Rows]
    modules: Mapping[tuple[str, ...], Rows]
    endings: Mapping[str, Rows]
    named: Mapping[str, Rows]
    inside: Mapping[str, Rows]
    is_constructor: NDArray[np.float64]
    depth: NDArray[np.float64]
    vectors: Vectors | None = None

    def best_of_files(self, of_functions: NDArray[np.floating]) -> NDArray[np.float64]:
        """The highest value among the functions of each file: [n files]; 0 for a file without any."""
        best = np.zeros(len(self.files))
        np.maximum.at(best, self.owner, of_functions)
        return best


def functions_of(files: Iterable[CodeFile], units: Sequence[CodeUnit]) -> list[int]:
    """Positions of the units that are functions of these files, in `CodeUnit.order`."""
    paths = {file.path for file in files}
    kept = [at for at, unit in enumerate(units) if unit.kind is not UnitKind.SCRIPT and unit.path in paths]
    return sorted(kept, key=lambda at: units[at].order)


Documents: TypeAlias = Callable[[], Iterable[Mapping[str, float]]]
"""Gives documents as often as it is called."""


def word_documents(files: Sequence[CodeFile], functions: Sequence[CodeUnit]) -> dict[str, Documents]:
    """What the indexes of `WordIndexes` are made of, by their names.

    Args:
        files: in path order.
        functions: of these files, in `CodeUnit.order`.
    """
    return {
        "files": lambda: map(text_words, files),
        "functions": lambda: map(function_words, functions),
        "names": lambda: map(name_words, files),
        "paths": lambda: (path_words(file.path) for file in files),
        "messages": lambda: map(message_phrases, files),
    }


def build_codebase(
    files: Iterable[CodeFile],
    units: Sequence[CodeUnit],
    indexes: Callable[[tuple[CodeFile, ...], tuple[CodeUnit, ...]], WordIndexes],
    vectors: Vectors | None = None,
) -> Codebase:
    """Put files and their units together.

    Args:
        files: each path once.
        units: of these files, and others, which are left out.
        indexes: gives the indexes of files in path order and functions in `CodeUnit.order`, made of
            `word_documents`.
        vectors: row i embeds `units[i]`.
    """
    ordered = tuple(sorted(files, key=lambda file: file.path))
    row_of = {file.path: row for row, file in enumerate(ordered)}
    kept = functions_of(ordered, units)
    functions = tuple(units[at] for at in kept)
    return Codebase(
        files=ordered,
        functions=functions,
        owner=np.array([row_of[unit.path] for unit in functions], np.intp),
        indexes=indexes(ordered, functions),
        declarations=_rows_by(file.declared for file in ordered),
        assignments=_rows_by(file.assigned for file in ordered),
        modules=_rows_by(list(_module_names(file)) for file in ordered),
        endings=_rows_by(list(_path_endings(file.path)) for file in ordered),
        named=_rows_by([unit.name] for unit in functions),
        inside=_rows_by(set(unit.qualname.split(".")[:-1]) for unit in functions),
        is_constructor=np.array([unit.kind is UnitKind.CONSTRUCTOR for unit in functions], np.float64),
        depth=np.array([unit.qualname.count(".") for unit in functions], np.float64),
        vectors=None if vectors is None else vectors[kept],
    )


def function_words(unit: CodeUnit) -> Counter[str]:
    """Words of a function, with those of its name, and of its documentation where that stands before it."""
    words = code_words(unit.code if unit.doc in unit.code else f"{unit.code}\n{unit.doc}")
    for word, times in code_words(unit.qualname).items():
        words[word] += _OF_NAME * times
    return words


def _rows_by(keys_of_rows: Iterable[Iterable[Key]]) -> dict[Key, Rows]:
    """For each key the rows that have it, ascending."""
    rows: defaultdict[Key, list[int]] = defaultdict(list)
    for row, keys in enumerate(keys_of_rows):
        for key in keys:
            rows[key].append(row)
    return {key: tuple(found) for key, found in rows.items()}


def _module_names(file: CodeFile) -> Iterator[tuple[str, ...]]:
    """Dotted names, in parts, that mean the file: all endings of its path of two parts or more."""
    parts = file.module
    return (parts[start:] for start in range(len(parts) - 1))


def _path_endings(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[start:]) for start in range(len(parts)))
