"""The suite of look-alikes is what it says: clones do the same, look-alikes do not, as calls of them show."""

import re
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from paralog.datasets.lookalikes import PairKind, lookalike_pairs, read_lookalikes
from paralog.evaluation.lexical import jaccard_similarities
from paralog.syntax import snippet

from .inputs import draw_calls
from .sandbox import HAS_JAVA, codes, outcomes

SUITE = Path(__file__).parents[1] / "data" / "lookalikes"
TASKS = read_lookalikes(SUITE)
MIN_DISAGREEMENT = 0.2
"""Share of the calls by which a look-alike shows that it is one."""


@pytest.fixture(scope="module", params=["python", "java"])
def called(request):
    """Each task of a language with its calls, and what became of them by function."""
    if request.param == "java" and not HAS_JAVA:
        pytest.skip("no JDK of version 17 or later to run the functions in Java")
    tasks = [task for task in TASKS if task.language == request.param]
    found = outcomes(tasks)
    assert len(found) == len(tasks)
    return [(task, draw_calls(task), found[task.name]) for task in tasks]


def test_clones_agree_with_their_original_on_every_call(called):
    wrong = [
        f"{task.name} {variant.note!r}: {call} gives {got}, not {wanted}"
        for task, calls, (original, *others) in called
        for (kind, variant), results in zip(task.variants, others, strict=True)
        for call, wanted, got in zip(calls, original, results, strict=True)
        if kind is PairKind.CLONE and wanted != got
    ]
    assert wrong == []


def test_lookalikes_disagree_on_many_calls(called):
    weak = [
        f"{task.name} {variant.note!r}: {share:.0%}"
        for task, _, (original, *others) in called
        for (kind, variant), results in zip(task.variants, others, strict=True)
        if kind is PairKind.LOOKALIKE and (share := disagreement(original, results)) < MIN_DISAGREEMENT
    ]
    assert weak == []


def disagreement(first, second):
    return sum(one != other for one, other in zip(first, second, strict=True)) / len(first)


def test_calls_are_many_and_show_behaviour(called):
    for task, _, (original, *_) in called:
        assert len(original) >= 20, task.name
        assert len(set(original)) >= 4, task.name
        assert sum(outcome.startswith("raises") for outcome in original) <= len(original) * 0.4, task.name


def test_the_suite_is_large_and_mostly_in_python():
    pairs = lookalike_pairs(TASKS)
    for kind in PairKind:
        assert sum(pair.kind is kind for pair in pairs) >= 220
    shares = {lang: sum(task.language == lang for task in TASKS) / len(TASKS) for lang in ("python", "java")}
    assert shares["python"] == pytest.approx(0.75, abs=0.05)
    assert sum(shares.values()) == 1


def test_names_of_tasks_are_unique():
    assert len({task.name for task in TASKS}) == len(TASKS)


def test_no_function_stands_there_twice():
    texts = [code for task in TASKS for code in codes(task)]
    assert len(set(texts)) == len(texts)


def test_no_clone_is_a_copy_with_other_names_and_values():
    units = [
        snippet(code, task.language)
        for task in TASKS
        for code in (task.original, *(clone.code for clone in task.clones))
    ]
    shapes = [unit.shape for unit in units]
    assert [unit.code for unit in units if shapes.count(unit.shape) > 1] == []


@pytest.mark.parametrize("language", ["python", "java"])
def test_in_every_task_the_lookalikes_share_more_tokens_with_the_original_than_the_clones(language):
    overlaps = {kind: [] for kind in PairKind}
    for task in TASKS:
        if task.language != language:
            continue
        found = {kind: [] for kind in PairKind}
        original = [snippet(task.original, language)]
        for kind, variant in task.variants:
            found[kind].append(float(jaccard_similarities(original, [snippet(variant.code, language)])[0, 0]))
        assert min(found[PairKind.LOOKALIKE]) > max(found[PairKind.CLONE]), task.name
        for kind in PairKind:
            overlaps[kind] += found[kind]
    assert median(overlaps[PairKind.LOOKALIKE]) > 0.85
    assert median(overlaps[PairKind.CLONE]) < 0.45


def test_functions_are_of_ordinary_size_and_every_variant_says_what_it_is():
    for task in TASKS:
        assert all(3 <= len(code.splitlines()) <= 35 for code in codes(task)), task.name
        assert all(variant.note for _, variant in task.variants), task.name


def test_nothing_in_the_code_gives_its_role_away():
    told = re.compile(
        r"(?<!\.)clone|look_?-?alike|original|mutant|variant", re.IGNORECASE
    )  # x.clone() is Java's
    assert [code for task in TASKS for code in codes(task) if told.search(code)] == []


def test_clones_have_names_of_their_own():
    for task in TASKS:
        names = [function_name(code) for code in (task.original, *(clone.code for clone in task.clones))]
        assert all(one != other for one, other in pairwise(sorted(names))), task.name


def function_name(code):
    return re.match(r"(?:def|static [\w\[\]<>, ]+) (\w+)\(", code)[1]
