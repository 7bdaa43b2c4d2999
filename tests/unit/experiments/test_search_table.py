import json

import numpy as np
import pytest

from paralog.datasets.queries import SearchRow
from paralog.experiments import search_table as study
from paralog.experiments.tables import as_records
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet

CODES = tuple(
    f"def {name}(rows):\n    return {call}(rows)"
    for name, call in (("sort_rows", "sorted"), ("count_rows", "len"), ("add_rows", "sum"))
)
ROW = SearchRow("made up", "python", ("sort some rows", "how to count rows"), (0, 1), CODES)


class TextEncoder(HashingEncoder):
    """Puts a text where the functions are that it shares a word with."""

    def encode_text(self, texts):
        return self.encode([snippet(text.replace(" ", "_"), "python") for text in texts])


@pytest.fixture
def cells(monkeypatch):
    monkeypatch.setattr(study, "read_rows", lambda data, split: iter([ROW]))
    reported = []
    found = study.search_table(
        None, [HashingEncoder(), TextEncoder()], shares=(0.3, 0.7), report=reported.append
    )
    assert reported == ["made up, names as written", "made up, names anonymised"]
    return found


def test_every_method_is_scored_under_both_namings(cells):
    methods = ["TF-IDF", "BM25", "hashing@1", "BM25 + hashing@1, 0.3", "BM25 + hashing@1, 0.7"]
    assert [(cell.names, cell.method) for cell in cells] == [
        (names, method) for names in study.NAMINGS for method in methods
    ]
    assert {(cell.scores.n_queries, cell.scores.n_candidates) for cell in cells} == {(2, 3)}


def test_words_find_names_and_lose_them(cells):
    mrr = {(cell.names, cell.method): cell.scores.mrr.value for cell in cells}
    assert mrr["as written", "BM25"] == mrr["as written", "TF-IDF"] == 1
    assert mrr["anonymised", "BM25"] < 1


def test_an_encoder_of_code_alone_is_left_out(monkeypatch):
    monkeypatch.setattr(study, "read_rows", lambda data, split: iter([ROW]))
    methods = {cell.method for cell in study.search_table(None, [HashingEncoder()])}
    assert methods == {"TF-IDF", "BM25"}


def test_cells_are_plain_values(cells):
    record = json.loads(json.dumps(as_records(cells)))[0]
    assert set(record) == {"row", "names", "method", "scores"}
    assert set(record["scores"]["mrr"]) == {"value", "interval"}


def test_scores_have_a_row_for_each_query():
    units = ROW.units()
    for method in (study.by_words, study.by_tfidf, study.by_meaning(TextEncoder())):
        scores = method(ROW.queries, units)
        assert scores.shape == (2, 3) and scores.dtype == np.float32
