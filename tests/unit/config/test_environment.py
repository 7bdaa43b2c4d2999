from pathlib import Path

import pytest

from paralog.config import read_environment
from paralog.core import UsageError


def test_an_empty_environment_gives_defaults():
    found = read_environment({}, platform="linux")
    assert found.cache_folder == Path.home() / ".cache" / "paralog"
    assert (found.model_folders, found.no_color, found.settings) == ((), False, {})


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/paralog")),
        ("linux", {"XDG_CACHE_HOME": "/x", "PARALOG_CACHE_DIR": "/y"}, Path("/y")),
        ("darwin", {}, Path.home() / "Library/Caches/paralog"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/paralog/cache")),
    ],
)
def test_the_cache_folder_is_where_the_platform_keeps_caches(platform, variables, folder):
    assert read_environment(variables, platform).cache_folder == folder


def test_settings_as_variables():
    found = read_environment({"PARALOG_JOBS": "3", "PARALOG_MODEL": "tiny@2", "NO_COLOR": "1"})
    assert found.settings == {"jobs": 3, "model": "tiny@2"}
    assert found.no_color


def test_an_empty_variable_counts_as_unset():
    assert read_environment({"PARALOG_JOBS": "", "NO_COLOR": ""}).settings == {}


@pytest.mark.parametrize("text", ["many", "-1", "2.5"])
def test_a_wrong_value_names_the_variable(text):
    with pytest.raises(UsageError, match="PARALOG_JOBS must be a whole number"):
        read_environment({"PARALOG_JOBS": text})


def test_model_folders_are_split_as_the_platform_splits_paths():
    variables = {"PARALOG_MODEL_PATH": "/a:/b"}
    assert read_environment(variables, "linux").model_folders == (Path("/a"), Path("/b"))
