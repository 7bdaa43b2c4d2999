import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.report.treemap import Rectangle, squarify


def test_the_example_of_the_paper():
    places = squarify([6, 6, 4, 3, 2, 2, 1], Rectangle(0, 0, 6, 4))
    assert places[0] == Rectangle(0, 0, 3, 2) and places[1] == Rectangle(0, 2, 3, 2)
    assert [round(place.width * place.height, 6) for place in places] == [6, 6, 4, 3, 2, 2, 1]


@given(st.lists(st.integers(1, 5000), max_size=40), st.integers(1, 900), st.integers(1, 900))
def test_areas_are_kept_inside_and_apart(areas, width, height):
    areas = sorted(areas, reverse=True)
    places = squarify(areas, Rectangle(0, 0, width, height))
    assert len(places) == len(areas)
    scale = width * height / sum(areas) if areas else 0
    for area, place in zip(areas, places, strict=True):
        assert place.width * place.height == pytest.approx(area * scale, rel=1e-6)
        assert place.x >= 0 and place.y >= 0
        assert place.x + place.width <= width * (1 + 1e-9) + 1e-6
        assert place.y + place.height <= height * (1 + 1e-9) + 1e-6
    middles = [(place.x + place.width / 2, place.y + place.height / 2) for place in places]
    for number, place in enumerate(places):
        for x, y in middles[:number] + middles[number + 1 :]:
            assert not (place.x < x < place.x + place.width and place.y < y < place.y + place.height)


def test_nothing_fills_nothing():
    assert squarify([], Rectangle(0, 0, 1, 1)) == []
    assert squarify([0, 0], Rectangle(0, 0, 1, 1)) == []
