"""An index in a file: units, their vectors and their words, for searching without the sources.

The file is a zip archive of JSON and NumPy arrays. Nothing in it is pickled or executed.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from paralog.api.embeddings import zip_member
from paralog.api.model import Model
from paralog.api.reading import shown_folder
from paralog.api.searchable import Searchable
from paralog.api.store import load
from paralog.config import MODEL_NAME
from paralog.core import CodeUnit, Span, Trait, UnitKind, UnknownName, UsageError
from paralog.core.atomic import atomic_write

SCHEMA = "paralog.index/1"
_ABOUT, _UNITS, _VECTORS, _WORDS = "about.json", "units.jsonl", "vectors.npy", "words.npz"
MAX_BYTES = 20_000_000_000
"""Size of the unpacked content from which a file is refused."""
MAX_RATIO = 200
"""The same as a multiple of the file's own size; code is packed to a tenth, a trap to a thousandth."""


@dataclass(frozen=True, slots=True)
class SavedIndex:
    """An index with what it was made from.

    Attributes:
        path: of the file.
        model: `name@version` of the model that made the vectors.
        fingerprint: of its encoder.
        folder: absolute folder that the units' paths are relative to.
        paths: what was named when it was built, absolute.
        settings: how files were chosen and read, by name.
        content: the functions.
    """

    path: Path
    model: str
    fingerprint: str
    folder: str
    paths: tuple[str, ...]
    settings: dict[str, Any]
    content: Searchable


def write_index(index: SavedIndex) -> None:
    """Write to `index.path`, which is the old file or the new one and never half of both.

    Raises:
        UsageError: it cannot be written.
    """
    import numpy as np

    content = index.content
    about = {
        "schema": SCHEMA,
        "model": index.model,
        "fingerprint": index.fingerprint,
        "folder": index.folder,
        "paths": list(index.paths),
        "settings": index.settings,
        "statistics": content.statistics,
    }
    vectors = io.BytesIO()
    # As exact as they were: the pipeline rounds them to half precision.
    np.save(vectors, content.vectors.astype(np.float16), allow_pickle=False)
    with atomic_write(index.path) as stream, zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zip_member(_ABOUT), json.dumps(about))
        rows = "".join(json.dumps(_as_row(unit)) + "\n" for unit in content.units)
        archive.writestr(zip_member(_UNITS), rows, zipfile.ZIP_DEFLATED, 1)
        archive.writestr(zip_member(_VECTORS), vectors.getvalue())
        archive.writestr(zip_member(_WORDS), content.words.pack())


def open_index(paths: Sequence[str | Path]) -> SavedIndex | None:
    """The index that is named, if one is.

    Raises:
        UsageError: other paths are named beside it; it cannot be read, or is damaged or of another version.
    """
    found = [Path(path) for path in paths if _is_archive(path)]
    if not found:
        return None
    if len(paths) > 1:
        raise UsageError(f"{found[0]} is a saved index: it is searched alone, without other paths")
    return read_index(found[0])


def read_index(path: Path) -> SavedIndex:
    """What `write_index` wrote.

    Raises:
        UsageError: the file cannot be read, is no index, is of another version, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > min(MAX_BYTES, MAX_RATIO * path.stat().st_size):
                raise UsageError(f"{path}: too large for an index")
            about = json.loads(archive.read(_ABOUT)) if _ABOUT in archive.namelist() else None
            if not isinstance(about, dict) or about.get("schema") != SCHEMA:
                raise UsageError(f"{path}: is no index of the format {SCHEMA}; build it again")
            return _index(path, archive, about)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        KeyError,
        AttributeError,
        TypeError,
        OverflowError,
        EOFError,
        RuntimeError,  # a way of packing that zipfile does not know, a password, too deep a nesting
        MemoryError,
    ) as error:
        raise UsageError(f"{path}: is no index, or is damaged ({error}); build it again") from None


def model_of(index: SavedIndex) -> Model:
    """The model that made an index.

    Raises:
        UsageError: what the index says is no name; a folder would be read from wherever the file says.
        UnknownName: no such model is installed, as after an update that brought another default.
    """
    if not MODEL_NAME.fullmatch(index.model):
        raise UsageError(f"{index.path}: {index.model!r} is no name of a model; say which with --model")
    try:
        return load(index.model)
    except UnknownName as error:
        raise UnknownName(
            f"{index.path}: was made with {index.model}, which is not installed; "
            f"to go on with another model: paralog index update {index.path} --model default"
        ) from error


def _index(path: Path, archive: zipfile.ZipFile, about: dict[str, Any]) -> SavedIndex:
    import numpy as np

    from paralog.index.words import Bm25Index

    units = tuple(_as_unit(json.loads(line)) for line in archive.read(_UNITS).splitlines())
    words = Bm25Index.unpack(archive.read(_WORDS))
    try:
        vectors = np.load(io.BytesIO(archive.read(_VECTORS)), allow_pickle=False).astype(np.float32)
    except ValueError:  # the words of NumPy advise to unpickle
        raise ValueError("its vectors are no numbers") from None
    if vectors.ndim != 2 or not len(vectors) == len(units) == len(words) or not np.isfinite(vectors).all():
        raise ValueError("its parts do not fit together")
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    folder, model, fingerprint = (_text(about[name]) for name in ("folder", "model", "fingerprint"))
    statistics = {_text(name): _count(number) for name, number in about["statistics"].items()}
    content = Searchable(shown_folder(folder), units, scaled, words, (), statistics)
    return SavedIndex(
        path,
        model,
        fingerprint,
        folder,
        tuple(map(_text, about["paths"])),
        {_text(name): value for name, value in about["settings"].items()},
        content,
    )


def _as_row(unit: CodeUnit) -> dict[str, Any]:
    row = asdict(replace(unit, lexemes=None, traits=frozenset()))
    del row["lexemes"]
    return {**row, "span": list(row["span"].values()), "traits": sorted(unit.traits)}


def _as_unit(row: dict[str, Any]) -> CodeUnit:
    return CodeUnit(
        path=_text(row["path"]),
        language=_text(row["language"]),
        kind=UnitKind(row["kind"]),
        qualname=_text(row["qualname"]),
        span=Span(*map(_count, row["span"])),
        code=_text(row["code"]),
        doc=_text(row["doc"]),
        n_tokens=_count(row["n_tokens"]),
        n_statements=_count(row["n_statements"]),
        digest=_text(row["digest"]),
        shape=_text(row["shape"]),
        traits=frozenset(map(Trait, row["traits"])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value


def _is_archive(path: str | Path) -> bool:
    try:
        return os.path.isfile(path) and zipfile.is_zipfile(path)
    except ValueError:  # characters that no path has
        return False
