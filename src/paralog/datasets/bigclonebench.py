"""BigCloneBench: Java functions, what each is known to be for, and typed pairs of them.

Two protocols keep what is judged apart from what is learned. Function-disjoint: a hash of its id puts each
function into one part, and a pair counts where one part holds both its ends. Functionality-disjoint: a split
has the clones of functionalities that no other split has.

The pairs that are no clones set a function of some functionality beside a candidate that was refused for it.
Nine in ten of them have an end that is in no clone pair at all: a classifier that has learned which functions
ever are in one tells such a pair by that end alone. `clone_ends` finds the others. They are few, so report
ranking as well, over all functions of a split.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from paralog.datasets.records import read_typed

LANGUAGE = "java"
CLONE_TYPES = ("T1", "T2", "ST3", "MT3", "WT3T4")
"""From exact copies to functions that share little text; the last type's labels are often doubtful."""
FUNCTIONALITIES = {"train": ("bcb-g00", "bcb-g02"), "dev": ("bcb-g03",), "test": ("bcb-g01",)}
"""Of each split: copying files and downloading them, updating a database, hashing."""
_PARTS = {"train": 0.70, "dev": 0.80, "test": 0.92, "secret": 1.0}
_SECRET = "secret"


@dataclass(frozen=True, slots=True)
class BcbFunction:
    """One function of the benchmark.

    Attributes:
        id: the benchmark's own number.
        functionality: "bcb-g00" and so on, as the clone pairs connect the functions; None for one in no clone
            pair, which does not mean that it has no like.
        n_tokens: length as the data set states it; 0 where it could not be parsed.
        in_tbccd_9134: whether it is of the set that CDLH, TBCCD and the papers after them use.
        shape: the same for copies, which differ in comments, layout and names at most.
    """

    id: int
    code: str
    functionality: str | None
    n_tokens: int
    in_tbccd_9134: bool
    shape: str
    language: str = LANGUAGE


@dataclass(frozen=True, slots=True)
class BcbPair:
    """Two functions, by id.

    Attributes:
        type: one of `CLONE_TYPES`, or "NON".
    """

    first: int
    second: int
    type: str
    is_clone: bool


def read_functions(data: Path) -> dict[int, BcbFunction]:
    """Functions by id, in file order; the part "secret" is kept for the last judgement and left out.

    Raises:
        UsageError: the file is missing or damaged.
    """
    functions = read_typed(
        data / "clones" / "bcb_functions.jsonl.zst",
        lambda record: BcbFunction(
            id=record["id"],
            code=record["code"],
            functionality=record["problem"],
            n_tokens=record["n_tokens"] or 0,
            in_tbccd_9134=record["in_tbccd_9134"],
            shape=record["norm"] or f"only {record['id']}",
        ),
    )
    return {function.id: function for function in functions if part_of(function.id) != _SECRET}


def read_pairs(data: Path) -> list[BcbPair]:
    """Pairs in file order, but those that the published lists disagree on, and those with a secret end.

    Raises:
        UsageError: the file is missing or damaged.
    """
    pairs = read_typed(
        data / "clones" / "bcb_pairs.jsonl.zst",
        lambda record: (
            None
            if record.get("other_types")
            else BcbPair(record["id1"], record["id2"], record["type"], record["label"] == 1)
        ),
    )
    return [pair for pair in pairs if pair and _SECRET not in (part_of(pair.first), part_of(pair.second))]


def part_of(function: int) -> str:
    """Part of a function, by its id: "train", "dev", "test" or "secret"."""
    place = int(sha1(f"bcb-v1|{function}".encode()).hexdigest()[:12], 16) / 16**12
    return next(part for part, end in _PARTS.items() if place < end)


def function_disjoint(pairs: Collection[BcbPair]) -> dict[str, list[BcbPair]]:
    """Pairs of each split, no function in two of them. Copies may be: their `shape` tells."""
    return _by_home(pairs, {end: part_of(end) for pair in pairs for end in (pair.first, pair.second)})


def functionality_disjoint(
    functions: Mapping[int, BcbFunction], pairs: Collection[BcbPair]
) -> dict[str, list[BcbPair]]:
    """Pairs of each split, neither a function nor a functionality in two of them.

    The negatives are listed ones. Two functions of unlike functionality make none: nobody has compared them.
    A function without functionality goes to the first of test, dev and train where it is paired with a
    function of the split's own, so that the small splits keep their negatives. The small functionalities are
    in no split. In dev and test nearly every negative has an end in no clone pair.
    """
    split_of = {name: split for split, names in FUNCTIONALITIES.items() for name in names}
    home = {f.id: split_of[f.functionality] for f in functions.values() if f.functionality in split_of}
    taken: dict[int, str] = {}
    for split in ("test", "dev", "train"):
        for pair in pairs:
            for end, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if home.get(end) == split and functions[other].functionality is None:
                    taken.setdefault(other, split)
    return _by_home(pairs, home | taken)


def _by_home(pairs: Collection[BcbPair], home: Mapping[int, str]) -> dict[str, list[BcbPair]]:
    splits: dict[str, list[BcbPair]] = {split: [] for split in FUNCTIONALITIES}
    for pair in pairs:
        if pair.first in home and home[pair.first] == home.get(pair.second):
            splits[home[pair.first]].append(pair)
    return splits


def clone_ends(pairs: Collection[BcbPair]) -> frozenset[int]:
    """Functions in some clone pair; a negative with both ends among them is not told by one end alone."""
    return frozenset(end for pair in pairs if pair.is_clone for end in (pair.first, pair.second))
