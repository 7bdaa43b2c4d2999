from dataclasses import dataclass

import numpy as np
import pytest

from paralog.bundle import ANY, SCAN
from paralog.syntax import snippet
from paralog.train.calibrate import SCAN_PRIOR, ScoredPairs
from paralog.train.verified import N_NEGATIVE, N_POSITIVE, calibrate_verifier

N_UNITS = 400


@dataclass
class Knowing:
    """A verifier that sees to which of 40 problems a unit belongs, and is wrong now and then."""

    asked: int = 0
    prior: float = SCAN_PRIOR

    def compare(self, first, second, similarities):
        self.asked += len(first)
        same = np.array([a.texts[-1] == b.texts[-1] for a, b in zip(first, second, strict=True)])
        noise = np.random.default_rng(len(first)).normal(0, 1, len(first))
        return (np.where(same, 2.0, -2.0) + noise).astype(np.float32)

    def probability(self, compared):
        raise NotImplementedError


@pytest.fixture(scope="module")
def units():
    return [snippet(f"x = {at % 40}", "python") for at in range(N_UNITS)]


def pairs(rng, n=60_000):
    ends = rng.integers(0, N_UNITS, (n, 2))
    ends = ends[ends[:, 0] != ends[:, 1]]
    problems = ends % 40
    positive = problems[:, 0] == problems[:, 1]
    cosines = rng.normal(0, 0.2, len(ends)) + 0.6 * positive
    return ScoredPairs(cosines, positive, problems, ends)


def test_curves_by_language_for_any_and_for_scans(units):
    rng = np.random.default_rng(0)
    found, strangers = pairs(rng), pairs(rng)
    keep = ~strangers.positive
    strangers = ScoredPairs(
        strangers.similarities[keep],
        strangers.positive[keep],
        -1 - strangers.problems[keep],
        strangers.ends[keep],
    )
    verifier = Knowing()
    reports = {r.key: r for r in calibrate_verifier(verifier, {"python": found}, strangers, units)}
    assert reports.keys() == {"python", ANY, SCAN}
    assert verifier.asked <= 3 * (N_POSITIVE + N_NEGATIVE)
    assert {
        key: round(report.ece, 3)
        for key, report in reports.items()
        if report.ece >= (0.1 if key == SCAN else 0.05)
    } == {}
    assert reports["python"].calibration.probability(np.array([2.0]))[0] > 0.9


def test_a_scan_states_its_odds_for_all_pairs_and_not_for_those_proposed(units):
    """Bayes: proposed pairs that do the same are more frequent, by the share that the join leaves behind."""
    found = pairs(np.random.default_rng(1), 120_000)
    reports = {
        r.key: r.calibration
        for r in calibrate_verifier(Knowing(), {"python": found}, pairs(np.random.default_rng(2), 0), units)
    }
    scan = reports[SCAN]
    assert scan.prior == SCAN_PRIOR
    proposed = found.similarities >= np.quantile(found.similarities[~found.positive], 0.99)
    kept = proposed[found.positive].mean()
    odds = SCAN_PRIOR / (1 - SCAN_PRIOR) * kept / 0.01
    # The log-odds of Knowing are normal around 2 and -2: at 0 both are as likely, and the prior decides.
    assert scan.probability(np.array([0.0]))[0] == pytest.approx(odds / (1 + odds), rel=0.25)
