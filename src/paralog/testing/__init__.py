"""Contract checks: what every language, encoder, index and reporter has to keep, ours and yours.

Each check raises `AssertionError` with a sentence that says what is wrong, and returns nothing. They
need no test framework:

    from paralog.testing import check_encoder

    def test_my_encoder():
        check_encoder(MyEncoder())
"""

from paralog.testing.encoder import check_encoder
from paralog.testing.index import check_index
from paralog.testing.language import check_language
from paralog.testing.reporter import check_reporter
from paralog.testing.text_encoder import check_text_encoder

__all__ = ["check_encoder", "check_index", "check_language", "check_reporter", "check_text_encoder"]
