import pytest

from paralog.api import locatable
from paralog.api.locatable import read_locatable
from paralog.config import LocateSettings
from paralog.core import UsageError
from paralog.runtime.hashing import HashingEncoder

SETTINGS = LocateSettings(jobs=1)


def test_files_functions_and_commits(shop):
    found = read_locatable(shop.path, None, SETTINGS, None, with_history=True)
    assert [file.path for file in found.code.files] == ["cart.py", "money.py"]
    assert [unit.qualname for unit in found.code.functions] == ["Cart.total", "add_tax"]
    assert [change.title for change in found.past.changes] == [
        "Speak of money",
        "Fix wrong rounding of the tax (closes #3)",
        "Begin a shop",
    ]
    assert found.past.changes[1].paths == ("money.py",) and found.past.changes[1].is_fix
    assert found.statistics["commits"] == 3 and found.notices == ()


def test_at_a_revision_nothing_later_is_known(shop):
    found = read_locatable(shop.path, shop.first, SETTINGS, None, with_history=True)
    assert [file.path for file in found.code.files] == ["cart.py", "tax.py"]
    assert [change.title for change in found.past.changes] == ["Begin a shop"]
    assert found.root == f"{shop.path} at {shop.first}"


def test_without_git_the_history_is_missing_and_it_says_so(tmp_path):
    (tmp_path / "a.py").write_text("def f():\n    return 1\n")
    found = read_locatable(tmp_path, None, SETTINGS, None, with_history=True)
    assert found.past is None
    assert [notice.reason for notice in found.notices] == ["no-history"]
    assert read_locatable(tmp_path, None, SETTINGS, None, with_history=False).notices == ()


def test_words_come_out_of_the_cache_until_a_file_changes(shop, monkeypatch):
    read_locatable(shop.path, None, SETTINGS, None, with_history=False)
    made = []

    def counted(key, documents, cache):
        made.append(key)
        return kept(key, documents, cache)

    kept = locatable.cached_index
    monkeypatch.setattr(locatable, "cached_index", counted)
    first = read_locatable(shop.path, None, SETTINGS, None, with_history=False)
    before = list(made)
    (shop.path / "cart.py").write_text("def later():\n    return 2\n")
    second = read_locatable(shop.path, None, SETTINGS, None, with_history=False)
    assert set(before).isdisjoint(made[len(before) :])
    assert len(first.code.functions) == 2 and second.code.functions[0].qualname == "later"


def test_functions_are_encoded_where_there_is_an_encoder(shop):
    found = read_locatable(shop.path, None, SETTINGS, HashingEncoder(), with_history=False)
    assert found.code.vectors.shape == (2, 256)


def test_files_that_cannot_be_read_are_told(shop):
    (shop.path / "odd.py").write_bytes(b"x = '\xff'\n")
    found = read_locatable(shop.path, None, SETTINGS, None, with_history=False)
    assert [file.path for file in found.code.files] == ["cart.py", "money.py"]
    assert [notice.path for notice in found.notices if notice.is_error] == ["odd.py"]


def test_a_folder_without_code(tmp_path):
    with pytest.raises(UsageError, match="no source file"):
        read_locatable(tmp_path, None, SETTINGS, None, with_history=True)
