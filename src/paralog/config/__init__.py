"""Where settings come from: files, the environment, and the exit codes that answer for a run."""

from paralog.config.environment import Environment, read_environment
from paralog.config.exit_code import ExitCode
from paralog.config.setting import Setting, Value, check, parse, settings_in
from paralog.config.settings import (
    EmbedSettings,
    LocateSettings,
    RiskSettings,
    ScanSettings,
    SearchSettings,
    chosen_settings,
    combine,
    every_setting,
)
from paralog.config.sources import MODEL_NAME, find_configuration, read_configuration

__all__ = [
    "MODEL_NAME",
    "EmbedSettings",
    "Environment",
    "ExitCode",
    "LocateSettings",
    "RiskSettings",
    "ScanSettings",
    "SearchSettings",
    "Setting",
    "Value",
    "check",
    "chosen_settings",
    "combine",
    "every_setting",
    "find_configuration",
    "parse",
    "read_configuration",
    "read_environment",
    "settings_in",
]
