import numpy as np
import pytest

from paralog.bundle import read_bundle
from paralog.runtime.hashing import HashingEncoder
from paralog.runtime.onnx_encoder import load_encoder
from paralog.testing import check_text_encoder


class Words:
    """An encoder whose vectors tell the number of words, with one thing wrong in each kind below."""

    name = "words@1"
    fingerprint = "words"
    dim = 2

    def encode(self, units):
        return self.encode_text([unit.code for unit in units])

    def encode_text(self, texts):
        angles = np.array([len(text.split()) for text in texts], np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


class Mute(Words):
    encode_text = None


class Alone:
    def encode_text(self, texts):
        return Words().encode_text(texts)


class Empty(Words):
    """Gives nothing for what has no words."""

    def encode_text(self, texts):
        vectors = super().encode_text(texts)
        vectors[[not text.split() for text in texts]] = 0
        return vectors


class Social(Words):
    def encode_text(self, texts):
        return super().encode_text(texts) * (1 if len(texts) > 1 else -1)


class Forgetful(Words):
    """Leaves its text side behind."""

    def __reduce__(self):
        return HashingEncoder, ()


class Other(Words):
    """Comes back as another one."""

    def __reduce__(self):
        return Turned, ()


class Turned(Words):
    def encode_text(self, texts):
        return super().encode_text(texts)[:, ::-1].copy()


def test_what_is_right_passes(tiny_text_bundle):
    check_text_encoder(Words())
    check_text_encoder(load_encoder(read_bundle(tiny_text_bundle)))


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        (HashingEncoder(), "lacks a member"),
        (Alone(), "no core.Encoder"),
        (Empty(), "has length 0"),
        (Social(), "texts it is encoded together with"),
        (Forgetful(), "after pickling it has no text side"),
        (Other(), "after pickling it gives another vector"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_planted_violation_is_caught(encoder, message):
    with pytest.raises(AssertionError, match=message):
        check_text_encoder(encoder)
