"""Queries in words with the one function that answers each, among many that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from paralog.core import CodeUnit, SourceError, UsageError
from paralog.datasets.described import read_documented, read_neighbours
from paralog.datasets.records import read_typed
from paralog.datasets.units import read_unit
from paralog.features.signature import signature
from paralog.syntax import undocumented

N_QUERIES, N_CANDIDATES = 1_000, 10_000
"""Of a row of the corpus; fewer where a split holds fewer."""
_NAME = re.compile(r"([^\W\d]\w*)\s*\(")
_SEED = 0


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One test of search.

    Attributes:
        label: as tables name it.
        language: registered name.
        queries: texts.
        right: position in `codes` of the function that each query means.
        codes: functions without documentation.
    """

    label: str
    language: str
    queries: tuple[str, ...]
    right: tuple[int, ...]
    codes: tuple[str, ...]

    def units(self, *, anonymous: bool = False) -> list[CodeUnit]:
        """The functions as code units that bear their names, as written or replaced."""
        return [_named(read_unit(code, self.language, anonymous=anonymous)) for code in self.codes]


def read_rows(data: Path, split: str = "test") -> Iterator[SearchRow]:
    """CoSQA and the corpus in Python and in Java, in that order.

    Args:
        data: folder that holds `clones/` and `corpus/`.
        split: "dev" or "test".

    Raises:
        UsageError: a file is missing or damaged, or holds nothing of the split.
    """
    yield _read_cosqa(data, split)
    for language in ("python", "java"):
        yield _read_corpus_row(data, language, split)


@dataclass(frozen=True, slots=True)
class _CosqaRecord:
    kind: str
    title: str
    at: int
    code: str


def _read_cosqa(data: Path, split: str) -> SearchRow:
    """Questions that were typed into a search engine, and Python functions of public projects."""
    records = list(read_typed(data / "clones" / "cosqa.jsonl.zst", _cosqa_record))
    base = sorted((r for r in records if r.kind == "code-base"), key=lambda r: r.at)
    asked = [r for r in records if r.kind == f"retrieval-{split}"]
    if not asked or [r.at for r in base] != list(range(len(base))):
        raise UsageError(f"{data / 'clones'}: cosqa holds no queries of the {split} split, or no functions")
    codes = tuple(_undocumented(r.code) for r in base)
    return SearchRow(
        "CoSQA, Python", "python", tuple(r.title for r in asked), tuple(r.at for r in asked), codes
    )


def _cosqa_record(record: dict[str, Any]) -> _CosqaRecord:
    return _CosqaRecord(
        record["kind"], record["title"] or "", record.get("retrieval_idx", -1), record["code"]
    )


def _read_corpus_row(data: Path, language: str, split: str) -> SearchRow:
    """First sentences of documentation, and functions of projects that no training sees.

    No two documented functions of a row have the same gist, so that each query means one of them alone.
    Where they are too few, others of the projects stand among them.
    """
    by_gist = {d.group: d for d in read_documented(data, (language,)) if d.split == split}
    found = sorted(by_gist.values(), key=lambda d: d.group)
    if not found:
        raise UsageError(f"{data / 'corpus'}: holds no {language} functions of the {split} split")
    order = np.random.default_rng(_SEED).permutation(len(found))[:N_CANDIDATES]
    drawn = [found[at] for at in order]
    codes = dict.fromkeys(d.code for d in drawn)
    others = [f.code for f in read_neighbours(data, language, split) if not f.doc and f.code not in codes]
    for at in np.random.default_rng(_SEED).permutation(len(others)):
        if len(codes) >= N_CANDIDATES:
            break
        codes.setdefault(others[at])
    asked = drawn[:N_QUERIES]
    return SearchRow(
        label=f"projects, {language.capitalize()}",
        language=language,
        queries=tuple(d.text for d in asked),
        right=tuple(range(len(asked))),
        codes=tuple(codes),
    )


def _undocumented(code: str) -> str:
    try:
        return undocumented(code, "python")
    except SourceError:
        return code


def _named(unit: CodeUnit) -> CodeUnit:
    """A snippet under the name of the function that it declares."""
    declared = _NAME.search(signature(unit))
    return replace(unit, qualname=declared[1]) if declared else unit
