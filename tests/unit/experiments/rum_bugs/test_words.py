import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.experiments.rum_bugs.words import similarities

FILES = ["class ToolbarItem { void paint() {} }", "class Editor { void save() { buffer.save(); } }", ""]
REPORTS = ["toolbar items are not painted", "saving fails in the editor", "editors save nothing", ""]


def test_the_file_that_has_the_words_is_first():
    found = similarities(REPORTS, FILES)
    for matrix in (found.tfidf, found.bm25, found.rvsm):
        assert matrix.shape == (4, 3)
        assert matrix[0].argmax() == 0 and matrix[1].argmax() == 1
        assert not matrix[3].any() and not matrix[:, 2].any()


def test_reports_that_say_the_same_are_alike():
    alike = similarities(REPORTS, FILES).reports
    np.testing.assert_allclose(alike, alike.T)
    np.testing.assert_allclose(np.diag(alike)[:3], 1, rtol=1e-5)
    assert alike[1, 2] > 0.2 > alike[0, 1]


def test_longer_files_are_preferred_by_rvsm_alone():
    files = ["alpha beta gamma", "alpha beta gamma " * 20]
    found = similarities(["beta", "delta alpha"], [*files, "zeta"])
    np.testing.assert_allclose(found.tfidf[0, 0], found.tfidf[0, 1], rtol=1e-5)
    assert found.rvsm[0, 1] > found.rvsm[0, 0]


@given(st.lists(st.text("ab cd", max_size=12), min_size=1, max_size=4))
def test_cosines_are_between_0_and_1(texts):
    found = similarities(texts, [*texts, "ef gh"])
    assert (found.tfidf >= -1e-6).all() and (found.tfidf <= 1 + 1e-5).all()
    assert np.isfinite(found.bm25).all() and (found.rvsm <= found.tfidf + 1e-6).all()
