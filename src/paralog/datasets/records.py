"""Readers of the public corpora, as typed records; all are JSON Lines in zstd."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha1
from pathlib import Path
from typing import Any, TypeVar

from paralog.core import MissingExtra, UsageError

_WINDOW = 1 << 27  # the files were compressed with a long window
HELD_OUT_SHARE = 0.2
"""Share of the HackerRank users, and of the corpus projects, that no training sees."""
CLONE_FILES = ("hackerrank", "leetcode", "atcoder", "codejam", "gcj4", "ojclone", "euler", "algo_classes")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Solution:
    """One author's solution of one problem.

    Attributes:
        problem: "platform/slug".
        group: the problem, or the first of the problems that are the same task elsewhere;
            pairs across the problems of a group are neither positive nor negative.
        split: "train", "dev" or "test", by problem; another word where an experiment leaves one out.
        author: key of the author; of the submission, where the platform gives no more.
        held_out: whether the author is kept out of training.
        n_tokens: length as the data set states it.
        title: of the problem; "" where the platform gives none.
        statement: of the problem; "" where the platform gives none.
    """

    problem: str
    group: str
    platform: str
    language: str
    author: str
    split: str
    held_out: bool
    n_tokens: int
    code: str
    title: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class CorpusFunction:
    """One function of a public project, its documentation apart from its code.

    Attributes:
        first, last: lines of its file that it has; 0 where the data do not say.
    """

    repository: str
    language: str
    path: str
    qualname: str
    doc: str
    code: str
    is_test: bool
    license: str
    first: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """Its own name, without those of what it stands in."""
        return self.qualname.rpartition(".")[2]


def read_solutions(data: Path, files: tuple[str, ...] | None = None) -> Iterator[Solution]:
    """All solutions whose problem is in a split; near copies of an earlier one are left out.

    Args:
        data: folder that holds `clones/` with its `splits.json`.
        files: file stems, all of which must be there; None for those of `CLONE_FILES` that are.

    Raises:
        UsageError: a file is missing or damaged; the message names it.
    """
    folder = data / "clones"
    if files is None:
        files = tuple(name for name in CLONE_FILES if _records_file(folder, name).is_file())
    try:
        yield from _solutions(folder, files)
    except KeyError as error:
        raise UsageError(f"{folder}: a record or splits.json lacks {error}") from error


def _solutions(folder: Path, files: tuple[str, ...]) -> Iterator[Solution]:
    splits = read_splits(folder.parent)
    split_of = {
        f"{platform}/{slug}": split
        for split in ("train", "dev", "test")
        for platform, slugs in splits[split].items()
        for slug in slugs
    }
    group_of = {problem: group[0] for group in splits["meta"]["groups"] for problem in group}
    listed = set(splits["meta"]["heldout_authors"])
    for name in files:
        for record in read_records(_records_file(folder, name)):
            problem = f"{record['platform']}/{record['problem']}"
            if record["near_dup_of"] is None and problem in split_of:
                yield Solution(
                    problem=problem,
                    group=group_of.get(problem, problem),
                    platform=record["platform"],
                    language=record["lang"],
                    author=record["author"],
                    split=split_of[problem],
                    held_out=record["author"] in listed or is_held_out_author(record["author"]),
                    n_tokens=record["n_tokens"],
                    code=record["code"],
                    title=record.get("title") or "",
                    statement=record.get("statement") or "",
                )


def read_splits(data: Path) -> dict[str, Any]:
    """What `clones/splits.json` says: problems of each split, and under "meta" groups and protocols.

    Raises:
        UsageError: the file is missing or damaged.
    """
    path = data / "clones" / "splits.json"
    try:
        splits: dict[str, Any] = json.loads(_existing(path).read_text("utf-8"))
    except ValueError as error:
        raise UsageError(f"{path}: damaged ({error})") from error
    if not isinstance(splits, dict) or not isinstance(splits.get("meta"), dict):
        raise UsageError(f'{path}: damaged (no object that holds an object "meta")')
    return splits


def is_held_out_author(author: str) -> bool:
    """Whether a HackerRank user is kept out of training: a fifth of them, by a hash of the name."""
    digest = sha1(f"author-v1|{author}".encode()).hexdigest()
    return author.startswith("hr:") and int(digest[:12], 16) / 16**12 < HELD_OUT_SHARE


def is_held_out(repository: str) -> bool:
    """Whether a corpus project is kept out of every training."""
    return int(sha1(f"corpus:{repository}".encode()).hexdigest()[:8], 16) / 16**8 < HELD_OUT_SHARE


def read_corpus(data: Path, language: str) -> Iterator[CorpusFunction]:
    """All functions of `corpus/<language>`, in file order (sorted by project).

    Raises:
        UsageError: the file is missing or damaged.
    """
    return read_typed(
        _corpus_file(data, language),
        lambda record: CorpusFunction(
            repository=record["repo"],
            language=record["lang"],
            path=record["path"],
            qualname=record["qualname"],
            doc=record["doc"] or "",
            code=record["code"],
            is_test=record["is_test"],
            license=record["license"] or "",
            first=record.get("start_line", 0),
            last=record.get("end_line", 0),
        ),
    )


def has_corpus(data: Path, language: str) -> bool:
    """Whether there are corpus functions in `language`."""
    return _corpus_file(data, language).is_file()


def corpus_hash(data: Path, language: str) -> str:
    """Hash of the file of corpus functions in `language`.

    Raises:
        UsageError: the file is missing.
    """
    with _existing(_corpus_file(data, language)).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _corpus_file(data: Path, language: str) -> Path:
    return _records_file(data / "corpus", language)


def read_typed(path: Path, build: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    """What `build` makes of the records of one file.

    Raises:
        UsageError: the file is missing or damaged, or a record lacks a field that `build` asks for.
    """
    for record in read_records(path):
        try:
            yield build(record)
        except KeyError as error:
            raise UsageError(f"{path}: a record lacks {error}") from error


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of one compressed JSON Lines file.

    Raises:
        UsageError: the file is missing or damaged.
    """
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra("reading the data sets", "train") from error
    with _existing(path).open("rb") as file:
        stream = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(file)
        try:
            for line in io.TextIOWrapper(stream, "utf-8"):
                yield json.loads(line)
        except (ValueError, zstandard.ZstdError) as error:
            raise UsageError(f"{path}: damaged ({error})") from error


def _records_file(folder: Path, stem: str) -> Path:
    return folder / f"{stem}.jsonl.zst"


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"{path}: not found; --data DIR must hold clones/ and corpus/")
    return path
