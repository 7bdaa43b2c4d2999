"""One's own labelled solutions: a folder for each problem, in it a file for each author.

solutions/
    two-sum/
        alice.py
        bob.java
    graphs/shortest-path/
        alice.py
        carol.py
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha1
from pathlib import Path, PurePosixPath

from paralog.core import Notice, SourceError, UsageError
from paralog.datasets.records import Solution
from paralog.datasets.units import require_unit
from paralog.syntax.discovery import DiscoveryOptions, SourceFile, discover
from paralog.syntax.source import read_source

PLATFORM = "own"
MIN_HELD_OUT = 4
"""Problems with two authors that the dev split has at least, and the test split."""
MIN_SPLIT = 3 * MIN_HELD_OUT
"""Problems with two authors below which there is nothing to split."""
SPLIT_SHARE = 0.15
"""Share of the problems that the dev split is to have, and the test split."""

_LAYOUT = """\
Wanted is a folder for each problem with a file for each author:
    two-sum/alice.py
    two-sum/bob.java
    fizz-buzz/alice.py
    fizz-buzz/carol.py"""
_EVERYTHING = DiscoveryOptions(tests=True, vendored=True, generated=True, respect_gitignore=False)


@dataclass(frozen=True, slots=True)
class LabelledFolder:
    """What a folder of labelled solutions holds.

    Attributes:
        solutions: by path; `problem` is "own/" and the path of the folder, `author` the file's stem.
        notices: what was left out and why, and problems that only one author solved, by path.
    """

    solutions: tuple[Solution, ...]
    notices: tuple[Notice, ...]


def read_labelled(root: Path, advance: Callable[[int, int], None] = lambda *_: None) -> LabelledFolder:
    """Read the solutions below `root`, each problem in one split.

    Left out are files that cannot be read, do not parse or hold no code, and those that differ from
    an earlier one only in layout, names and literals. The split of a problem depends on its name and,
    to fill the smallest splits, on the names of the others. A problem with one author goes to the
    train split: it makes no pair, and could neither be learned from nor judged by.

    Args:
        root: folder with a folder for each problem; links are not followed.
        advance: called with how many files are done, and how many there are.

    Raises:
        UsageError: there is no such folder, no source in it, or fewer than `MIN_SPLIT` problems
            with two authors.
    """
    if not root.is_dir():
        problem = "is not a folder" if root.exists() else "does not exist"
        raise UsageError(f"{root} {problem}: name a folder of labelled solutions. {_LAYOUT}")
    found = discover([root], _EVERYTHING)
    notices = list(found.notices)
    solutions: list[Solution] = []
    shapes: dict[str, str] = {}
    files = [file for file in found.files if not _is_hidden(file.shown)]
    for done, file in enumerate(files):
        advance(done, len(files))
        try:
            solutions.append(_read(file, shapes))
        except SourceError as error:
            notices.append(Notice(error.path, error.reason, error.detail))
    if not solutions:
        raise UsageError(f"{root} holds no labelled solution that can be read.{left_out(notices)} {_LAYOUT}")
    authors = _authors(solutions)
    splits = split_problems(problem for problem, known in authors.items() if len(known) > 1)
    if not splits:
        n_pairs = sum(len(known) > 1 for known in authors.values())
        raise UsageError(
            f"{root} holds {n_pairs} problems with solutions by two authors; {MIN_SPLIT} are needed, "
            f"to learn from some and judge by others.{left_out(notices)} {_LAYOUT}"
        )
    notices += [
        Notice(problem.partition("/")[2], "one-author", "solved by one author only, so it makes no pair")
        for problem, known in authors.items()
        if len(known) == 1
    ]
    split = (replace(s, split=splits.get(s.problem, "train")) for s in solutions)
    return LabelledFolder(tuple(split), tuple(sorted(notices)))


def split_problems(problems: Iterable[str]) -> dict[str, str]:
    """Split of each problem: about 70 % train, 15 % dev, 15 % test, by a hash of the name.

    Dev and test have at least `MIN_HELD_OUT` problems each, and at most a quarter where that is more.

    Returns:
        "train", "dev" or "test" by problem; {} for fewer than `MIN_SPLIT`.
    """
    place = {problem: int(sha1(problem.encode()).hexdigest()[:12], 16) / 16**12 for problem in problems}
    if len(place) < MIN_SPLIT:
        return {}
    ordered = sorted(place, key=place.__getitem__)
    most = max(MIN_HELD_OUT, len(ordered) // 4)
    n_test = sum(at < SPLIT_SHARE for at in place.values())
    n_test = min(max(n_test, MIN_HELD_OUT), most)
    n_dev = sum(place[problem] < 2 * SPLIT_SHARE for problem in ordered[n_test:])
    n_dev = min(max(n_dev, MIN_HELD_OUT), most)
    names = ["test"] * n_test + ["dev"] * n_dev + ["train"] * (len(ordered) - n_test - n_dev)
    return dict(zip(ordered, names, strict=True))


def left_out(notices: Iterable[Notice]) -> str:
    """How many files or lines were left out for which reason, as a sentence after the one before."""
    counts: dict[str, int] = defaultdict(int)
    for notice in notices:
        if notice.path:
            counts[notice.reason] += 1
    found = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()))
    return f" Left out: {found}." if found else ""


def _read(file: SourceFile, shapes: dict[str, str]) -> Solution:
    """One solution; `shapes` remembers which file had which shape first.

    Raises:
        SourceError: it is to be left out.
    """
    path = PurePosixPath(file.shown)
    if len(path.parts) < 2:
        raise SourceError(file.shown, "no-problem", "lies in no folder, so its problem has no name")
    code = read_source(file.path, file.shown)
    unit = require_unit(code, file.language, file.shown)
    first = shapes.setdefault(unit.shape, file.shown)
    if first != file.shown:
        raise SourceError(file.shown, "duplicate", f"the same as {first} but for layout, names and literals")
    problem = f"{PLATFORM}/{path.parent}"
    return Solution(
        problem=problem,
        group=problem,
        platform=PLATFORM,
        language=file.language,
        author=path.stem,
        split="train",
        held_out=False,
        n_tokens=unit.n_tokens,
        code=code,
    )


def _authors(solutions: Iterable[Solution]) -> dict[str, set[str]]:
    """Authors of each problem, in the order of the solutions."""
    authors: dict[str, set[str]] = defaultdict(set)
    for solution in solutions:
        authors[solution.problem].add(solution.author)
    return authors


def _is_hidden(shown: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(shown).parts)
