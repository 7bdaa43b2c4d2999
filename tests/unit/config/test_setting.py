from dataclasses import dataclass

import pytest

from paralog.config.setting import check, parse, setting, settings_in


@dataclass(frozen=True, slots=True)
class Oven:
    heat: float = setting(0.5, "How hot.", group="Kitchen", low=0, high=1)
    trays: int = setting(2, "How many trays.", group="Kitchen", low=1)
    levels: tuple[int, ...] = setting((1, 2), "Which levels.", group="Kitchen", low=1, high=4)
    dishes: tuple[str, ...] = setting((), "Which dishes.", group="Kitchen")
    fan: bool = setting(True, "Whether the fan turns.", group="Kitchen")
    pan_size: str | None = setting(None, "Which pan.", group="Kitchen", table="pan")


OVEN = {entry.name: entry for entry in settings_in(Oven)}


def test_a_setting_knows_what_its_field_says():
    heat = OVEN["heat"]
    assert (heat.kind, heat.is_list, heat.default, heat.help) == (float, False, 0.5, "How hot.")
    assert OVEN["levels"].kind is int and OVEN["levels"].is_list
    assert OVEN["pan_size"].kind is str and OVEN["pan_size"].key == "pan-size"


def test_the_class_itself_keeps_working():
    assert Oven().heat == 0.5
    assert Oven(trays=3) == Oven(0.5, 3)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("heat", "0.25", 0.25),
        ("heat", "1", 1.0),
        ("trays", "7", 7),
        ("levels", "1, 3,4", (1, 3, 4)),
        ("dishes", "a,b", ("a", "b")),
        ("fan", "no", False),
        ("fan", "TRUE", True),
        ("pan_size", "big", "big"),
    ],
)
def test_text_is_parsed(name, text, value):
    assert parse(OVEN[name], text) == value


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("heat", "hot", "a number from 0 to 1"),
        ("heat", "1.5", "a number from 0 to 1"),
        ("heat", "nan", "a number from 0 to 1"),
        ("trays", "0", "a whole number, 1 or more"),
        ("levels", "1,9", "a list, each a whole number from 1 to 4"),
        ("fan", "maybe", "true or false"),
    ],
)
def test_text_that_does_not_fit_says_what_would(name, text, expected):
    with pytest.raises(ValueError, match=expected):
        parse(OVEN[name], text)


@pytest.mark.parametrize(
    ("name", "value"),
    [("trays", True), ("trays", 2.0), ("heat", "0.5"), ("levels", 3), ("levels", ["1"]), ("fan", 1)],
)
def test_a_value_of_another_type_is_refused(name, value):
    with pytest.raises(ValueError, match="must be"):
        check(OVEN[name], value)


def test_a_checked_value_has_the_type_of_its_field():
    assert check(OVEN["levels"], [1, 2]) == (1, 2)
    assert isinstance(check(OVEN["heat"], 1), float)
