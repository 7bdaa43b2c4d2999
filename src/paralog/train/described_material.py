"""What RUM trains on: code with text, as arrays, prepared once and kept."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path

from paralog.core import TrainingError, UsageError
from paralog.core.fingerprint import fingerprint
from paralog.datasets import described
from paralog.datasets.described import SOURCES, as_solution, read_described, with_partners
from paralog.datasets.records import Solution
from paralog.datasets.solutions import is_labelled
from paralog.datasets.store import ArrayStore, build_store, count_tokens
from paralog.features import Vocabulary, features_version, make_view
from paralog.features.text import TextView
from paralog.syntax.version import parser_version
from paralog.train.material import Material
from paralog.train.prepared import kept
from paralog.train.recipe import Recipe

log = logging.getLogger(__name__)
FILES = {
    "stackoverflow": ("clones/conala",),
    "contest": ("clones/hackerrank", "clones/leetcode"),
    "corpus": ("corpus/python", "corpus/java"),
}
"""Data files of each source, below the data folder."""
MAX_SINGLES = 60_000
"""Examples kept of those that are alone in their group, of all splits: parsing takes most of the time."""
_SAMPLE = 7
"""Seed of that choice, the same whatever the seed of a recipe."""


def prepare_described(recipe: Recipe, data: Path, folder: Path, jobs: int = 1) -> Material:
    """Read, parse and store the examples of `recipe`; a second call with the same files loads them.

    Groups stand for problems and sources for platforms; the code itself is not kept. There are no
    corpus functions beside the examples.

    Args:
        recipe: what to train; its `platforms` are sources, none for all of `described.SOURCES`.
        data: folder with `clones/` and `corpus/`.
        folder: where arrays and vocabulary are kept.
        jobs: processes that parse.

    Raises:
        UsageError: a data file is missing.
        TrainingError: the data have no text, or nothing to train on.
    """
    if is_labelled(data):
        raise TrainingError(f"{recipe.name} learns from code with text, and {data} holds code alone")
    sources = recipe.platforms or SOURCES
    key = _key(recipe, sources, data)
    return kept(
        folder / f"described-{recipe.view}-{key[:12]}",
        partial(_build, recipe, data, sources, jobs),
        partial(_load, recipe, key),
    )


def _load(recipe: Recipe, key: str, folder: Path) -> Material:
    """What `_build` wrote."""
    tokens, records = (json.loads((folder / name).read_text("utf-8")) for name in ("vocabulary", "examples"))
    return Material(
        view=make_view(recipe.view, Vocabulary(tuple(tokens), recipe.buckets)),
        solutions=tuple(Solution(**record) for record in records),
        store=ArrayStore.load(folder / "code.npz"),
        functions=ArrayStore.of([]),
        data_hash=key,
        texts=ArrayStore.load(folder / "texts.npz"),
    )


def _build(recipe: Recipe, data: Path, sources: tuple[str, ...], jobs: int, folder: Path) -> None:
    log.info("reading code with text")
    found = [e for e in read_described(data, sources) if e.language in recipe.languages]
    examples = with_partners(found, MAX_SINGLES, _SAMPLE)
    if not any(e.split == "train" for e in examples):
        raise TrainingError(f"{data} holds no code with text in {', '.join(recipe.languages)}")
    folder.mkdir()
    train = [e for e in examples if e.split == "train"]
    log.info("counting tokens of %d examples", len(train))
    counts = count_tokens(((e.code, e.language) for e in train), make_view(recipe.view, Vocabulary(())), jobs)
    words = TextView(Vocabulary(()))
    counts.update(word for e in train for word in words.tokens(e.text))
    vocabulary = Vocabulary.by_size(counts, recipe.vocabulary, recipe.buckets)
    log.info("parsing %d examples", len(examples))
    code = ((e.code, e.language) for e in examples)
    build_store(code, make_view(recipe.view, vocabulary), jobs).save(folder / "code.npz")
    view = TextView(vocabulary)
    ArrayStore.of([view.arrays(e.text) for e in examples]).save(folder / "texts.npz")
    records = [asdict(as_solution(e, at)) | {"code": ""} for at, e in enumerate(examples)]
    for name, value in (("vocabulary", vocabulary.tokens), ("examples", records)):
        (folder / name).write_text(json.dumps(value), "utf-8")


def _key(recipe: Recipe, sources: tuple[str, ...], data: Path) -> str:
    digest = sha256()
    settings = (recipe.view, recipe.vocabulary, recipe.buckets, recipe.languages, sources)
    parsers = [parser_version(language) for language in recipe.languages]
    readers = fingerprint(Path(os.fspath(described.__file__)).parent)
    choices = (MAX_SINGLES, _SAMPLE)
    digest.update(repr((parsers, features_version(), readers, settings, choices)).encode())
    names = [f"{name}.jsonl.zst" for source in sources for name in FILES[source]]
    for name in (*names, "clones/splits.json"):
        try:
            with (data / name).open("rb") as file:
                digest.update(file_digest(file, "sha256").digest())
        except FileNotFoundError as error:
            raise UsageError(f"{data / name}: not found; --data DIR must hold clones/ and corpus/") from error
    return digest.hexdigest()
