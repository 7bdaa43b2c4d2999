import json
import re

import numpy as np

from paralog.datasets.lookalikes import LookalikeTask, Variant
from paralog.experiments.clone_table import by_encoder
from paralog.experiments.lookalike_table import lookalike_table
from paralog.experiments.tables import as_records
from paralog.runtime.hashing import HashingEncoder

FORMS = {
    "python": ("def f{n}(x): return x + {n} * {does}", "def g{n}(y): return {n} * {does} + y"),
    "java": (
        "int f{n}(int x) {{ return x + {n} * {does}; }}",
        "int g{n}(int y) {{ return {n} * {does} + y; }}",
    ),
}


def made(number, language="python"):
    """A task of five functions: their numbers say what they do, and the order of the sum how they look."""
    form, other = FORMS[language]
    original, lookalike, third = (form.format(n=number, does=does) for does in (7, 8, 9))
    clones = (other.format(n=number, does=7), other.format(n=number, does=7).replace("y", "z"))
    variants = tuple(Variant(code, "") for code in clones)
    return LookalikeTask(
        f"task{number}",
        language,
        "",
        original,
        variants,
        (Variant(lookalike, ""), Variant(third, "")),
        ("1",),
    )


TASKS = [made(number) for number in range(6)] + [made(number, "java") for number in range(3)]


def by_key(key):
    """Share of the parts of a key that two functions have in common; a little noise breaks ties."""

    def similarity(units, candidates):
        assert candidates is None
        keys = [key(unit.code) for unit in units]
        rng = np.random.default_rng(0)
        noise = rng.random((len(keys), len(keys))) / 100
        shared = [[sum(x == y for x, y in zip(a, b, strict=True)) for b in keys] for a in keys]
        return np.array(shared) + noise + noise.T

    return similarity


def what_it_does(code):
    return (tuple(sorted(re.findall(r"\b\d+\b", code))),)


def which_task(code):
    return re.findall(r"\b\d+\b", code)[:1]


def looks(code):
    return "return v" in code or "return x" in code, *which_task(code)


def cells_of(key):
    cells = lookalike_table(TASKS, {"key": by_key(key)})
    return [cell for cell in cells if cell.method == "key" and cell.names == "as written"]


def test_a_method_that_knows_behaviour_is_right_everywhere():
    for cell in cells_of(what_it_does):
        for share in (cell.clone_first, cell.clone_first_of_task, cell.original_first, cell.nearest):
            assert share.value == 1
            assert share.interval == (1, 1)
        assert cell.stranger_last.value == 1


def test_a_method_that_goes_by_looks_takes_the_lookalikes_for_clones():
    for cell in cells_of(looks):
        assert cell.clone_first.value == cell.clone_first_of_task.value == 0
        assert 0 < cell.original_first.value < 1


def test_a_method_that_knows_the_task_only_is_left_to_chance():
    cell, _ = cells_of(which_task)
    assert cell.stranger_last.value == cell.nearest.value == 1
    for share in (cell.clone_first, cell.clone_first_of_task, cell.original_first):
        low, high = share.interval
        assert 0 < low <= share.value <= high < 1


def test_ties_count_half():
    (cell, *_) = lookalike_table(TASKS, {"same": lambda units, _: np.ones((len(units), len(units)))})[2:]
    assert cell.method == "same"
    assert cell.clone_first.value == cell.clone_first_of_task.value == cell.original_first.value == 0.5


def test_rows_namings_and_baselines():
    reported = []
    cells = lookalike_table(TASKS, {"hashing": by_encoder(HashingEncoder(dim=64))}, report=reported.append)
    assert [(cell.row, cell.names, cell.method) for cell in cells] == [
        (row, names, method)
        for row in ("Python", "Java")
        for names in ("as written", "anonymised")
        for method in ("token overlap", "TF-IDF", "hashing")
    ]
    assert [(cell.n_tasks, cell.n_clones, cell.n_lookalikes) for cell in cells[::6]] == [
        (6, 12, 12),
        (3, 6, 6),
    ]
    assert reported == [
        f"{row}, names {names}" for row in ("Python", "Java") for names in ("as written", "anonymised")
    ]


def test_names_are_taken_away_where_the_row_says_so():
    seen = []

    def spy(units, _):
        seen.append([unit.code for unit in units])
        return np.eye(len(units))

    lookalike_table(TASKS[:6], {"spy": spy})
    written, anonymised = seen
    assert all(re.search(r"[fg]\d", code) for code in written)
    assert all("v0" in code and not re.search(r"[fg]\d", code) for code in anonymised)


def test_a_language_without_tasks_has_no_row():
    assert {cell.row for cell in lookalike_table(TASKS[:6], {})} == {"Python"}


def test_cells_are_plain_values_for_a_result_file():
    record, *_ = json.loads(json.dumps(as_records(lookalike_table(TASKS, {"key": by_key(what_it_does)}))[2:]))
    assert record["method"] == "key"
    assert record["clone_first"] == {"value": 1, "interval": [1, 1]}
