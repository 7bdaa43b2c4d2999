"""What a recipe trains on: solutions and corpus functions as arrays, prepared once and kept."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from paralog.core import TrainingError
from paralog.core.fingerprint import fingerprint
from paralog.datasets import rewrites
from paralog.datasets.records import (
    HELD_OUT_SHARE,
    CorpusFunction,
    Solution,
    corpus_hash,
    read_corpus,
)
from paralog.datasets.solutions import is_labelled, read_solutions
from paralog.datasets.store import ArrayStore, Source, build_store, count_tokens
from paralog.features import UnitArrays, View, Vocabulary, features_version, make_view
from paralog.syntax.version import parser_version
from paralog.train.recipe import Recipe

log = logging.getLogger(__name__)

FUNCTIONS_PER_LANGUAGE = 40_000
"""Corpus functions taken for pre-training and as unlabelled samples, of each corpus language."""
CORPUS_LANGUAGES = ("python", "java")
_SAMPLE = 7
"""Seed of the sample of corpus functions, the same whatever the seed of a recipe."""
REWRITES = 3
"""Other ways to write a solution that are prepared, of which training draws."""
MIN_LINES = 4


@dataclass(frozen=True)
class Material:
    """Everything a training run draws from.

    Attributes:
        view: with its vocabulary.
        solutions: of all splits; `store` holds their arrays in the same order.
        functions: arrays of corpus functions, short ones and held-out projects left out.
        data_hash: of what was read, for the card.
        rewrites: `REWRITES` other ways to write each solution of the train split, one after another;
            None where the recipe asks for none.
    """

    view: View
    solutions: tuple[Solution, ...]
    store: ArrayStore
    functions: ArrayStore
    data_hash: str
    rewrites: ArrayStore | None = None

    def rewritten(self, at: int, rng: np.random.Generator) -> UnitArrays:
        """One of the other ways to write the solution at `at`."""
        assert self.rewrites is not None
        return self.rewrites[at * REWRITES + int(rng.integers(REWRITES))]

    def rows(self, split: str, *, held_out: bool = False) -> list[int]:
        """Positions of a split's solutions; held-out authors only with `held_out`."""
        return [
            at for at, s in enumerate(self.solutions) if s.split == split and (held_out or not s.held_out)
        ]


def prepare(recipe: Recipe, data: Path, folder: Path, jobs: int = 1) -> Material:
    """Read, parse and store what `recipe` needs; a second call with the same inputs loads it.

    Args:
        recipe: what to train.
        data: folder with `clones/` and `corpus/`, or one of labelled solutions; of those the train split
            stands in for the corpus.
        folder: where arrays and vocabulary are kept.
        jobs: processes that parse.

    Raises:
        UsageError: a data file is missing.
        TrainingError: the data hold no training solution.
    """
    files = recipe.platforms or None
    solutions = tuple(s for s in read_solutions(data, files) if s.language in recipe.languages)
    if not any(s.split == "train" for s in solutions):
        raise TrainingError(f"{data} holds no training solutions in {', '.join(recipe.languages)}")
    key = _key(recipe, solutions, data)
    kept = folder / f"{recipe.view}-{key[:12]}"
    if not (kept / "complete").exists():
        functions = [f for language in _corpus_languages(recipe, data) for f in _sample(data, language)]
        if is_labelled(data):
            functions = [_as_function(s) for s in solutions if s.split == "train"]
        _build(recipe, solutions, functions, kept, jobs)
    vocabulary = Vocabulary(tuple(json.loads((kept / "vocabulary.json").read_text("utf-8"))), recipe.buckets)
    view = make_view(recipe.view, vocabulary)
    return Material(
        view=view,
        solutions=solutions,
        store=ArrayStore.load(kept / "solutions.npz"),
        functions=ArrayStore.load(kept / "functions.npz"),
        data_hash=key,
        rewrites=_rewrites(view, solutions, kept, jobs) if recipe.rewrite else None,
    )


def _build(
    recipe: Recipe,
    solutions: tuple[Solution, ...],
    functions: list[CorpusFunction],
    kept: Path,
    jobs: int,
) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    function_sources: list[Source] = [(f.code, f.language) for f in functions]
    blank = make_view(recipe.view, Vocabulary(()))
    log.info("counting tokens of %d functions", len(function_sources))
    counts = count_tokens(function_sources, blank, jobs)
    vocabulary = _vocabulary(recipe, counts, solutions, blank, jobs)
    view = make_view(recipe.view, vocabulary)
    (kept / "vocabulary.json").write_text(json.dumps(vocabulary.tokens), "utf-8")
    log.info("parsing %d solutions", len(solutions))
    build_store(((s.code, s.language) for s in solutions), view, jobs).save(kept / "solutions.npz")
    build_store(function_sources, view, jobs).save(kept / "functions.npz")
    (kept / "complete").touch()


def _rewrites(view: View, solutions: tuple[Solution, ...], folder: Path, jobs: int) -> ArrayStore:
    """Other ways to write each training solution; of the others an empty unit, so that positions fit."""
    kept = folder / f"rewrites-{fingerprint(Path(rewrites.__file__).parent)}.npz"
    if not kept.exists():
        log.info("rewriting the training solutions")
        sources = (
            (s.code if s.split == "train" and not s.held_out else "", s.language)
            for s in solutions
            for _ in range(REWRITES)
        )
        store = build_store(sources, view, jobs, rewritten=True)
        new = kept.with_name(f"{kept.name}.{os.getpid()}")
        store.save(new)
        os.replace(new, kept)
    return ArrayStore.load(kept)


def _vocabulary(
    recipe: Recipe, counts: Counter[str], solutions: tuple[Solution, ...], blank: View, jobs: int
) -> Vocabulary:
    if recipe.coverage:
        return Vocabulary.by_coverage(counts, recipe.coverage)
    train = ((s.code, s.language) for s in solutions if s.split == "train" and not s.held_out)
    return Vocabulary.by_size(counts + count_tokens(train, blank, jobs), recipe.vocabulary, recipe.buckets)


def _sample(data: Path, language: str) -> Iterator[CorpusFunction]:
    """A fixed sample of a language's functions from projects that are not held out."""
    functions = [
        f
        for f in read_corpus(data, language)
        if not is_held_out(f.repository) and not f.is_test and f.code.count("\n") + 1 >= MIN_LINES
    ]
    order = np.random.default_rng(_SAMPLE).permutation(len(functions))[:FUNCTIONS_PER_LANGUAGE]
    yield from (functions[at] for at in sorted(order))


def _as_function(s: Solution) -> CorpusFunction:
    return CorpusFunction(s.author, s.language, s.problem, "", "", s.code, is_test=False, license="")


def is_held_out(repository: str) -> bool:
    """Whether a corpus project is kept out of every training."""
    return int(hashlib.sha1(f"corpus:{repository}".encode()).hexdigest()[:8], 16) / 16**8 < HELD_OUT_SHARE


def _corpus_languages(recipe: Recipe, data: Path) -> tuple[str, ...]:
    wanted = (recipe.pretrain_steps or recipe.functions or recipe.coverage) and not is_labelled(data)
    return tuple(language for language in CORPUS_LANGUAGES if wanted and language in recipe.languages)


def _key(recipe: Recipe, solutions: tuple[Solution, ...], data: Path) -> str:
    digest = hashlib.sha256()
    settings = (recipe.view, recipe.coverage, recipe.vocabulary, recipe.buckets, recipe.languages)
    parsers = [parser_version(language) for language in recipe.languages]
    digest.update(repr((parsers, features_version(), settings)).encode())
    for s in solutions:
        digest.update(repr((s.problem, s.group, s.author, s.split, s.held_out)).encode())
        digest.update(s.code.encode("utf-8", "surrogatepass"))
    for language in _corpus_languages(recipe, data):
        digest.update(corpus_hash(data, language).encode())
    return digest.hexdigest()
