import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.report.escaping import encodable, visible, well_formed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain name, naïve, 名前", "plain name, naïve, 名前"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\nb\r", "a\\x0ab\\x0d"),
        ("a\tb", "a b"),
        ("\x9b2J", "\\x9b2J"),
        ("user\u202etxt", "user\\u202etxt"),
        ("a\u2028b\ufeff", "a\\u2028b\\ufeff"),
        ("bad\udcff", "bad\\udcff"),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text, shown):
    assert visible(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_visible_is_a_control(text):
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in visible(text))
    assert visible(visible(text)) == visible(text)


@given(st.text(alphabet=st.characters()))
def test_well_formed_text_can_be_encoded(text):
    well_formed(text).encode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", None])
def test_encodable_text_can_be_written_in_the_encoding(encoding):
    text = encodable("… 名前", encoding)
    text.encode(encoding or "utf-8")
    assert (text == "… 名前") == (encoding in {"utf-8", None})
