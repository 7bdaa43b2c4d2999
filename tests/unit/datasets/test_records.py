import json
import sys

import pytest
import zstandard

from paralog.core import MissingExtra, UsageError
from paralog.datasets.records import (
    has_corpus,
    is_held_out,
    is_held_out_author,
    read_corpus,
    read_records,
    read_solutions,
    read_typed,
)

SPLITS = {
    "train": {"hackerrank": ["a", "twin"], "leetcode": ["twin"]},
    "dev": {"hackerrank": ["b"]},
    "test": {},
    "meta": {"groups": [["hackerrank/twin", "leetcode/twin"]], "heldout_authors": ["hr:eve"]},
}


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(zstandard.ZstdCompressor().compress(lines.encode()))


def record(problem, author="hr:ada", platform="hackerrank", **more):
    return {
        "problem": problem,
        "platform": platform,
        "lang": "python",
        "author": author,
        "n_tokens": 12,
        "near_dup_of": None,
        "code": f"x = '{problem} für {author}'",
        **more,
    }


@pytest.fixture
def data(tmp_path):
    write(
        tmp_path / "clones" / "hackerrank.jsonl.zst",
        [
            record("a"),
            record("a", "hr:eve"),
            record("a", "hr:copy", near_dup_of="hr:ada"),
            record("b"),
            record("twin"),
            record("in no split"),
        ],
    )
    write(
        tmp_path / "clones" / "leetcode.jsonl.zst",
        [record("twin", platform="leetcode", lang="java", title="Twin", statement="Find it.")],
    )
    (tmp_path / "clones" / "splits.json").write_text(json.dumps(SPLITS))
    return tmp_path


def test_solutions_know_problem_group_and_split(data):
    found = list(read_solutions(data))
    assert [(s.problem, s.author, s.split, s.held_out) for s in found] == [
        ("hackerrank/a", "hr:ada", "train", False),
        ("hackerrank/a", "hr:eve", "train", True),
        ("hackerrank/b", "hr:ada", "dev", False),
        ("hackerrank/twin", "hr:ada", "train", False),
        ("leetcode/twin", "hr:ada", "train", False),
    ]
    assert found[3].group == found[4].group == "hackerrank/twin"
    assert found[0].group == "hackerrank/a"
    assert found[0].code == "x = 'a für hr:ada'"
    assert (found[0].title, found[0].statement) == ("", "")
    assert (found[4].title, found[4].statement) == ("Twin", "Find it.")
    assert (found[4].platform, found[4].language) == ("leetcode", "java")


def test_files_that_were_asked_for_must_be_there(data):
    assert {s.platform for s in read_solutions(data, ("leetcode",))} == {"leetcode"}
    with pytest.raises(UsageError, match=r"codejam\.jsonl\.zst: not found.*--data"):
        list(read_solutions(data, ("hackerrank", "codejam")))


def test_without_splits(data):
    (data / "clones" / "splits.json").unlink()
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        list(read_solutions(data))


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]", b'{"train": {}}', b'{"meta": []}'])
def test_damaged_splits(data, content):
    (data / "clones" / "splits.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"splits\.json: damaged"):
        list(read_solutions(data))


@pytest.mark.parametrize("content", [b"no zstd", zstandard.ZstdCompressor().compress(b"no json\n")])
def test_damaged_records(data, content):
    (data / "clones" / "leetcode.jsonl.zst").write_bytes(content)
    with pytest.raises(UsageError, match=r"leetcode\.jsonl\.zst: damaged"):
        list(read_solutions(data))


def test_records_that_lack_a_field(data):
    incomplete = record("a")
    del incomplete["author"]
    write(data / "clones" / "leetcode.jsonl.zst", [incomplete])
    with pytest.raises(UsageError, match="lacks 'author'"):
        list(read_solutions(data))


def test_corpus_functions(tmp_path):
    function = {
        "repo": "o/r", "lang": "java", "path": "A.java", "qualname": "A.f", "doc": None,
        "code": "int f() { }", "is_test": False, "license": None, "commit": "0" * 40,
    }  # fmt: skip
    write(tmp_path / "corpus" / "java.jsonl.zst", [function])
    (found,) = read_corpus(tmp_path, "java")
    assert (found.repository, found.qualname, found.doc, found.license) == ("o/r", "A.f", "", "")
    assert has_corpus(tmp_path, "java")
    assert not has_corpus(tmp_path, "python")
    with pytest.raises(UsageError, match=r"python\.jsonl\.zst: not found"):
        list(read_corpus(tmp_path, "python"))


def test_typed_records_must_be_whole(tmp_path):
    path = tmp_path / "some.jsonl.zst"
    write(path, [{"a": 1}, {"b": 2}])
    found = read_typed(path, lambda record: record["a"] + 1)
    assert next(found) == 2
    with pytest.raises(UsageError, match=r"some\.jsonl\.zst: a record lacks 'a'"):
        next(found)


def test_long_windows_are_read(tmp_path):
    options = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, enable_ldm=True)
    path = tmp_path / "long.jsonl.zst"
    path.write_bytes(zstandard.ZstdCompressor(compression_params=options).compress(b'{"a": 1}\n{"a": 2}\n'))
    assert [found["a"] for found in read_records(path)] == [1, 2]


def test_without_zstandard_the_message_is_the_pip_line(data, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(MissingExtra, match=r"paralog\[train\]"):
        list(read_solutions(data))


def test_a_fifth_of_the_hackerrank_users_is_held_out():
    users = [f"hr:user{i}" for i in range(1000)]
    share = sum(map(is_held_out_author, users)) / len(users)
    assert 0.15 < share < 0.25
    assert not any(is_held_out_author(user.removeprefix("hr:")) for user in users)
    assert is_held_out_author("hr:user0") == is_held_out_author("hr:user0")


def test_a_fifth_of_the_corpus_projects_is_held_out():
    share = sum(is_held_out(f"lab/project{n}") for n in range(1000)) / 1000
    assert 0.15 < share < 0.25
    assert is_held_out("lab/project5") and not is_held_out("lab/project0")
