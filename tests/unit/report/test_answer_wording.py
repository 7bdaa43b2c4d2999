from dataclasses import replace

import pytest

from paralog.core import Answer, CloneType, Report
from paralog.report.answer_wording import asked, found, rating, why


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "0.81"),
        ({"probability": 0.873}, "87% likely"),
        ({"copy": CloneType.TYPE_1, "probability": 1.0}, "exact copy"),
        ({"copy": CloneType.TYPE_2}, "renamed copy"),
    ],
)
def test_a_hit_is_rated_by_the_best_that_is_known(answer, changes, shown):
    assert rating(replace(answer.answer.hits[0], **changes)) == shown


def test_the_reasons(answer):
    hit, said = answer.answer.hits[0], answer.answer
    assert why(hit, said) == "words luhn, number; similarity 0.61"
    assert why(replace(hit, words=(), similarity=None), said) == "none of the words"
    assert why(hit, replace(said, by_words=False)) == "similarity 0.61"


def test_for_code_it_is_said_what_was_asked_for_and_what_may_differ(answer):
    said = replace(answer.answer, query="a.py:1-3 f", is_code=True)
    hit = replace(said.hits[0], words=(), unchanged=0.1)
    assert (asked(said), asked(answer.answer)) == ("like a.py:1-3 f", "")
    assert why(hit, said) == "similarity 0.61; the behaviour may differ"
    hit = replace(hit, unchanged=0.9, opposites=("open", "close"))
    assert why(hit, said) == "similarity 0.61; the behaviour may differ: open / close"


def test_the_totals(answer):
    assert found(answer, answer.answer) == "9 files, 18 functions searched by words and meaning: 2 hits"
    nothing = Answer("x", True, False, ())
    assert found(Report("search", "", ()), nothing) == "0 functions searched by words: nothing found"
