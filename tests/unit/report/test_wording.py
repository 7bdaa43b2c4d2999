from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import Report
from paralog.report.totals import count
from paralog.report.wording import (
    closing,
    duplicated,
    evidence,
    likelihood,
    percent,
    plural,
    purpose,
    reason,
    size,
)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (12345, "12,345 lines")]
)
def test_plural(number, words):
    assert plural(number, "line") == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.968, "97%"), (0.9999, "99%"), (1, "100%")],
)
def test_percent(share, words):
    assert percent(share) == words


@given(st.floats(0, 1))
def test_only_certainty_reads_as_certain(share):
    assert (percent(share) == "100%") == (share == 1)
    assert (percent(share) == "0%") == (share == 0)


def test_size(example):
    assert [size(found) for found in example.classes] == [
        "2 copies of 13 to 22 lines",
        "3 copies of 10 to 14 lines",
        "2 copies of 11 to 12 lines",
    ]


def test_evidence_counts_the_statements_of_the_longer(example):
    luhn, _, date = (found.pairs[0] for found in example.classes)
    assert evidence(luhn) == "4 of 16 statements aligned, 40% of tokens in common"
    assert evidence(date) == "100% of tokens in common"


def test_evidence_says_that_a_long_unit_was_read_in_parts(example):
    luhn = replace(example.classes[0].pairs[0], in_parts=True)
    assert evidence(luhn).endswith("% of tokens in common, long: read in parts")


@pytest.mark.parametrize(("unchanged", "is_told"), [(None, False), (0.9, False), (0.5, False), (0.49, True)])
def test_evidence_tells_of_a_doubtful_change(example, unchanged, is_told):
    pair = replace(example.classes[0].pairs[0], unchanged=unchanged)
    assert evidence(pair).endswith(", the behaviour may differ") is is_told


def test_evidence_names_the_words_that_are_opposites(example):
    pair = replace(example.classes[0].pairs[0], unchanged=0.9, opposites=("encode", "decode"))
    assert evidence(pair).endswith(", the behaviour may differ: encode / decode")


def test_evidence_never_claims_more_statements_than_there_are(example):
    pair = example.classes[0].pairs[0]
    many = replace(pair, aligned=tuple((line, line) for line in range(1, 99)))
    assert evidence(many).startswith("16 of 16 statements aligned")


def test_the_reason_says_when_it_is_about_one_pair_of_several(example):
    luhn, retry, _ = example.classes
    assert reason(luhn) == evidence(luhn.pairs[0])
    assert reason(retry) == "closest pair: 10 of 10 statements aligned, 100% of tokens in common"
    assert reason(replace(luhn, pairs=())) == ""
    best, *others = retry.pairs
    doubtful = replace(retry, pairs=(best, *(replace(pair, unchanged=0.1) for pair in others)))
    assert reason(doubtful) == f"{reason(retry)}; in 1 of 1 other pair the behaviour may differ"
    opposed = replace(retry, pairs=(best, *(replace(pair, opposites=("in", "out")) for pair in others)))
    assert reason(opposed).endswith("; in 1 of 1 other pair the behaviour may differ: in / out")


def test_the_purpose_says_whether_it_is_quoted_or_guessed(example):
    assert [purpose(found) for found in example.classes] == [
        "Whether a card number passes the Luhn check (says billing/card.py:4)",
        "Perhaps: Deliver a page, again if the line is busy (as jobs/fax.py:8 says, 0.71)",
        "",
    ]


def closing_of(**statistics):
    return closing(count(Report("clones", ".", (), statistics=statistics)))


def test_closing(example):
    assert closing(count(example)) == (
        "9 files, 20 functions: 3 clone classes of 7 functions, 44 duplicated lines (21%)"
    )
    assert closing_of() == "no clones found"
    assert closing_of(files=1) == "1 file: no clones found"
    assert closing_of(units=2, known_classes=3) == "2 functions: no new clones; 3 known classes left out"


def test_duplicated_lines_without_all_lines_have_no_share(example):
    assert duplicated(count(replace(example, statistics={}))) == "44 duplicated lines"


def test_the_size_names_equal_copies(example):
    found = example.classes[1]
    first, second, third = found.units
    one, other = replace(first, digest="a"), replace(second, digest="a")
    twins = replace(found, units=(one, other, replace(third, digest="b")))
    assert size(twins) == "3 copies of 10 to 14 lines, 2 of them equal"
    assert size(replace(found, units=(first, first, first))) == "3 copies of 10 lines"


def test_the_likelihood_covers_all_pairs(example):
    found = example.classes[1]
    low, high = (replace(found.pairs[0], probability=p) for p in (0.641, 0.97))
    assert likelihood(replace(found, pairs=(high, low))) == "64% to 97% likely"
    assert likelihood(replace(found, pairs=(low,))) == "64% likely"
    assert likelihood(replace(found, pairs=(), probability=0.5)) == "50% likely"
