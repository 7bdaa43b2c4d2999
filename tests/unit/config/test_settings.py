from pathlib import Path

import numpy as np
import pytest

from paralog.config import EmbedSettings, ScanSettings, SearchSettings, combine, every_setting, settings_in
from paralog.config.settings import ALL_SETTINGS, chosen_settings
from paralog.core import UsageError


@pytest.mark.parametrize("setting", every_setting(), ids=lambda setting: setting.name)
def test_every_setting_has_a_sentence_and_a_heading(setting):
    assert setting.help.endswith(".")
    assert setting.group


def test_what_scan_adds_lies_in_its_own_table():
    shared = {setting.name for setting in settings_in(EmbedSettings)}
    for setting in settings_in(ScanSettings):
        assert (setting.table == "") == (setting.name in shared or not setting.in_file), setting.name


def test_a_later_layer_wins():
    found = combine(ScanSettings, {"jobs": 1, "min_tokens": 5}, {"jobs": 2}, {})
    assert (found.jobs, found.min_tokens) == (2, 5)
    assert found == ScanSettings(jobs=2, min_tokens=5)


def test_what_belongs_to_another_command_is_left_out():
    assert combine(EmbedSettings, {"min_tokens": 5, "jobs": 3}) == EmbedSettings(jobs=3)


def test_each_setting_of_any_command_is_there_once():
    names = [setting.name for setting in every_setting()]
    assert len(names) == len(set(names))
    assert {setting.name for owner in ALL_SETTINGS for setting in settings_in(owner)} == set(names)


def test_a_file_may_hold_settings_of_a_command_that_is_not_run():
    found = combine(SearchSettings, {"top": 3, "min_tokens": 5})
    assert found == SearchSettings(top=3)


def test_values_are_kept_as_the_fields_say():
    found = ScanSettings(types=[3, 4], min_probability=1, baseline=None)
    assert (found.types, found.baseline) == ((3, 4), None)
    assert isinstance(found.min_probability, float)
    numpy = ScanSettings(min_probability=np.float64(0.7), jobs=np.int64(2), baseline=Path("known.json"))
    assert numpy == ScanSettings(min_probability=0.7, jobs=2, baseline="known.json")
    assert type(numpy.jobs) is int


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"types": [9]}, "types must be a list, each a whole number from 1 to 4"),
        ({"types": 3}, "types must be a list"),
        ({"min_probability": float("nan")}, "min_probability must be a number"),
        ({"min_probability": 10**400}, "min_probability must be a number"),
        ({"min_probability": "0.5"}, "min_probability must be a number"),
        ({"min_probability": 9}, "min_probability must be a number from 0.01 to 1, not 9"),
        ({"jobs": None}, "jobs must be a whole number"),
        ({"jobs": True}, "jobs must be a whole number"),
        ({"include": "src"}, "include must be a list"),
        ({"tests": 1}, "tests must be true or false"),
    ],
)
def test_what_no_command_line_could_say_is_refused(values, message):
    with pytest.raises(UsageError, match=message):
        ScanSettings(**values)


def test_settings_are_those_of_the_command_or_the_defaults():
    assert chosen_settings(None, ScanSettings) == ScanSettings()
    assert chosen_settings(ScanSettings(jobs=2), EmbedSettings).jobs == 2
    for other in ({"jobs": 2}, SearchSettings(), EmbedSettings()):
        with pytest.raises(UsageError, match=f"must be ScanSettings, not {type(other).__name__}"):
            chosen_settings(other, ScanSettings)
