from dataclasses import replace

import numpy as np
import pytest

from paralog.core import CloneType, UsageError
from paralog.index.words import Bm25Index
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet
from paralog.tasks.search import Options, search_code, unit_words

ENCODER = HashingEncoder()


@pytest.fixture
def vectors(units):
    return ENCODER.encode(units)


def search(query, units, vectors, judge=ENCODER, verifier=None, **options):
    index = Bm25Index.build(map(unit_words, units))
    vector = ENCODER.encode([query])[0]
    return search_code(
        query, vector, units, vectors, index, Options(**options), judge=judge, verifier=verifier
    )


def find(units, name):
    return next(unit for unit in units if unit.qualname == name)


def test_the_function_itself_is_left_out_and_its_copy_marked(units, vectors):
    report = search(find(units, "parse_date"), units, vectors)
    hits = report.answer.hits
    assert "parse_date" not in [hit.unit.qualname for hit in hits]
    assert (hits[0].unit.qualname, hits[0].copy) == ("take_apart", CloneType.TYPE_2)
    assert (hits[0].similarity, hits[0].probability, hits[0].score) == (1, 1, 1)
    assert report.answer.query == "dates.py:2-5 parse_date"
    assert {"year", "month"} < set(hits[0].words)


def test_an_exact_copy_comes_before_a_renamed_one(units, vectors):
    query = replace(snippet(find(units, "take_apart").code, "python"))
    first, second, *rest = search(query, units, vectors).answer.hits
    assert (first.unit.qualname, first.copy) == ("take_apart", CloneType.TYPE_1)
    assert (second.unit.qualname, second.copy) == ("parse_date", CloneType.TYPE_2)
    scores = [hit.score for hit in rest]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] <= 1 == second.score


def test_what_stands_around_or_within_the_query_is_left_out(units, vectors):
    whole = find(units, "<module>")
    found = {hit.unit.path for hit in search(whole, units, vectors).answer.hits}
    assert found == {"copy.py", "Stats.java"}


def test_the_same_text_in_another_language_is_no_copy(units, vectors):
    query = replace(find(units, "take_apart"), language="java", path="")
    assert {hit.copy for hit in search(query, units, vectors).answer.hits} == {None}


def test_probability_falls_with_the_number_to_choose_from(units, vectors):
    query = snippet("def f(xs):\n    return sum(xs) / len(xs) + 1", "python")
    few = search(query, units, vectors, languages=frozenset({"java"})).answer.hits
    many = search(query, units, vectors).answer.hits
    by_name = {hit.unit.qualname: hit.probability for hit in many}
    assert by_name["Stats.mean"] < few[0].probability < 1


def test_without_a_judge_there_is_no_probability(units, vectors):
    hits = search(find(units, "mean"), units, vectors, judge=None).answer.hits
    assert {hit.probability for hit in hits} == {None}


def test_top_and_bad_requests(units, vectors):
    assert len(search(find(units, "mean"), units, vectors, top=2).answer.hits) == 2
    with pytest.raises(UsageError, match="differ in number"):
        search(find(units, "mean"), units, np.zeros((1, ENCODER.dim), np.float32))


def test_nothing_to_search():
    query = snippet("x = 1", "python")
    assert search(query, [], np.zeros((0, ENCODER.dim), np.float32)).answer.hits == ()


class Contrary:
    """A verifier that believes nothing but what is equal, and notes how much it was asked."""

    def __init__(self):
        self.asked = []

    def unchanged(self, first, second):
        self.asked.append(len(first))
        return np.array([float(a.texts == b.texts) for a, b in zip(first, second, strict=True)])


def test_a_verifier_says_what_it_thinks_and_changes_nothing_else(units, vectors):
    query, verifier = find(units, "parse_date"), Contrary()
    plain = search(query, units, vectors, top=4).answer.hits
    hits = search(query, units, vectors, verifier=verifier, top=4).answer.hits
    assert [(hit.unit, hit.score) for hit in hits] == [(hit.unit, hit.score) for hit in plain]
    assert [hit.probability > 0 for hit in plain] == [True] * 4
    assert [hit.probability for hit in hits] == [hit.probability for hit in plain]
    assert [hit.unchanged for hit in hits] == [0.0] * 4
    assert [hit.unchanged for hit in plain] == [None] * 4
    assert verifier.asked == [4]


def test_names_that_are_opposites_are_told(units, vectors):
    query = replace(find(units, "parse_date"), path="elsewhere.py", qualname="Dates.format")
    hits = search(query, units, vectors, top=4).answer.hits
    told = {hit.unit.qualname: hit.opposites for hit in hits}
    assert told["parse_date"] == ("format", "parse")
    assert [found for name, found in told.items() if name != "parse_date"] == [None] * 3


def test_of_what_is_equally_near_that_which_shares_words_comes_first(units):
    same = np.ones((len(units), 1), np.float32)
    query = snippet("def average(numbers):\n    return numbers.mean()", "python")
    index = Bm25Index.build(map(unit_words, units))
    hits = search_code(query, same[0], units, same, index, Options()).answer.hits
    assert {hits[0].unit.qualname, hits[1].unit.qualname} == {"mean", "Stats.mean"}
    assert "mean" in hits[0].words
    assert hits[0].score > hits[-1].score
    by_meaning_alone = search_code(query, same[0], units, same, index, Options(meaning_of_code=1)).answer.hits
    assert len({hit.score for hit in by_meaning_alone}) == 1
