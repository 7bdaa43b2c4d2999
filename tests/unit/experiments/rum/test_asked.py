import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.experiments.rum.asked import Sample, ask, sample, score, threshold_of
from paralog.experiments.rum.phase_one import SMOKE, Workplace, phase_one
from paralog.experiments.rum.study import AUM, COSINE, RSIACNN, RUM


@pytest.fixture(scope="module")
def models(rum_data, tmp_path_factory):
    return phase_one(Workplace(rum_data, tmp_path_factory.mktemp("phase-one")), SMOKE)


def test_a_sample_is_of_one_source_and_split(models):
    found = sample(models.material, "contest", "test")
    chosen = [models.material.solutions[row] for row in found.rows]
    assert {(s.platform, s.split) for s in chosen} == {("contest", "test")}
    problems = [s.problem for s in chosen]
    assert [problems[0] == p for p in problems] == (found.groups == found.groups[0]).tolist()


def test_a_source_that_has_too_little(models):
    with pytest.raises(TrainingError, match="two groups"):
        sample(models.material, "elsewhere", "test")


def test_every_model_says_something_of_every_pair(models):
    test = sample(models.material, "contest", "test")
    said = ask(models, test)
    assert set(said) == {AUM, RUM, RSIACNN, COSINE}
    n = len(test.rows)
    for scores in said.values():
        assert scores.shape == (n, n)
        assert np.allclose(scores, scores.T, atol=1e-4)
    assert np.allclose(said[COSINE].diagonal(), 1, atol=1e-4)
    assert not np.allclose(said[AUM], said[RUM])


def test_scores_at_a_threshold_from_elsewhere():
    one = Sample([0, 1, 2, 3], np.array([0, 0, 1, 1]))
    scores = np.where(one.truth, 1.0, -1.0).astype(np.float32)
    assert threshold_of(one, scores) == 1
    assert score(one, scores, 1.0) == {"auc": 1.0, "f1": 1.0}
    assert score(one, scores, -5.0)["f1"] == pytest.approx(2 * 2 / (2 + 6))
