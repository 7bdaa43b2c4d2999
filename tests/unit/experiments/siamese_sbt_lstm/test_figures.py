import base64
import io
import re
import sys
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from paralog.core import MissingExtra
from paralog.evaluation.curves import roc_curve
from paralog.experiments.siamese_sbt_lstm.figures import (
    LearningPoint,
    distance_grid,
    learning_curve,
    roc_figure,
)

SVG = "{http://www.w3.org/2000/svg}"
YELLOW, PURPLE = (to_rgb(colour) for colour in ("#fde725", "#440154"))


def texts(figure):
    """Every text of the figure, each with its height on the page, from the top."""
    found = {}
    for node in ElementTree.fromstring(figure).iter(f"{SVG}text"):
        place = node.get("y") or re.search(r"translate\(\S+ (\S+)\)", node.get("transform", ""))[1]
        found["".join(node.itertext())] = float(place)
    return found


def raster(figure):
    """The pixels of the grid, as red, green and blue in [0, 1], and the bytes that they take."""
    (image,) = ElementTree.fromstring(figure).iter(f"{SVG}image")
    stored = base64.b64decode(image.get("{http://www.w3.org/1999/xlink}href").partition("base64,")[2])
    pixels = np.asarray(Image.open(io.BytesIO(stored)).convert("RGB"), float) / 255
    return (pixels[::-1] if "scale(1 -1)" in image.get("transform", "") else pixels), len(stored)


def curve(shift, seed=0):
    rng = np.random.default_rng(seed)
    positive = rng.random(3000) < 0.2
    return roc_curve(rng.normal(positive * shift, 1), positive)


def blocks(counts, noise=0.0):
    problems = np.repeat(np.arange(len(counts)), counts)
    similarities = (problems[:, None] == problems).astype(float)
    return np.clip(
        similarities + noise * np.random.default_rng(0).normal(size=similarities.shape), 0, 1
    ), problems


def points(*means):
    return [LearningPoint(11 * 2**at, mean, mean - 0.02, mean + 0.01) for at, mean in enumerate(means)]


FIGURES = {
    "roc": lambda: roc_figure({"model on S2": curve(2), "bag of tokens on S2": curve(1)}),
    "grid": lambda: distance_grid(*blocks([3, 4], noise=0.1), ["a", "b"]),
    "learning": lambda: learning_curve({"model": points(0.8, 0.9)}, {"TF-IDF": 0.85}),
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_input_gives_the_same_bytes_whatever_the_user_has_set(name):
    first = FIGURES[name]()
    with matplotlib.rc_context({"font.size": 20, "svg.fonttype": "path", "axes.facecolor": "red"}):
        before = dict(matplotlib.rcParams)
        assert FIGURES[name]() == first
        assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("name", FIGURES)
def test_without_matplotlib_the_message_is_the_pip_line(name, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"paralog\[eval\]"):
        FIGURES[name]()


def test_each_panel_tells_its_area():
    curves = {f"{model} on {data}": curve(shift) for model, data, shift in PANELS}
    titles = texts(roc_figure(curves))
    for name, drawn in curves.items():
        assert f"{name}: AUC {drawn.area:.3f}" in titles


PANELS = [
    ("model", "S1 test", 3),
    ("model", "S2", 2),
    ("bag of tokens", "S1 test", 1),
    ("bag of tokens", "S2", 0),
]


def test_an_odd_number_of_curves_leaves_a_place_empty():
    figure = roc_figure({"a": curve(1), "b": curve(2), "c": curve(3)})
    assert sum(text.count("AUC") for text in texts(figure)) == 3


def test_a_curve_of_many_pairs_is_a_small_file():
    assert len(roc_figure({name: curve(1, seed) for seed, name in enumerate("abcd")})) < 100_000


def test_near_is_light_and_far_is_dark():
    pixels, _ = raster(distance_grid(*blocks([2, 3]), ["a", "b"]))
    assert pixels.shape == (6, 6, 3)  # a band of three for each
    near = np.kron(np.eye(2, dtype=bool), np.ones((3, 3), bool))
    assert pixels[near] == pytest.approx(np.tile(YELLOW, (18, 1)), abs=0.01)
    assert pixels[~near] == pytest.approx(np.tile(PURPLE, (18, 1)), abs=0.01)


def test_solutions_are_grouped_and_named_from_the_top_whatever_their_order():
    similarities, problems = blocks([3, 1, 4])
    order = np.random.default_rng(1).permutation(8)
    figure = distance_grid(similarities[np.ix_(order, order)], problems[order], ["one", "two", "three"])
    assert figure == distance_grid(similarities, problems, ["one", "two", "three"])
    heights = texts(figure)
    assert heights["one"] < heights["two"] < heights["three"]


def test_a_challenge_without_solutions_has_no_band():
    shown = texts(distance_grid(np.eye(4), np.array([0, 0, 2, 2]), ["a", "b", "c"]))
    assert {"a", "c"} <= shown.keys()
    assert "b" not in shown


def test_many_solutions_make_no_large_picture():
    """Of a wide band, pixels are means; noise is what compresses worst."""
    pixels, size = raster(
        distance_grid(*blocks([30] * 40, noise=0.5), [f"challenge-{at}" for at in range(40)])
    )
    assert max(pixels.shape) <= 430
    assert size < 300_000


def test_what_is_averaged_counts_evenly():
    similarities = np.kron(np.array([[1.0, 0.0], [0.0, 1.0]]), np.ones((300, 300)))
    similarities[:300, 300:] = similarities[300:, :300] = np.indices((300, 300)).sum(axis=0) % 2
    pixels, _ = raster(distance_grid(similarities, np.repeat([0, 1], 300), ["a", "b"]))
    half = len(pixels) // 2
    assert pixels[:half, :half].reshape(-1, 3) == pytest.approx(np.tile(YELLOW, (half**2, 1)), abs=0.01)
    assert not np.allclose(pixels[:half, half:].mean(axis=(0, 1)), YELLOW, atol=0.1)
    assert not np.allclose(pixels[:half, half:].mean(axis=(0, 1)), PURPLE, atol=0.1)


def test_names_are_text_and_harmless():
    hostile = ["a<b>&", "$x^2$ \\frac"]
    assert set(hostile) <= texts(distance_grid(*blocks([2, 2]), hostile)).keys()


def test_lines_and_baselines_are_named_apart_from_one_another():
    series = {"one": points(0.8, 0.9), "two": points(0.7, 0.9), "three": points(0.6, 0.899)}
    heights = texts(learning_curve(series, {"TF-IDF": 0.9, "random": 0.5}))
    named = sorted(heights[name] for name in ("one", "two", "three", "TF-IDF 0.900"))
    assert min(np.diff(named)) > 9  # points: a line of text
    assert heights["random 0.500"] == pytest.approx(heights["0.5"], abs=2)  # the mark on the axis
    assert {"11", "22", "training challenges", "AUC on S2"} <= heights.keys()


def test_a_name_stands_where_its_line_ends():
    heights = texts(learning_curve({"one": points(0.8, 0.9)}, {}))
    assert heights["one"] == pytest.approx(heights["0.90"], abs=2)


def test_one_point_without_an_interval_is_a_line_too():
    figure = learning_curve({"one": [LearningPoint(44, 0.9, 0.9, 0.9)]}, {}, score="MAP@R")
    assert {"44", "one", "MAP@R"} <= texts(figure).keys()


def test_a_bound_on_the_wrong_side_by_rounding_is_drawn():
    learning_curve({"one": [LearningPoint(44, 0.9, 0.9 + 1e-17, 0.9 - 1e-16)]}, {})
