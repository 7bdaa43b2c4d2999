from dataclasses import replace

import numpy as np
import pytest

from paralog.core import Notice, UsageError
from paralog.tasks.search import Options, search_words


def names(report):
    return [hit.unit.qualname for hit in report.answer.hits]


def test_the_function_that_is_described_comes_first(units, index):
    report = search_words("parse an ISO date", units, index, Options(), root="src")
    assert names(report)[0] == "parse_date"
    first = report.answer.hits[0]
    assert first.words == ("parse", "iso", "date")
    assert first.signature == "def parse_date(text)"
    assert first.summary == "Turn an ISO date into three numbers"
    assert first.similarity is first.probability is first.copy is None
    assert 0 < first.score <= 1
    assert (report.task, report.root, report.encoder) == ("search", "src", "")
    assert report.answer.by_words and not report.answer.by_meaning


def test_what_holds_no_word_of_the_query_is_no_hit(units, index):
    report = search_words("average", units, index, Options())
    assert sorted(names(report)) == ["Stats.mean", "mean"]
    assert search_words("zebra", units, index, Options()).answer.hits == ()


def test_endings_do_not_matter(units, index):
    assert names(search_words("parsing dates", units, index, Options()))[0] == "parse_date"


def test_top_and_languages(units, index):
    assert names(search_words("average", units, index, Options(languages=frozenset({"java"})))) == [
        "Stats.mean"
    ]
    assert len(search_words("int split average", units, index, Options(top=1)).answer.hits) == 1


def test_meaning_finds_what_words_do_not(units, index, axes):
    vectors, encoder = axes
    at = next(at for at, unit in enumerate(units) if unit.qualname == "read_day")
    report = search_words(
        f"zebra {at}", units, index, Options(), vectors=vectors, text_encoder=encoder, encoder="axes@1"
    )
    first = report.answer.hits[0]
    assert first.unit.qualname == "read_day"
    assert first.similarity == pytest.approx(1)
    assert (report.encoder, report.answer.by_meaning) == ("axes@1", True)


def test_what_holds_a_word_is_found_however_far_its_meaning_is(units, index, axes):
    vectors, encoder = axes
    by_words = {
        hit.unit.qualname for hit in search_words("date average", units, index, Options()).answer.hits
    }
    far = next(at for at, unit in enumerate(units) if unit.qualname == "read_day")
    query = f"date average {far}"
    found = search_words(query, units, index, Options(meaning=0.9), vectors=vectors, text_encoder=encoder)
    assert by_words and by_words < {hit.unit.qualname for hit in found.answer.hits}


def test_the_order_of_units_does_not_matter(units, axes):
    from paralog.index.words import Bm25Index
    from paralog.tasks.search import unit_words

    backwards = units[::-1]
    one = search_words("numbers of a date", units, Bm25Index.build(map(unit_words, units)), Options())
    other = search_words(
        "numbers of a date", backwards, Bm25Index.build(map(unit_words, backwards)), Options()
    )
    assert one.answer == other.answer


def test_what_the_caller_says_is_in_the_report(units, index):
    notice = Notice("a.py", "binary", "holds binary data")
    report = search_words("date", units, index, Options(), notices=[notice], statistics={"files": 3})
    assert report.notices == (notice,)
    assert report.statistics == {"files": 3, "searched": 5, "hits": len(report.answer.hits)}


def test_bad_requests(units, index):
    with pytest.raises(UsageError, match="no word"):
        search_words("?!", units, index, Options())
    with pytest.raises(UsageError, match="differ in number"):
        search_words("date", units[1:], index, Options())
    with pytest.raises(UsageError, match="differ in number"):
        search_words("date", units, index, Options(), vectors=np.zeros((1, 2), np.float32))


def test_nothing_to_search(index):
    from paralog.index.words import Bm25Index

    assert search_words("date", [], Bm25Index.build([]), Options()).answer.hits == ()


def test_documentation_is_quoted_as_it_stands(units, index):
    hostile = [replace(unit, doc="\x1b[31m date <b>") for unit in units]
    (hit, *_) = search_words("date", hostile, index, Options()).answer.hits
    assert "\x1b" in hit.summary  # reporters escape it
