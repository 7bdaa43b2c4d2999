"""Vectors together with the units they stand for, and the files they are kept in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paralog.core import CodeUnit, Notice, UsageError, Vectors
from paralog.core.atomic import atomic_write

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Embeddings:
    """One vector for every unit.

    Attributes:
        units: units in the order of their files and places.
        vectors: float32 [n, dim], row i for unit i, each of unit length.
        model: `name@version` of the model.
        root: folder that the units' paths are relative to.
        notices: what was skipped or could not be read.
        statistics: counts by name, such as {"files": 12, "units": 96}.
    """

    units: tuple[CodeUnit, ...]
    vectors: Vectors
    model: str
    root: str
    notices: tuple[Notice, ...] = ()
    statistics: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.units)

    def save(self, path: str | Path) -> None:
        """Write to `path`; its ending chooses the format.

        `.npz`: NumPy's archive with the array `vectors` and two texts, `units.jsonl` (one JSON
        object a row) and `about.json`; `numpy.load(path)` opens it and nothing in it is pickled.
        `.jsonl`: one JSON object a unit, its vector among the fields.

        Raises:
            UsageError: another ending, or the file cannot be written.
        """
        target = Path(path)
        check_ending(target)
        content = self._npz() if target.suffix == ".npz" else self._jsonl()
        with atomic_write(target) as stream:
            stream.write(content)

    def _npz(self) -> bytes:
        import numpy as np

        array = io.BytesIO()
        np.save(array, self.vectors, allow_pickle=False)
        about = {"schema_version": SCHEMA_VERSION, "model": self.model, "root": self.root}
        rows = "".join(json.dumps(fields) + "\n" for fields in self._rows())
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as members:
            members.writestr(zip_member("vectors.npy"), array.getvalue())
            members.writestr(zip_member("units.jsonl"), rows, zipfile.ZIP_DEFLATED)
            members.writestr(zip_member("about.json"), json.dumps(about))
        return archive.getvalue()

    def _jsonl(self) -> bytes:
        rows = zip(self._rows(), self.vectors.tolist(), strict=True)
        lines = (json.dumps({**fields, "model": self.model, "vector": vector}) for fields, vector in rows)
        return "".join(line + "\n" for line in lines).encode()

    def _rows(self) -> Iterator[dict[str, str | int]]:
        for unit in self.units:
            yield {
                "path": unit.path,
                "language": unit.language,
                "kind": unit.kind.value,
                "qualname": unit.qualname,
                "start_line": unit.span.start_line,
                "end_line": unit.span.end_line,
                "start_byte": unit.span.start_byte,
                "end_byte": unit.span.end_byte,
                "n_tokens": unit.n_tokens,
                "digest": unit.digest,
            }


def check_ending(path: Path) -> None:
    """Raise `UsageError` unless the ending of `path` names a format of `Embeddings.save`."""
    if path.suffix not in (".npz", ".jsonl"):
        raise UsageError(f"{path}: vectors are saved as .npz or .jsonl")


def zip_member(name: str) -> zipfile.ZipInfo:
    """A member with a fixed date, so that the same vectors give the same bytes."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.external_attr = 0o644 << 16
    return member
