"""What a recipe trains on: solutions and corpus functions as arrays, prepared once and kept."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from paralog.core import TrainingError
from paralog.core.fingerprint import fingerprint
from paralog.datasets import rewrites
from paralog.datasets.described import SOURCES, as_solution, read_described, text_of, with_partners
from paralog.datasets.records import CorpusFunction, Solution, corpus_hash, is_held_out, read_corpus
from paralog.datasets.solutions import is_labelled, read_solutions
from paralog.datasets.store import ArrayStore, Source, build_store, count_tokens
from paralog.features import UnitArrays, View, Vocabulary, features_version, make_view
from paralog.features.text import TextView
from paralog.syntax.version import parser_version
from paralog.train.prepared import kept
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
COUNTED = 40_000
"""Solutions, and functions, whose tokens are counted for a vocabulary of a given size."""
MAX_SINGLES = 120_000
"""Documented functions kept whose documentation no other shares, of all splits."""


@dataclass(frozen=True)
class Material:
    """Everything a training run draws from.

    Attributes:
        view: with its vocabulary.
        solutions: of all splits; `store` holds their arrays in the same order.
        functions: arrays of corpus functions, short ones and held-out projects left out.
        data_hash: of all that is drawn from: what was read, and how it was prepared.
        rewrites: `REWRITES` other ways to write each solution of the train split, one after another;
            None where the recipe asks for none.
        texts: what each solution is for, in words, in the same order; None where the recipe asks for none.
    """

    view: View
    solutions: tuple[Solution, ...]
    store: ArrayStore
    functions: ArrayStore
    data_hash: str
    rewrites: ArrayStore | None = None
    texts: ArrayStore | None = None

    def rewritten(self, at: int, rng: np.random.Generator) -> UnitArrays:
        """One of the other ways to write the solution at `at`."""
        assert self.rewrites is not None
        return self.rewrites[at * REWRITES + int(rng.integers(REWRITES))]

    def drawn(self) -> dict[str, int]:
        """Training solutions of each problem that several authors solved; others make no pair."""
        authors: dict[str, set[str]] = defaultdict(set)
        counts: Counter[str] = Counter()
        for row in self.rows("train"):
            solution = self.solutions[row]
            authors[solution.problem].add(solution.author)
            counts[solution.problem] += 1
        return {problem: n for problem, n in counts.items() if len(authors[problem]) > 1}

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
    if recipe.documented:
        solutions += _documented(recipe, data)
    if not any(s.split == "train" for s in solutions):
        raise TrainingError(f"{data} holds no training solutions in {', '.join(recipe.languages)}")
    key = _key(recipe, solutions, data)
    place = folder / f"{recipe.view}-{key[:12]}"
    arrays = kept(place, partial(_build, recipe, data, solutions, jobs), _load)
    view = make_view(recipe.view, Vocabulary(arrays.vocabulary, recipe.buckets))
    other_ways, data_hash = None, key
    if recipe.rewrite:
        ways = fingerprint(Path(rewrites.__file__).parent)
        make = partial(_rewrite, view, solutions, jobs)
        other_ways = kept(place / f"rewrites-{ways}.npz", make, ArrayStore.load)
        data_hash = hashlib.sha256(f"{key} {ways}".encode()).hexdigest()
    return Material(view, solutions, arrays.solutions, arrays.functions, data_hash, other_ways, arrays.texts)


@dataclass(frozen=True)
class _Arrays:
    """What `_build` writes."""

    vocabulary: tuple[str, ...]
    solutions: ArrayStore
    functions: ArrayStore
    texts: ArrayStore | None


def _load(folder: Path) -> _Arrays:
    texts = folder / "texts.npz"
    return _Arrays(
        vocabulary=tuple(json.loads((folder / "vocabulary.json").read_text("utf-8"))),
        solutions=ArrayStore.load(folder / "solutions.npz"),
        functions=ArrayStore.load(folder / "functions.npz"),
        texts=ArrayStore.load(texts) if texts.exists() else None,
    )


def _build(recipe: Recipe, data: Path, solutions: tuple[Solution, ...], jobs: int, folder: Path) -> None:
    folder.mkdir()
    functions = [f for language in _corpus_languages(recipe, data) for f in _sample(data, language)]
    if is_labelled(data):
        functions = [_as_function(s) for s in solutions if s.split == "train"]
    function_sources: list[Source] = [(f.code, f.language) for f in functions]
    blank = make_view(recipe.view, Vocabulary(()))
    log.info("counting tokens")
    vocabulary = _vocabulary(recipe, function_sources, solutions, blank, jobs)
    view = make_view(recipe.view, vocabulary)
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary.tokens), "utf-8")
    log.info("parsing %d solutions", len(solutions))
    build_store(((s.code, s.language) for s in solutions), view, jobs).save(folder / "solutions.npz")
    build_store(function_sources, view, jobs).save(folder / "functions.npz")
    if recipe.documented:
        words = TextView(vocabulary)
        ArrayStore.of([words.arrays(text_of(s)) for s in solutions]).save(folder / "texts.npz")


def _rewrite(view: View, solutions: tuple[Solution, ...], jobs: int, path: Path) -> None:
    """Other ways to write each training solution; of the others an empty unit, so that positions fit."""
    log.info("rewriting the training solutions")
    sources = (
        (s.code if s.split == "train" and not s.held_out else "", s.language)
        for s in solutions
        for _ in range(REWRITES)
    )
    build_store(sources, view, jobs, vary=rewrites.rewrite).save(path)


def _vocabulary(
    recipe: Recipe, functions: list[Source], solutions: tuple[Solution, ...], blank: View, jobs: int
) -> Vocabulary:
    if recipe.coverage:
        return Vocabulary.by_coverage(count_tokens(functions, blank, jobs), recipe.coverage)
    train = [s for s in solutions if s.split == "train" and not s.held_out]
    counted = _spread(functions) + _spread([(s.code, s.language) for s in train])
    counts = count_tokens(counted, blank, jobs)
    if recipe.documented:
        words = TextView(Vocabulary(()))
        counts.update(word for s in train if s.platform in SOURCES for word in words.tokens(s.title))
    return Vocabulary.by_size(counts, recipe.vocabulary, recipe.buckets)


def _spread(sources: list[Source]) -> list[Source]:
    """Up to `COUNTED` of them, at equal distances: the most frequent tokens are the same in all of them."""
    return sources[:: max(1, -(-len(sources) // COUNTED))]


def _sample(data: Path, language: str) -> Iterator[CorpusFunction]:
    """A fixed sample of a language's functions from projects that are not held out."""
    functions = [
        f
        for f in read_corpus(data, language)
        if not is_held_out(f.repository) and not f.is_test and f.code.count("\n") + 1 >= MIN_LINES
    ]
    order = np.random.default_rng(_SAMPLE).permutation(len(functions))[:FUNCTIONS_PER_LANGUAGE]
    yield from (functions[at] for at in sorted(order))


def _documented(recipe: Recipe, data: Path) -> tuple[Solution, ...]:
    """Functions and snippets with their texts; those of contests are among the solutions already."""
    sources = tuple(source for source in SOURCES if source != "contest")
    found = [e for e in read_described(data, sources) if e.language in recipe.languages]
    return tuple(as_solution(e, at) for at, e in enumerate(with_partners(found, MAX_SINGLES, _SAMPLE)))


def _as_function(s: Solution) -> CorpusFunction:
    return CorpusFunction(s.author, s.language, s.problem, "", "", s.code, is_test=False, license="")


def _corpus_languages(recipe: Recipe, data: Path) -> tuple[str, ...]:
    wanted = (recipe.pretrain_steps or recipe.functions or recipe.coverage) and not is_labelled(data)
    return tuple(language for language in CORPUS_LANGUAGES if wanted and language in recipe.languages)


def _key(recipe: Recipe, solutions: tuple[Solution, ...], data: Path) -> str:
    digest = hashlib.sha256()
    settings = (recipe.view, recipe.coverage, recipe.vocabulary, recipe.buckets, recipe.languages)
    if recipe.documented:
        digest.update(b"with texts")
    choices = (FUNCTIONS_PER_LANGUAGE, MIN_LINES, _SAMPLE, REWRITES, COUNTED)
    parsers = [parser_version(language) for language in recipe.languages]
    digest.update(repr((parsers, features_version(), settings, choices)).encode())
    for s in solutions:
        digest.update(repr((s.problem, s.group, s.author, s.split, s.held_out)).encode())
        if recipe.documented:
            digest.update(text_of(s).encode("utf-8", "surrogatepass"))
        digest.update(s.code.encode("utf-8", "surrogatepass"))
    for language in _corpus_languages(recipe, data):
        digest.update(corpus_hash(data, language).encode())
    return digest.hexdigest()
