from xml.etree import ElementTree

from paralog.experiments.rum_clones.figures import curves_figure


def test_every_metric_and_method_is_named():
    lines = {"RUM_cd": [(50, 0.6), (100, 0.7)], "CDLH": [(50, 0.5), (100, 0.5)]}
    figure = curves_figure({"F1": lines, "AUC": lines})
    texts = {node.text for node in ElementTree.fromstring(figure).iter("{http://www.w3.org/2000/svg}text")}
    assert {"F1", "AUC", "RUM_cd", "CDLH", "50", "100", "labelled pairs"} <= texts
