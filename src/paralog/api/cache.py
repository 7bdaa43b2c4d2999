"""The user's cache of embeddings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from paralog.config import read_environment
from paralog.core import UsageError

if TYPE_CHECKING:
    from paralog.runtime.cache import CacheInfo, EmbeddingCache


def cache_info() -> CacheInfo:
    """Where the cache lies, how large it is and how much it holds.

    Raises:
        UsageError: it cannot be read.
    """
    with open_cache() as cache:
        found = cache.info()
        _require_usable(cache)
    return found


def clear_cache() -> CacheInfo:
    """Forget everything; says what there was.

    Raises:
        UsageError: it cannot be written.
    """
    with open_cache() as cache:
        before = cache.info()
        cache.clear()
        _require_usable(cache)
    return before


def _require_usable(cache: EmbeddingCache) -> None:
    """Any other command goes on without a cache that cannot be used; here it is what is asked about."""
    for notice in cache.notices:
        if notice.reason == "cache-unavailable":
            raise UsageError(notice.message)


def open_cache() -> EmbeddingCache:
    """The cache in the folder that the environment names."""
    from paralog.runtime.cache import EmbeddingCache

    return EmbeddingCache(read_environment(os.environ).cache_folder)
