import json

import numpy as np
import pytest
import zstandard

from paralog.core import UsageError
from paralog.datasets import real_code
from paralog.datasets.naming import name_key
from paralog.datasets.real_code import pair_key, read_purposes
from paralog.datasets.records import is_held_out
from paralog.experiments.clone_table import by_encoder
from paralog.experiments.real_code_table import (
    BASELINES,
    NAMINGS,
    ROWS,
    draw_pool,
    real_code_table,
    subtokens_of,
)
from paralog.experiments.tables import as_records
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet

PROJECTS = [name for n in range(90) if is_held_out(name := f"owner{n}/project")][:8]
DOCS = ("Counts the syllables of a poem.", "Paints a blue square.", "Reverses the order of the carriages.")
NAMES = ("count_syllables", "paint_square", "reverse_carriages")


def python(purpose, project, name=None, doc=None, more=""):
    step = (
        f"n = n * {project} + word{purpose}(n)"
        if project % 2
        else f"if word{purpose}(n): n.append({project})"
    )
    steps = f"    {step}\n" * 4
    return record("python", project, name or NAMES[purpose], doc or DOCS[purpose],
                  f"def {name or NAMES[purpose]}(n):\n{steps}    return n{more}")  # fmt: skip


def java(purpose, project):
    name = "".join(part.title() for part in NAMES[purpose].split("_"))
    body = f"while (n < {project}) {{ n = n * {purpose} + word{purpose}(n) / {project}; }} return n + 1;"
    return record("java", project, f"A.{name}", DOCS[purpose], f"static int {name}(int n) {{ {body} }}")


def record(language, project, qualname, doc, code):
    return {
        "repo": PROJECTS[project], "lang": language, "path": f"{project}/{qualname}", "qualname": qualname,
        "doc": doc, "code": code, "is_test": False, "license": None,
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Three purposes in four projects, and twenty functions of none."""
    folder = tmp_path_factory.mktemp("data") / "corpus"
    folder.mkdir()
    records = [
        make(purpose, project) for purpose in range(3) for project, make in enumerate((python, python, java))
    ]
    records += [python(n % 3, n % 4 + 3, f"other{n}", "", f" + {n}") for n in range(20)]
    records.append(python(0, 4, "syllable_count", "Says nothing alike at all."))
    for language in ("python", "java"):
        text = "".join(json.dumps(r) + "\n" for r in records if r["lang"] == language)
        (folder / f"{language}.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(text.encode()))
    return folder.parent


@pytest.fixture(scope="module", autouse=True)
def few_texts():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(real_code, "MIN_SHARED", 0.1)
        yield


@pytest.fixture(scope="module")
def purposes(data):
    return read_purposes(data)


def test_the_pool_holds_the_purposes_first_and_no_namesakes(data, purposes):
    pool = draw_pool(data, purposes, "test", 20)
    assert len(pool.functions) == 20
    assert pool.n_queries == sum(len(p.functions) for p in purposes) == 9
    assert (pool.purposes[:9] >= 0).all() and (pool.purposes[9:] == -1).all() and (pool.keys[9:] == -1).all()
    assert not {name_key(f.name) for f in pool.functions[9:]} & {p.key for p in purposes}
    assert len({f.code for f in pool.functions}) == 20


def test_the_pool_is_the_same_each_time(data, purposes):
    assert draw_pool(data, purposes, "test", 15).functions == draw_pool(data, purposes, "test", 15).functions


def test_projects_of_another_split_have_no_purposes(data, purposes):
    with pytest.raises(UsageError, match="train"):
        draw_pool(data, purposes, "train")


@pytest.fixture(scope="module")
def cells(data, purposes):
    same = frozenset(pair_key(*pair) for pair in purposes[0].pairs)
    return real_code_table(data, {"hashing": by_encoder(HashingEncoder(dim=64))}, same=same, size=25)


def test_every_row_has_every_method_under_both_namings(cells):
    keys = {(c.split, c.row, c.names, c.method) for c in cells}
    methods = (*BASELINES, "hashing")
    rows = [row for row in ROWS if row != "Java"]  # one Java function a purpose
    assert keys == {("test", row, names, method) for row in rows for names in NAMINGS for method in methods}


def test_rows_ask_what_they_say(cells):
    by_row = {c.row: c.scores for c in cells}
    assert by_row["all"].n_queries == 9
    assert by_row["Python"].n_queries == 6
    assert by_row["Python against Java"].n_queries == 9
    assert by_row["judged the same"].n_queries == 3
    assert by_row["all"].n_candidates == 25 - 1
    assert by_row["Python"].n_candidates == 22 - 1


def test_what_knows_all_finds_all(data, purposes):
    pool = draw_pool(data, purposes, "test", 25)
    truth = (pool.purposes[:, None] == pool.purposes[None, :]).astype(float)

    def knows(queries, candidates):
        return truth[: len(queries), : len(candidates)]

    perfect = [c for c in real_code_table(data, {"truth": knows}, size=25) if c.method == "truth"]
    assert all(c.scores.mrr == c.scores.map == c.scores.hit1 == 1 for c in perfect)


def test_names_are_hidden_from_the_methods(data):
    seen = []

    def look(queries, candidates):
        seen.extend(unit.code for unit in candidates)
        return np.zeros((len(queries), len(candidates)))

    real_code_table(data, {"look": look}, size=25)
    assert len(seen) == 2 * 25
    assert not any(name in code for code in seen for name in NAMES)


def test_cells_are_plain_values_for_a_result_file(cells):
    first = json.loads(json.dumps(as_records(cells)))[0]
    assert set(first) == {"split", "row", "names", "method", "scores"}
    assert len(first["scores"]["intervals"]["mrr"]) == 2


def test_words_of_names():
    assert subtokens_of(snippet("readRows = 1", "python")) == ["read", "rows", "=", "1"]
