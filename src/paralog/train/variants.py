"""Units with programs that look like them: some do the same, others do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from paralog.core.fingerprint import fingerprint
from paralog.datasets import edits, rewrites
from paralog.datasets.records import is_held_out, read_corpus
from paralog.datasets.store import ArrayStore, Source, build_store
from paralog.features import UnitArrays
from paralog.train.material import MIN_LINES, Material
from paralog.train.prepared import kept

COPIES = 2
"""Other forms of either kind that are prepared of each unit."""
TRAIN_UNITS, DEV_UNITS = 8_000, 800
"""Units of each language."""
SPLITS = ("train", "dev")
_SAMPLE = 11


@dataclass(frozen=True)
class Variants:
    """What the verifier meets beside solutions.

    Attributes:
        units: as they were written.
        rewritten: `COPIES` forms of each that do the same, one after another; empty where there is none.
        edited: `COPIES` forms of each that do something else, likewise.
        data_hash: of all of it.
    """

    units: ArrayStore
    rewritten: ArrayStore
    edited: ArrayStore
    data_hash: str

    def draw(self, at: int, rng: np.random.Generator) -> tuple[UnitArrays, UnitArrays, UnitArrays] | None:
        """A unit with a rewritten and an edited form; None where it has none of one of them."""
        own = self.units[at]
        forms = [
            [form for form in (store[COPIES * at + copy] for copy in range(COPIES)) if len(form)]
            for store in (self.rewritten, self.edited)
        ]
        if not (len(own) and all(forms)):
            return None
        rewritten, edited = (of[int(rng.integers(len(of)))] for of in forms)
        return own, rewritten, edited


def prepare_variants(material: Material, data: Path, folder: Path, jobs: int = 1) -> Mapping[str, Variants]:
    """Variants of solutions and of corpus functions, for training and for the dev score; made once.

    Args:
        material: what they are drawn from, and whose view they are seen through.
        data: folder with `clones/` and `corpus/`.
        folder: where arrays are kept.
        jobs: processes that parse.

    Raises:
        UsageError: a data file is missing.
    """
    return {split: _prepare(split, material, data, folder, jobs) for split in SPLITS}


def _prepare(split: str, material: Material, data: Path, folder: Path, jobs: int) -> Variants:
    made_by = [fingerprint(Path(str(module.__file__)).parent) for module in (edits, rewrites)]
    key = sha256(f"{split} {material.data_hash} {made_by} {COPIES} {TRAIN_UNITS} {DEV_UNITS}".encode())
    digest = key.hexdigest()
    names = {"units": None, "rewritten": rewritten, "edited": edited}

    def make(path: Path) -> None:
        path.mkdir()
        sources = _sources(split, material, data)
        for name, vary in names.items():
            copies = sources if vary is None else [source for source in sources for _ in range(COPIES)]
            build_store(copies, material.view, jobs, vary=vary).save(path / f"{name}.npz")

    def read(path: Path) -> Variants:
        units, same, other = (ArrayStore.load(path / f"{name}.npz") for name in names)
        return Variants(units, same, other, digest)

    return kept(folder / f"variants-{split}-{digest[:12]}", make, read)


def _sources(split: str, material: Material, data: Path) -> list[Source]:
    """A sample of a split's solutions and of corpus functions, half and half, of each language with edits."""
    found: list[Source] = []
    rng = np.random.default_rng(_SAMPLE)
    for language in edits.TABLES:
        rows = [at for at in material.rows(split) if material.solutions[at].language == language]
        contest = [(material.solutions[at].code, language) for at in rows]
        library = [
            (f.code, language)
            for f in read_corpus(data, language)
            if is_held_out(f.repository) == (split == "dev")
            and not f.is_test
            and f.code.count("\n") + 1 >= MIN_LINES
        ]
        n = (TRAIN_UNITS if split == "train" else DEV_UNITS) // 2
        for sources in (contest, library):
            found += [sources[at] for at in rng.permutation(len(sources))[:n]]
    return found


def rewritten(code: str, language: str, rng: np.random.Generator) -> str:
    """The code written otherwise; "" where there is no other way."""
    other = rewrites.rewrite(code, language, rng)
    return "" if other == code else other


def edited(code: str, language: str, rng: np.random.Generator) -> str:
    """Nearly the same code that does something else; "" where no place for an edit is found."""
    found = edits.edit(code, language, rng)
    return "" if found is None else found.code
