import numpy as np

from paralog.syntax import snippet
from paralog.train import verified
from paralog.train.calibrate import ScoredPairs
from paralog.train.verified import judge_verified


class Half:
    """A verifier that halves every probability, and notes how much it was asked."""

    def __init__(self):
        self.asked = 0

    def unchanged(self, first, second):
        assert {len(each) for each in (*first, *second)} == {3}
        self.asked += len(first)
        return np.full(len(first), 0.5)


def test_the_product_is_judged_on_a_sample(monkeypatch):
    monkeypatch.setattr(verified, "N_POSITIVE", 300)
    monkeypatch.setattr(verified, "N_NEGATIVE", 500)
    rng = np.random.default_rng(0)
    problems = rng.integers(20, size=(4_000, 2))
    positive = problems[:, 0] == problems[:, 1]
    positive[:700] = True
    problems[:700, 1] = problems[:700, 0]
    similarities = positive + rng.normal(0, 0.1, len(positive))
    units = [snippet(f"x = {at}", "python") for at in range(50)]
    pairs = ScoredPairs(similarities, positive, problems, rng.integers(50, size=(4_000, 2)))
    verifier = Half()
    (report,) = judge_verified(verifier, {"python": pairs}, units)
    assert (report.key, report.n_positive, report.n_negative) == ("python", 300, 500)
    assert verifier.asked == 800
    assert max(b.predicted for b in report.bins) < 0.51  # what was certain is now half as probable
    assert report.ece > 0.2
