import numpy as np

from paralog.core import Encoder
from paralog.runtime.blank import BlankEncoder
from paralog.runtime.cache import EmbeddingCache
from paralog.runtime.pipeline import embed_files
from paralog.syntax import snippet
from paralog.syntax.discovery import DiscoveryOptions, discover


def test_it_is_an_encoder_of_nothing():
    encoder = BlankEncoder()
    assert isinstance(encoder, Encoder)
    assert encoder.encode([snippet("x = 1", "python")] * 3).shape == (3, 0)
    assert encoder.encode([]).dtype == np.float32


def test_files_are_read_and_cached_without_vectors(tmp_path):
    (tmp_path / "a.py").write_text("def f(x):\n    return x\n\n\ndef g(y):\n    return y + 1\n")
    files = discover([tmp_path], DiscoveryOptions()).files
    for reused in (0, 1):
        with EmbeddingCache(tmp_path / "cache") as cache:
            read = embed_files(files, BlankEncoder(), cache=cache)
            assert [unit.qualname for unit in read.units][-2:] == ["f", "g"]
            assert read.vectors.shape == (len(read.units), 0)
            assert read.n_reused == reused
            assert (cache.info().n_records, cache.info().n_vectors) == (1, 0)
