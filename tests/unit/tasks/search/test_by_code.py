from dataclasses import replace

import numpy as np
import pytest

from paralog.core import CloneType, UsageError
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet
from paralog.tasks.search import Options, by_code, search_code

ENCODER = HashingEncoder()


@pytest.fixture
def vectors(units):
    return ENCODER.encode(units)


def search(query, units, vectors, **options):
    judge = options.pop("judge", ENCODER)
    return search_code(query, ENCODER.encode([query])[0], units, vectors, Options(**options), judge=judge)


def find(units, name):
    return next(unit for unit in units if unit.qualname == name)


def test_the_function_itself_is_left_out_and_its_copy_marked(units, vectors):
    report = search(find(units, "parse_date"), units, vectors)
    hits = report.answer.hits
    assert "parse_date" not in [hit.unit.qualname for hit in hits]
    assert (hits[0].unit.qualname, hits[0].copy) == ("take_apart", CloneType.TYPE_2)
    assert (hits[0].similarity, hits[0].probability, hits[0].score) == (1, 1, 1)
    assert report.answer.query == "dates.py:2-5 parse_date"
    assert all(hit.words == () for hit in hits)


def test_an_exact_copy_comes_before_a_renamed_one(units, vectors):
    query = replace(snippet(find(units, "take_apart").code, "python"))
    first, second, *rest = search(query, units, vectors).answer.hits
    assert (first.unit.qualname, first.copy) == ("take_apart", CloneType.TYPE_1)
    assert (second.unit.qualname, second.copy) == ("parse_date", CloneType.TYPE_2)
    similarities = [hit.similarity for hit in rest]
    assert similarities == sorted(similarities, reverse=True)


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
    with pytest.raises(UsageError, match="units and"):
        search(find(units, "mean"), units, np.zeros((1, ENCODER.dim), np.float32))


def test_nothing_to_search():
    query = snippet("x = 1", "python")
    assert search(query, [], np.zeros((0, ENCODER.dim), np.float32)).answer.hits == ()


class Contrary:
    """A verifier that thinks least of the nearest, and notes what it was asked."""

    prior = 0.5

    def __init__(self):
        self.asked = []

    def compare(self, first, second, similarities):
        self.asked.append((len(first), len(second)))
        return -similarities

    def probability(self, compared):
        return 1 / (1 + np.exp(-compared.astype(np.float64)))


def test_a_verifier_has_the_last_word_but_on_copies(units, vectors):
    query, verifier = find(units, "parse_date"), Contrary()
    plain = search(query, units, vectors, top=100).answer.hits
    vector = ENCODER.encode([query])[0]
    report = search_code(query, vector, units, vectors, Options(top=100), judge=ENCODER, verifier=verifier)
    hits = report.answer.hits
    assert (hits[0].unit.qualname, hits[0].probability, hits[0].score) == ("take_apart", 1, 1)
    assert [hit.unit for hit in hits[1:]] == [hit.unit for hit in plain[:0:-1]]
    assert all(hit.score == pytest.approx(hit.probability, abs=1e-6) for hit in hits)
    assert verifier.asked == [(len(hits), len(hits))]


def test_a_verifier_reads_the_nearest_only(units, vectors, monkeypatch):
    monkeypatch.setattr(by_code, "RERANKED", 2)
    query, verifier = snippet("def f(xs):\n    return sum(xs) / len(xs) + 1", "python"), Contrary()
    vector = ENCODER.encode([query])[0]
    report = search_code(query, vector, units, vectors, Options(top=1), verifier=verifier)
    assert verifier.asked == [(2, 2)]
    second = search(query, units, vectors, top=2).answer.hits[1]
    assert [hit.unit for hit in report.answer.hits] == [second.unit]
