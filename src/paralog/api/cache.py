"""The user's cache of embeddings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from paralog.config import read_environment

if TYPE_CHECKING:
    from paralog.runtime.cache import CacheInfo, EmbeddingCache


def cache_info() -> CacheInfo:
    """Where the cache lies, how large it is and how much it holds."""
    with open_cache() as cache:
        return cache.info()


def clear_cache() -> CacheInfo:
    """Forget everything; says what there was."""
    with open_cache() as cache:
        before = cache.info()
        cache.clear()
    return before


def open_cache() -> EmbeddingCache:
    """The cache in the folder that the environment names."""
    from paralog.runtime.cache import EmbeddingCache

    return EmbeddingCache(read_environment(os.environ).cache_folder)
