import pytest

from paralog.core import UsageError
from paralog.datasets.solutions import is_labelled, read_solutions


def test_a_folder_of_ones_own(write_own):
    root = write_own()
    assert is_labelled(root)
    assert {s.platform for s in read_solutions(root)} == {"own"}


def test_a_problem_may_be_called_as_the_folder_of_the_collections(write_own):
    root = write_own()
    (root / "problem-00").rename(root / "clones")
    assert is_labelled(root)
    assert "own/clones" in {s.problem for s in read_solutions(root)}


@pytest.mark.parametrize("name", ["splits.json", "leetcode.jsonl.zst"])
def test_public_collections_are_told_by_their_files(tmp_path, name):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / name).touch()
    assert not is_labelled(tmp_path)


def test_public_collections_without_their_splits(tmp_path):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "leetcode.jsonl.zst").touch()
    assert not is_labelled(tmp_path)
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        list(read_solutions(tmp_path))


def test_library_code_only_where_it_is_asked_for(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "paralog.datasets.solutions.records.read_solutions", lambda _, files: asked.append(files) or ["c"]
    )
    monkeypatch.setattr("paralog.datasets.solutions.read_library", lambda _: ["l"])
    monkeypatch.setattr("paralog.datasets.solutions.is_labelled", lambda _: False)
    assert list(read_solutions(tmp_path)) == ["c"]
    assert list(read_solutions(tmp_path, ("leetcode", "library"))) == ["c", "l"]
    assert list(read_solutions(tmp_path, ("library",))) == ["l"]
    assert asked == [None, ("leetcode",)]
