"""What an encoder of text has to keep."""

from __future__ import annotations

import numpy as np

from paralog.core import Encoder, TextEncoder
from paralog.testing.expect import expect
from paralog.testing.vectors import TOLERANCE, check_form, check_steady, sent

_SAMPLES = (
    "compute the factorial",
    "Returns the words of a_list, sorted by `readHTTPHeader`.",
    "Z\u00e4hlt die W\u00f6rter \u2014 \u8a08\u7b97\u3059\u308b \U0001f600",
    "a lone surrogate: \udcff",
    "word " * 5_000,
    "w" * 5_000,
    "... !? --",
    " \n\t ",
    "",
)


def check_text_encoder(encoder: TextEncoder) -> None:
    """Check the text side of an encoder; its code side is checked by `check_encoder`.

    Raises:
        AssertionError: it breaks the contract; the message says how.
    """
    expect(isinstance(encoder, TextEncoder), "it lacks a member of core.TextEncoder: encode_text")
    if not isinstance(encoder, Encoder):
        raise AssertionError("it is no core.Encoder, so its texts have no code to be compared with")
    vectors = encoder.encode_text(_SAMPLES)
    check_form(vectors, _SAMPLES, encoder.dim)
    check_form(encoder.encode_text([]), [], encoder.dim)
    check_steady(encoder.encode_text, _SAMPLES, vectors, "texts")
    again = sent(encoder)
    expect(isinstance(again, TextEncoder), "after pickling it has no text side")
    expect(
        np.allclose(again.encode_text(_SAMPLES), vectors, atol=TOLERANCE),
        "after pickling it gives another vector",
    )
