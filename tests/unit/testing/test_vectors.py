import numpy as np
import pytest

from paralog.testing.vectors import check_form, check_steady, sent

SAMPLES = ("a", "bb", "ccc")


def rows(samples):
    """A vector of unit length by the length of each sample."""
    angles = np.array([len(sample) for sample in samples], np.float32)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def test_what_is_right_passes():
    check_form(rows(SAMPLES), SAMPLES, 2)
    check_form(rows([]), [], 2)
    check_steady(rows, SAMPLES, rows(SAMPLES), "texts")
    assert sent(SAMPLES) == SAMPLES


@pytest.mark.parametrize(
    ("vectors", "message"),
    [
        (rows(SAMPLES)[1:], "shape"),
        (rows(SAMPLES).astype(np.float64), "not float32"),
        (rows(SAMPLES) * np.float32("nan"), "not finite"),
        (rows(SAMPLES) * np.array([[1], [2], [1]], np.float32), "'bb' has length 2, not 1"),
    ],
)
def test_a_wrong_form_is_named(vectors, message):
    with pytest.raises(AssertionError, match=message):
        check_form(vectors, SAMPLES, 2)


@pytest.mark.parametrize(
    ("encode", "message"),
    [
        (lambda samples: -rows(samples), "the same texts twice"),
        (lambda samples: rows(SAMPLES), "order of the texts"),
        (lambda samples: rows(samples) * (-1) ** (len(samples) == 1), "texts it is encoded together with"),
    ],
)
def test_what_is_not_steady_is_named(encode, message):
    with pytest.raises(AssertionError, match=message):
        check_steady(encode, SAMPLES, rows(SAMPLES), "texts")


def test_what_cannot_be_pickled_is_named():
    with pytest.raises(AssertionError, match="worker process"):
        sent(lambda: None)
