import numpy as np

from paralog.experiments.rum_bugs.corpus import Corpus


def test_everything_is_of_every_report_and_file(bug_corpus):
    shape = (26, 6)
    assert bug_corpus.links.shape == bug_corpus.nearness.shape == bug_corpus.words.tfidf.shape == shape
    assert len(bug_corpus.pieces) == 6 and len(bug_corpus.reports) == 26
    assert (np.abs(bug_corpus.nearness) <= 1 + 1e-5).all()
    assert len(bug_corpus.reports[0]) > 3


def test_words_find_the_file(bug_corpus):
    assert (bug_corpus.words.bm25.argmax(axis=1) == bug_corpus.links.argmax(axis=1)).all()


def test_arrays_are_made_once(bug_corpus):
    made = bug_corpus.nearness
    before = {path: path.stat().st_mtime_ns for path in bug_corpus.folder.iterdir()}
    again = Corpus(bug_corpus.project, bug_corpus.folder, bug_corpus.models)
    np.testing.assert_array_equal(again.nearness, made)
    assert {path: path.stat().st_mtime_ns for path in bug_corpus.folder.iterdir()} == before
