import pytest

from paralog.runtime import shard
from paralog.runtime.shard import read_shards
from paralog.syntax.discovery import discover


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setattr(shard, "SHARD_CHARACTERS", 100)
    for i in range(5):
        (tmp_path / f"{i}.py").write_text("x" * 60)
    (tmp_path / "2.py").write_bytes(b"\0")
    (tmp_path / "9.py").write_bytes(b"x = 1\n" * 300)
    return discover([tmp_path]).files


def names(shards):
    return [[source.file.shown for source in each.sources] for each in shards]


def test_shards_are_cut_by_size_in_order(files):
    assert names(read_shards(files, 5000)) == [["0.py", "1.py"], ["3.py", "4.py"], ["9.py"]]


def test_what_cannot_be_read_is_told_where_it_stands(files):
    shards = list(read_shards(files, 1000))
    assert names(shards) == [["0.py", "1.py"], ["3.py", "4.py"], []]
    assert [[(n.path, n.reason) for n in each.notices] for each in shards] == [
        [],
        [("2.py", "binary")],
        [("9.py", "too-large")],
    ]
    assert sum(each.n_files for each in shards) == len(files)


def test_no_files_are_no_shards():
    assert list(read_shards([], 1000)) == []


def test_keys_tell_content_and_language_apart(tmp_path):
    for name in ("a.py", "b.py", "test_a.py", "A.java"):
        (tmp_path / name).write_text("x = 1\n")
    (tmp_path / "c.py").write_text("x = 2\n")
    found = discover([tmp_path / name for name in ("a.py", "b.py", "test_a.py", "A.java", "c.py")])
    (only,) = read_shards(found.files, 1000)
    keys = {source.file.shown: source.key for source in only.sources}
    assert keys["a.py"] == keys["b.py"]
    assert keys["a.py"] == keys["test_a.py"]
    assert len(set(keys.values())) == 3
