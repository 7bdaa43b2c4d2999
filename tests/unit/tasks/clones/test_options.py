import pytest

from paralog.core import CloneType, Trait, UsageError
from paralog.tasks.clones import Options


def test_the_defaults_are_valid_plain_values():
    settings = Options(include_traits=frozenset({Trait.TEST, Trait.DUNDER})).settings()
    assert settings["types"] == "1,2,3,4"
    assert settings["include_traits"] == "dunder,test"
    assert all(isinstance(value, str | int | float | bool) for value in settings.values())
    assert set(settings) == set(Options.__dataclass_fields__)


def test_all_problems_are_told_at_once():
    with pytest.raises(UsageError) as error:
        Options(min_probability=0, min_tokens=0, types=frozenset(), max_neighbours=0)
    for name in ("min_probability", "min_tokens", "types", "max_neighbours"):
        assert name in str(error.value)
    assert "min_lines" not in str(error.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"min_probability": 1.01},
        {"min_probability": float("nan")},
        {"min_lines": 0},
        {"min_agreement": -0.1},
        {"min_agreement": 1.1},
        {"max_neighbours": 100_000},
        {"types": frozenset({5})},
    ],
)
def test_each_value_is_checked(wrong):
    (name,) = wrong
    with pytest.raises(UsageError, match=name):
        Options(**wrong)


@pytest.mark.parametrize(
    ("types", "by_meaning"), [({1}, False), ({1, 2}, False), ({3}, True), ({1, 4}, True)]
)
def test_embeddings_are_needed_for_types_3_and_4(types, by_meaning):
    assert Options(types=frozenset(map(CloneType, types))).by_meaning is by_meaning
