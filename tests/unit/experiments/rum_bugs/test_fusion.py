import numpy as np

from paralog.evaluation.ranking import roc_auc
from paralog.experiments.rum_bugs.fusion import fixes_before, fused, similar_fixes

LINKS = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 1], [1, 0, 0]], bool)
TRAIN = np.array([0, 1, 2])


def test_a_report_does_not_know_its_own_fix():
    counts = np.expm1(fixes_before(LINKS, TRAIN))
    np.testing.assert_allclose(counts, [[1, 1, 1], [1, 0, 1], [2, 1, 0], [2, 1, 1]])


def test_files_of_similar_reports():
    alike = np.array([[1, 0.5, 0, 0.8], [0.5, 1, 0, 0.2], [0, 0, 1, 0], [0.8, 0.2, 0, 1]])
    found = similar_fixes(alike, LINKS, TRAIN)
    np.testing.assert_allclose(found[3], [0.8 + 0.2 / 2, 0.2 / 2, 0])
    np.testing.assert_allclose(found[0], [0.25, 0.25, 0])  # of report 1 alone


def test_what_is_judged_is_not_known():
    others = LINKS.copy()
    others[3] = [False, True, True]
    for of in (fixes_before, lambda links, train: similar_fixes(np.ones((4, 4)), links, train)):
        np.testing.assert_array_equal(of(LINKS, TRAIN), of(others, TRAIN))


def test_the_signal_that_tells_is_learned(rng):
    links = rng.random((60, 40)) < 0.05
    links[:, 0] |= ~links.any(axis=1)
    telling, noise = links + rng.normal(0, 0.3, links.shape), rng.normal(0, 50, links.shape)
    train, test = np.arange(30), np.arange(30, 60)
    scores = fused({"telling": telling, "noise": noise}, links, train, test, seed=0)
    assert roc_auc(scores.ravel(), links[test].ravel()) > 0.95
    constant = fused({"telling": telling, "size": np.ones(links.shape)}, links, train, test, seed=0)
    assert np.isfinite(constant).all()
