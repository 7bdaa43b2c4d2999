import pytest

from paralog.api import cache_info
from paralog.api.cache import open_cache
from paralog.api.searchable import read_searchable
from paralog.config import EmbedSettings
from paralog.runtime.hashing import HashingEncoder

CODE = "def f(x):\n    return x + 1\n\n\ndef later(): ...\n\n\nprint(f(1))\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(CODE)
    (tmp_path / "src/A.java").write_text("class A { int g(int y) { return y * 2; } }")
    return tmp_path / "src"


def test_functions_with_a_body_have_vectors_and_words(folder):
    found = read_searchable([folder], EmbedSettings(), HashingEncoder())
    assert [unit.qualname for unit in found.units] == ["A.g", "f"]
    assert found.vectors.shape == (2, 256)
    assert len(found.words) == 2
    assert found.statistics["files"] == 2


def test_without_an_encoder_nothing_is_encoded(folder):
    found = read_searchable([folder], EmbedSettings(), None, languages=["java"])
    assert [unit.qualname for unit in found.units] == ["A.g"]
    assert found.vectors.shape == (1, 0)


def test_words_come_out_of_the_cache_until_something_changes(folder, monkeypatch):
    def words():
        return read_searchable([folder], EmbedSettings(), None).words

    first = words()
    built = []
    monkeypatch.setattr("paralog.tasks.search.unit_words", lambda unit: built.append(unit) or {"a": 1})
    assert words().vocabulary == first.vocabulary and not built
    (folder / "a.py").write_text(CODE + "# a remark\n")
    assert words().vocabulary == first.vocabulary and not built  # outside all functions
    (folder / "a.py").write_text(CODE.replace("x + 1", "x + 2"))
    assert words().vocabulary == ("a",) and len(built) == 2


def test_a_damaged_entry_is_made_anew(folder):
    first = read_searchable([folder], EmbedSettings(), None).words
    with open_cache() as cache:
        cache._database.execute("UPDATE vectors SET value = ?", (b"damaged",))
    again = read_searchable([folder], EmbedSettings(), None).words
    assert again.vocabulary == first.vocabulary


def test_nothing_is_kept_where_that_is_not_wanted(folder):
    read_searchable([folder], EmbedSettings(cache=False), None)
    assert cache_info().n_vectors == 0
