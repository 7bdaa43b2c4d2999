"""Code with a text that says what it is for: where a space is learned in which both meet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np

from paralog.core import UsageError
from paralog.datasets.description import MIN_WORDS, gist, opening, plain, summary, task
from paralog.datasets.records import (
    CorpusFunction,
    Solution,
    is_held_out,
    read_corpus,
    read_solutions,
    read_typed,
)

LANGUAGES = ("python", "java")
SOURCES = ("stackoverflow", "contest", "corpus")
DEV_SHARE = 0.1
"""Of the Stack Overflow questions that are not for test."""
MAX_MEMBERS = 20
"""Functions of one gist, beyond which it names a part in a framework and not what is done."""
MIN_TOKENS = 20
"""Tokens of a corpus function; what is shorter reads or writes a field."""
_TITLED = ("hackerrank", "leetcode")  # the only ones whose problems have texts
_QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"")
_ASKED = re.compile(r"\b(?:how|do|does|can|i|you|we|python|pythonic|what|way|best)\b", re.IGNORECASE)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_COMMENT = {"python": re.compile(r"#.*"), "java": re.compile(r"//.*|/\*(?s:.*?)\*/")}
_STUB = {
    "python": re.compile(
        r"^@(?:abc\.)?abstract|^(?: {4}|\t)(?:raise NotImplementedError\b|pass\b|\.\.\.)", re.MULTILINE
    ),
    "java": re.compile(r"\A[^{]*\Z|\{\s*(?:throw new UnsupportedOperationException\b[^}]*)?\}\s*\Z"),
}


@dataclass(frozen=True, slots=True)
class DescribedCode:
    """A piece of code and what was said about it.

    Attributes:
        source: one of `SOURCES`.
        group: code of one group does the same, that of two groups does not; each group is in one split.
        split: "train", "dev" or "test".
        text: plain, in one line.
        code: as published; a snippet may not parse.
        origin: question, author or project that it comes from.
    """

    source: str
    language: str
    group: str
    split: str
    text: str
    code: str
    origin: str


def read_described(data: Path, sources: tuple[str, ...] = SOURCES) -> Iterator[DescribedCode]:
    """All examples of `sources`, one source after another.

    Raises:
        UsageError: there is no such source, or a file is missing or damaged.
    """
    readers = {"stackoverflow": read_snippets, "contest": read_contest, "corpus": read_documented}
    for source in sources:
        if source not in readers:
            raise UsageError(
                f"there is no source {source!r} of code with text; there are {', '.join(SOURCES)}"
            )
    return chain.from_iterable(readers[source](data) for source in sources)


def as_solution(example: DescribedCode, at: int) -> Solution:
    """An example as what samplers draw: its group is the problem, and nobody wrote two of them."""
    return Solution(
        problem=example.group,
        group=example.group,
        platform=example.source,
        language=example.language,
        author=f"{example.origin} {at}",
        split=example.split,
        held_out=False,
        n_tokens=len(_TOKEN.findall(example.code)),
        code=example.code,
        title=example.text,
    )


def text_of(solution: Solution) -> str:
    """What a solution is for, in words; "" where its platform does not say."""
    if solution.platform in SOURCES:
        return solution.title
    return task(solution.title, solution.statement) if solution.title or solution.statement else ""


def with_partners(examples: Sequence[DescribedCode], max_singles: int, seed: int) -> list[DescribedCode]:
    """All examples whose group has others in its split, and a sample of those that are alone."""
    sizes = Counter((e.split, e.group) for e in examples)
    alone = [at for at, e in enumerate(examples) if sizes[e.split, e.group] == 1]
    dropped = set(np.random.default_rng(seed).permutation(alone)[max_singles:].tolist())
    return [e for at, e in enumerate(examples) if at not in dropped]


@dataclass(frozen=True, slots=True)
class _Snippet:
    question: str
    title: str
    intent: str
    split: str
    language: str
    code: str


def read_snippets(data: Path) -> Iterator[DescribedCode]:
    """Answers on Stack Overflow, the same snippet once.

    Questions of the same title or the same intent are one group. A group is for test as soon as one of its
    records is.
    """
    snippets = list(read_typed(data / "clones" / "conala.jsonl.zst", _snippet))
    groups = _question_groups(snippets)
    tested = {groups[s.question] for s in snippets if s.split == "test"}
    seen: set[str] = set()
    for s in snippets:
        key = copy_key(s.code, s.language)
        if key not in seen:
            seen.add(key)
            group = groups[s.question]
            split = "test" if group in tested else "dev" if _place(group) < DEV_SHARE else "train"
            text = opening(plain(s.intent or s.title), 1)
            yield DescribedCode("stackoverflow", s.language, group, split, text, s.code, s.question)


def _snippet(record: dict[str, Any]) -> _Snippet:
    return _Snippet(
        question=record["problem"],
        title=record["title"] or "",
        intent=record["statement"] or "",
        split=record["split"],
        language=record["lang"],
        code=record["code"],
    )


def _question_groups(snippets: list[_Snippet]) -> dict[str, str]:
    """Group of each question: the first question that it is tied to, directly or through others."""
    group = {s.question: s.question for s in snippets}
    members = {question: [question] for question in group}
    first: dict[str, str] = {}
    for s in snippets:
        for key in (gist(_ASKED.sub(" ", s.title)), gist(_QUOTED.sub(" x ", s.intent))):
            if len(set(key.split()) - {"x"}) < MIN_WORDS:
                continue
            one, other = group[first.setdefault(key, s.question)], group[s.question]
            if one != other:
                for question in members[other]:
                    group[question] = one
                members[one] += members.pop(other)
    return group


def read_contest(data: Path) -> Iterator[DescribedCode]:
    """Solutions of the platforms that publish their problems; held-out authors are left out of train.

    The text is the problem's title and how its statement begins. Variants of a problem are one group.
    """
    for s in read_solutions(data, _TITLED):
        if s.language in LANGUAGES and not (s.held_out and s.split == "train"):
            text = task(s.title, s.statement)
            yield DescribedCode("contest", s.language, s.group, s.split, text, s.code, s.author)


def read_documented(data: Path, languages: tuple[str, ...] = LANGUAGES) -> Iterator[DescribedCode]:
    """Functions of the corpus whose documentation says what they do.

    Functions of one gist are one group, in whichever language and project. Of one code there is one function,
    and of one gist one function a file: more are most often overloads, which are no news and no negatives.
    Projects that no training sees are dev and test, with groups of their own.
    """
    seen: set[str] = set()
    kept: list[tuple[CorpusFunction, str, str]] = []
    for f in chain.from_iterable(read_corpus(data, language) for language in languages):
        if f.is_test or not f.doc or is_trivial(f):
            continue
        text = summary(f.doc)
        said = gist(text)
        keys = {copy_key(f.code, f.language), f"{f.repository} {f.path} {said}"}
        if said and keys.isdisjoint(seen):
            seen |= keys
            kept.append((f, text, said))
    n_members = Counter(said for _, _, said in kept)
    for f, text, said in kept:
        if n_members[said] <= MAX_MEMBERS:
            split = _corpus_split(f.repository)
            yield DescribedCode("corpus", f.language, f"{split}: {said}", split, text, f.code, f.repository)


def read_neighbours(data: Path, language: str, split: str) -> Iterator[CorpusFunction]:
    """All functions of the corpus projects of a split that do something, documented or not; no tests."""
    for f in read_corpus(data, language):
        if not f.is_test and _corpus_split(f.repository) == split and not is_trivial(f):
            yield f


def is_trivial(f: CorpusFunction, min_tokens: int = MIN_TOKENS) -> bool:
    """Whether a function constructs, only reads or writes a field, has no body, or was generated."""
    owner, _, name = f.qualname.rpartition(".")
    bare = _COMMENT[f.language].sub(" ", f.code)
    return (
        name in ("__init__", "__new__", owner.rpartition(".")[2])
        or bare.startswith("@Generated")
        or len(list(islice(_TOKEN.finditer(bare), min_tokens))) < min_tokens
        or bool(_STUB[f.language].search(bare))
    )


def _corpus_split(repository: str) -> str:
    if not is_held_out(repository):
        return "train"
    return "dev" if _place(repository) < 0.5 else "test"


def copy_key(code: str, language: str) -> str:
    """The same for code that differs in layout and comments only."""
    tokens = " ".join(_TOKEN.findall(_COMMENT[language].sub(" ", code)))
    return sha1(tokens.encode("utf-8", "surrogatepass")).hexdigest()


def _place(name: str) -> float:
    """Where a name stands between 0 and 1, by a hash."""
    return int(sha1(f"described-v1|{name}".encode()).hexdigest()[:12], 16) / 16**12
