import pytest

from paralog.core import UsageError
from paralog.datasets.queries import SearchRow, read_rows
from paralog.datasets.records import is_held_out

from .compressed import write
from .test_described import DEV, TEST

NUMBERS = "zero one two three four five six seven eight nine".split()


def cosqa(kind, at, title=None, code="def f(x):\n    return x\n"):
    return {"kind": kind, "title": title, "retrieval_idx": at, "code": code}


def function(number, repository, language="python"):
    word = NUMBERS[number]
    bodies = {
        "python": f"def {word}(rows):\n    total = {number}\n    for n in rows:\n"
        f"        total += n * {number}\n    return total + 1",
        "java": f"int {word}(int[] rows) {{ int total = {number};"
        f" for (int n : rows) {{ total += n; }} return total + {number}; }}",
    }
    return {
        "repo": repository, "lang": language, "path": f"a{number}", "qualname": word, "license": "MIT",
        "doc": f"Adds up {word} rows of numbers.", "code": bodies[language], "is_test": False,
    }  # fmt: skip


@pytest.fixture
def data(tmp_path):
    documented = 'def count(x):\n    """Count things."""\n    return len(x)\n'
    write(
        tmp_path / "clones/cosqa.jsonl.zst",
        [
            cosqa("qa-dev", -1, "other"),
            cosqa("code-base", 1, code=documented),
            cosqa("code-base", 0),
            cosqa("retrieval-test", 1, "python count things"),
            cosqa("retrieval-dev", 0, "python identity"),
        ],
    )
    for language in ("python", "java"):
        records = [function(n, TEST, language) for n in range(6)]
        records += [function(n, DEV, language) for n in range(6, 9)]
        records += [
            {**record, "doc": "", "code": record["code"].replace("total", "sum")} for record in records[:2]
        ]
        write(tmp_path / f"corpus/{language}.jsonl.zst", [*records, function(9, "seen/everywhere", language)])
    return tmp_path


def test_cosqa_asks_for_functions_without_their_docstrings(data):
    row, *_ = read_rows(data)
    assert (row.label, row.queries, row.right) == ("CoSQA, Python", ("python count things",), (1,))
    assert row.codes[1] == 'def count(x):\n    ""\n    return len(x)\n'
    assert next(read_rows(data, "dev")).queries == ("python identity",)


def test_the_corpus_gives_projects_that_no_training_sees(data):
    assert is_held_out(TEST) and is_held_out(DEV)
    _, python, java = read_rows(data)
    assert (python.label, java.label) == ("projects, Python", "projects, Java")
    for row in (python, java):
        assert (len(row.queries), len(row.codes)) == (6, 8)  # two are not documented
        assert all("sum" in code for code in row.codes[6:])
        for query, right in zip(row.queries, row.right, strict=True):
            assert query.split()[2] in row.codes[right]
    assert len(list(read_rows(data, "dev"))[1].codes) == 3


def test_a_row_holds_no_more_functions_than_it_should(data, monkeypatch):
    monkeypatch.setattr("paralog.datasets.queries.N_CANDIDATES", 7)
    monkeypatch.setattr("paralog.datasets.queries.N_QUERIES", 2)
    _, python, _ = read_rows(data)
    assert (len(python.queries), len(python.codes)) == (2, 7)


def test_the_draw_is_always_the_same(data):
    assert list(read_rows(data)) == list(read_rows(data))


def test_units_bear_the_names_that_they_declare():
    row = SearchRow("r", "java", (), (), ("public int sum(int a) { return a + 1; }", "x = 1;"))
    assert [unit.qualname for unit in row.units()] == ["sum", ""]
    assert row.units(anonymous=True)[0].qualname == "v0"


def test_what_is_missing_is_said(data):
    with pytest.raises(UsageError, match="no queries of the train split"):
        next(read_rows(data, "train"))
    write(data / "corpus/python.jsonl.zst", [])
    with pytest.raises(UsageError, match="no python functions of the test split"):
        list(read_rows(data))
