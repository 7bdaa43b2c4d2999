from pathlib import Path

from paralog.api import cache_info, clear_cache
from paralog.api.cache import open_cache


def test_the_cache_lies_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path / "here"))
    assert Path(cache_info().path).parent == tmp_path / "here"


def test_clearing_says_what_there_was_and_leaves_nothing():
    with open_cache() as cache:
        cache.store({"r": "record"}, {"v": b"vector", "w": b"vector"})
    before = clear_cache()
    assert (before.n_records, before.n_vectors) == (1, 2)
    after = cache_info()
    assert (after.n_records, after.n_vectors) == (0, 0)
