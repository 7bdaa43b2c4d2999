import pytest

from paralog.core import UsageError
from paralog.datasets.solutions import is_labelled, read_solutions


def test_a_folder_of_ones_own(write_own):
    root = write_own()
    assert is_labelled(root)
    assert {s.platform for s in read_solutions(root)} == {"own"}


def test_public_collections_are_told_by_their_folder(tmp_path):
    (tmp_path / "clones").mkdir()
    assert not is_labelled(tmp_path)
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        list(read_solutions(tmp_path))
