from pathlib import Path

import numpy as np

from paralog.api import word_cache
from paralog.api.cache import open_cache
from paralog.api.word_cache import cached_index, word_rules
from paralog.core.fingerprint import fingerprint
from paralog.tasks import localization, search

DOCUMENTS = [{"a": 1.0, "b": 2.0}, {"b": 1.0}]


def never():
    raise AssertionError("the documents were read again")


def test_other_rules_for_words_make_another_index(monkeypatch):
    def rules(tasks):
        fingerprint.cache_clear()
        return word_rules(tasks)

    assert rules(search) == rules(search) != rules(localization)
    before = rules(search)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda p: read(p) + b"#" * (p.parent.name == "index"))
    assert rules(search) != before
    fingerprint.cache_clear()


def test_an_index_is_made_once():
    with open_cache() as cache:
        made = cached_index("words:k", lambda: DOCUMENTS, cache)
        again = cached_index("words:k", never, cache)
    assert np.array_equal(made.scores(["a"]), again.scores(["a"]))


def test_what_is_damaged_is_made_anew():
    with open_cache() as cache:
        cache.store({}, {"words:k": b"damaged"})
        assert len(cached_index("words:k", lambda: DOCUMENTS, cache)) == 2


def test_without_a_cache_it_is_made_each_time(monkeypatch):
    assert len(cached_index("words:k", lambda: DOCUMENTS, None)) == 2


def test_a_large_index_is_not_kept(monkeypatch):
    monkeypatch.setattr(word_cache, "LARGEST_CACHED", 1)
    with open_cache() as cache:
        cached_index("words:k", lambda: DOCUMENTS, cache)
        assert cache.vectors(["words:k"]) == {}
