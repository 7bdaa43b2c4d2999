"""Source trees to measure on: a copy of the standard library, of any folder, and a generated one."""

from __future__ import annotations

import os
import shutil
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_NOT_LIBRARY = frozenset({"test", "tests", "idle_test", "site-packages", "dist-packages"})
_FUNCTION = '''
def {verb}_{noun}_{number}(records, limit={number}):
    """{verb} each {noun} until there are enough."""
    chosen = []
    for position, record in enumerate(records):
        if record is None or position < {number}:
            continue
        value = record.get("{noun}", {number})
        if value > limit:
            chosen.append((position, value * {number}))
        elif value == {number}:
            break
    return chosen
'''


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder of Python files, copied so that every tool reads exactly the same.

    Attributes:
        name: as the tables show it.
        digest: of all paths and contents: equal for equal trees.
    """

    name: str
    n_files: int
    n_lines: int
    n_bytes: int
    digest: str


def copy_standard_library(target: Path) -> None:
    """The running interpreter's own library, without tests and installed packages."""
    _copy(Path(sysconfig.get_path("stdlib")), target, _NOT_LIBRARY)


def copy_folder(source: Path, target: Path) -> None:
    """Every Python file below `source`."""
    _copy(source, target, frozenset())


def generate(target: Path, n_files: int = 20) -> None:
    """A small tree with copies in it, the same each time."""
    verbs, nouns = ("find", "count", "merge", "read"), ("order", "price", "user", "page", "event")
    for number in range(n_files):
        verb, noun = verbs[number % len(verbs)], nouns[number % len(nouns)]
        parts = [_FUNCTION.format(verb=verb, noun=noun, number=number + extra) for extra in range(3)]
        path = target / f"package_{number % 3}" / f"module_{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(parts), encoding="utf-8")


def describe(name: str, folder: Path) -> Tree:
    """Count what is in a tree."""
    hashed, n_files, n_lines, n_bytes = sha256(), 0, 0, 0
    for path in sorted(folder.rglob("*.py")):
        content = path.read_bytes()
        hashed.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        hashed.update(content)
        n_files, n_lines, n_bytes = n_files + 1, n_lines + content.count(b"\n"), n_bytes + len(content)
    return Tree(name, n_files, n_lines, n_bytes, hashed.hexdigest()[:16])


def _copy(source: Path, target: Path, left_out: frozenset[str]) -> None:
    n_files = 0
    for path in _python_files(source, left_out):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        n_files += 1
    if not n_files:
        raise SystemExit(f"error: there is no Python file below {source}")


def _python_files(source: Path, left_out: frozenset[str]) -> Iterator[Path]:
    for folder, names, files in os.walk(source):
        names[:] = sorted(set(names) - left_out)
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".py"))
