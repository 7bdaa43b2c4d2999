"""The one place that reads the environment."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paralog.config.setting import Value, parse, settings_in
from paralog.config.settings import EmbedSettings
from paralog.core import UsageError


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says.

    Attributes:
        cache_folder: where embeddings are cached: PARALOG_CACHE_DIR, else the user's cache folder.
        model_folders: folders that hold more models, searched in order: PARALOG_MODEL_PATH.
        no_color: True when NO_COLOR is set to anything.
        settings: settings given as variables: PARALOG_MODEL and PARALOG_JOBS.
    """

    cache_folder: Path
    model_folders: tuple[Path, ...]
    no_color: bool
    settings: dict[str, Value]


_AS_VARIABLES = {"model": "PARALOG_MODEL", "jobs": "PARALOG_JOBS"}


def read_environment(variables: Mapping[str, str], platform: str = sys.platform) -> Environment:
    """Read what concerns paralog out of `os.environ`.

    Raises:
        UsageError: a variable holds a value that its setting cannot have.
    """
    return Environment(
        cache_folder=_cache_folder(variables, platform),
        model_folders=tuple(
            Path(folder)
            for folder in variables.get("PARALOG_MODEL_PATH", "").split(_separator(platform))
            if folder
        ),
        no_color=bool(variables.get("NO_COLOR")),
        settings=_settings(variables),
    )


def _settings(variables: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for setting in settings_in(EmbedSettings):
        variable = _AS_VARIABLES.get(setting.name, "")
        if not variables.get(variable):
            continue
        try:
            values[setting.name] = parse(setting, variables[variable])
        except ValueError as error:
            raise UsageError(f"the variable {variable} {error}") from None
    return values


def _separator(platform: str) -> str:
    return ";" if platform == "win32" else ":"


def _cache_folder(variables: Mapping[str, str], platform: str) -> Path:
    if chosen := variables.get("PARALOG_CACHE_DIR"):
        return Path(chosen)
    if platform == "win32" and (local := variables.get("LOCALAPPDATA")):
        return Path(local) / "paralog" / "cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "paralog"
    return Path(variables.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "paralog"
