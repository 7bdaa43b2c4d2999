from paralog.experiments.rum_clones.study import METHODS, METRICS, SIZES, at, shipped


def test_every_metric_of_every_size_has_a_name_of_its_own():
    assert at("auc", 50) == "auc@50"
    assert len({at(metric, size) for metric in METRICS for size in SIZES}) == len(METRICS) * len(SIZES)


def test_a_model_that_ships_is_no_method_of_the_paper():
    assert shipped("default@1") == "default@1, which ships"
    assert shipped("default@1") not in METHODS
