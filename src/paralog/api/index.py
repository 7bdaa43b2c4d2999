"""A saved index: made once, brought up to date, and searched without the sources."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from paralog.api.index_file import SavedIndex, model_of, read_index, write_index
from paralog.api.model import Model
from paralog.api.searchable import read_searchable
from paralog.api.store import load
from paralog.config import EmbedSettings, check, chosen_settings, combine, settings_in
from paralog.core import CodeUnit, Progress, UsageError


@dataclass(frozen=True, slots=True)
class IndexChange:
    """What building an index, or bringing it up to date, brought.

    Attributes:
        index: as it is now.
        added, changed, removed: files with functions, by their code.
    """

    index: SavedIndex
    added: int
    changed: int
    removed: int


def build_index(
    *paths: str | Path,
    output: str | Path,
    settings: EmbedSettings | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> IndexChange:
    """Write an index of the functions below `paths`.

    What the user's cache knows is not encoded again, so that a build which was cut off goes on where it was.

    Args:
        paths: files and folders; none for the present folder.
        output: the file to write, which is replaced only once the whole index is there.
        settings: which files to read and how; None for the defaults.
        model: model to encode with; None for the one that the settings name.
        progress: told how far the work is.

    Raises:
        UsageError: a path does not exist, there is no function to index, or the file cannot be written.
        UnknownName: no such model.
    """
    named = tuple(os.path.abspath(path) for path in paths or (".",))
    return _written(Path(output), named, chosen_settings(settings, EmbedSettings), model, (), progress)


def update_index(
    path: str | Path, *, model: Model | None = None, progress: Progress | None = None
) -> IndexChange:
    """Bring an index up to date with the files that it was built from, with the same settings.

    Its model is looked up by the name that the index says; a folder it may have been built from is not read.

    Args:
        path: of the index.
        model: another one to encode with; None for the one that made it.
        progress: told how far the work is.

    Raises:
        UsageError: the index cannot be read or written, or what it was built from is gone.
        UnknownName: its model is not installed.
    """
    old = read_index(Path(path))
    settings = _settings(old)
    model = model or model_of(old)
    return _written(Path(path), old.paths, settings, model, old.content.units, progress)


def index_info(path: str | Path) -> SavedIndex:
    """An index with what it was made from.

    Raises:
        UsageError: it cannot be read, or is damaged or of another version.
    """
    return read_index(Path(path))


def _written(
    output: Path,
    paths: tuple[str, ...],
    settings: EmbedSettings,
    model: Model | None,
    before: tuple[CodeUnit, ...],
    progress: Progress | None,
) -> IndexChange:
    encoder = (model or load(settings.model)).encoder
    read = read_searchable(paths, settings, encoder, progress=progress)
    if not read.units:
        raise UsageError(f"{', '.join(paths)}: there is no function to index")
    folder = os.path.abspath(read.root)
    kept = {found.name: getattr(settings, found.name) for found in settings_in(EmbedSettings)}
    index = SavedIndex(output, encoder.name, encoder.fingerprint, folder, paths, kept, read)
    write_index(index)
    old, new = _by_file(before), _by_file(read.units)
    return IndexChange(
        index,
        added=len(new.keys() - old.keys()),
        changed=sum(old[path] != new[path] for path in new.keys() & old.keys()),
        removed=len(old.keys() - new.keys()),
    )


def _settings(index: SavedIndex) -> EmbedSettings:
    """The settings that an index was built with, checked like those of any other source."""
    known = {found.name: found for found in settings_in(EmbedSettings)}
    try:
        values = {
            name: check(known[name], value) for name, value in index.settings.items() if value is not None
        }
    except (KeyError, ValueError) as error:
        raise UsageError(f"{index.path}: its settings are damaged ({error}); build it again") from None
    return combine(EmbedSettings, values)


def _by_file(units: Iterable[CodeUnit]) -> dict[str, str]:
    """A hash of the functions of each file."""
    contents: defaultdict[str, list[str]] = defaultdict(list)
    for unit in units:
        contents[unit.path].append(f"{unit.span}{unit.code}")
    return {
        path: sha256("".join(content).encode("utf-8", "surrogatepass")).hexdigest()
        for path, content in contents.items()
    }
