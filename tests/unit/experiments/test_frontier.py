import re
from xml.etree import ElementTree

from paralog.experiments.frontier import FAMILIES, Point, frontier_figure, on_frontier


def point(name, quality, speed):
    return Point(name, quality, quality, speed, 10)


def test_a_point_that_is_beaten_in_both_is_not_on_the_frontier():
    slow, middle, fast, beaten = (
        point("a", 0.9, 10),
        point("b", 0.8, 50),
        point("c", 0.5, 90),
        point("d", 0.7, 40),
    )
    assert on_frontier([beaten, slow, fast, middle]) == [fast, middle, slow]


def test_equal_points_are_both_on_it():
    assert len(on_frontier([point("a", 0.5, 10), point("b", 0.5, 10)])) == 2


def test_families_differ_in_the_encoder_and_in_nothing_that_is_compared():
    recipes = list(FAMILIES.values())
    assert len({recipe.encoder for recipe in recipes}) == 3
    assert len({(r.loss, r.platforms, r.problems, r.per_problem, r.functions) for r in recipes}) == 1


def test_the_figure_names_every_point_and_is_the_same_again():
    points = [point("one family", 0.5, 100), point("another <one>", 0.7, 20)]
    figure = frontier_figure(points)
    assert ElementTree.fromstring(figure).tag.endswith("svg")
    assert b"one family" in figure and b"another &lt;one&gt;" in figure
    assert figure == frontier_figure(points)


def test_what_was_trained_longer_is_on_no_line():
    points = [point("a", 0.9, 10), point("b", 0.5, 90), Point("ships", 0.95, 0.95, 95, None)]
    figure = frontier_figure(points).decode()
    (line,) = [path for path in re.findall(r"<path[^>]*>", figure) if "#999999" in path]
    assert line.count("L ") == 1
    assert "ships" in figure


def test_speeds_are_written_out():
    assert b"1,000" in frontier_figure([point("a", 0.5, 1_000)])
