from paralog.experiments.bars import bars_figure

BARS = {"RUM": {"Debug": 0.8, "UI": 0.7}, "LR": {"Debug": 0.6}}


def test_every_method_and_set_is_named():
    figure = bars_figure(BARS, "AUC", {"RUM": 0.82}).decode()
    assert figure.count("<svg") == 1
    for word in ("RUM", "LR", "Debug", "UI", "AUC"):
        assert f">{word}<" in figure


def test_the_same_bars_give_the_same_bytes():
    assert bars_figure(BARS, "AUC", {}) == bars_figure(BARS, "AUC", {})
    assert bars_figure(BARS, "AUC", {}) != bars_figure(BARS, "AUC", {"LR": 0.5})
