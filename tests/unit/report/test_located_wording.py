from dataclasses import replace

from paralog.core import Reason
from paralog.report.located_wording import because, likely, looked


def test_how_likely_and_why(located):
    file = located.located.files[0]
    assert likely(file) == "83% likely" and likely(file.functions[0]) == "61% likely"
    assert because(Reason("words", "holds tax")) == "holds tax"
    assert because(Reason("past", "a1 Round")) == "a past change reads alike: a1 Round"


def test_what_was_looked_at(located):
    assert looked(located, located.located) == (
        "9 files and 18 functions compared by words, mentions and history (412 commits)"
    )
    plain = replace(located.located, signals=("words",))
    assert looked(located, plain) == "9 files and 18 functions compared by words"
