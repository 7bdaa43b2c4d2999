from paralog.bundle import resolve
from paralog.experiments.kept_runs import finished, run
from paralog.experiments.rum_clones.runs import methods
from paralog.experiments.rum_clones.study import METHODS, METRICS, TFIDF, at


def test_a_run_has_every_metric_for_every_size_and_is_kept(ground):
    assert finished(ground, TFIDF, 1) is None
    result = run(ground, TFIDF, 1)
    assert set(result.scores) == {at(metric, size) for metric in METRICS for size in ground.effort.sizes}
    assert all(0 <= value <= 1 for value in result.scores.values())
    assert finished(ground, TFIDF, 1) == result
    assert finished(ground, TFIDF, 2) is None


def test_the_model_that_ships_is_a_method_by_its_own_name():
    assert methods()[: len(METHODS)] == METHODS
    assert methods()[-1] == f"{resolve().config.id}, which ships"
