"""Options made from settings, so that a flag, its check and its help are spelled in one place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from paralog.config import (
    EmbedSettings,
    Setting,
    Value,
    check,
    combine,
    every_setting,
    find_configuration,
    parse,
    read_configuration,
    read_environment,
    settings_in,
)

S = TypeVar("S", bound=EmbedSettings)

_GIVEN = "paralog.settings"  # key of `Context.meta` that holds the flags that were given
_HEADINGS = {setting.name: setting.group for setting in every_setting()}

Typed = str | bool | tuple[str, ...] | None  # what click hands to a callback


def setting_options(owner: type[EmbedSettings]) -> list[click.Parameter]:
    """One option for each setting of `owner`; their values are collected for `settings_for`."""
    return [_option(setting) for setting in settings_in(owner)]


def settings_for(ctx: click.Context, owner: type[S], start: Path, configuration: Path | None) -> S:
    """The settings in force: flags over the environment over the configuration file over defaults.

    Args:
        ctx: context of a command that has `setting_options(owner)`.
        owner: settings class to fill.
        start: what is scanned; the configuration file is looked for from there upwards.
        configuration: file named by the user instead, or None.
    """
    path = configuration or find_configuration(start if start.is_dir() else start.parent)
    from_file = read_configuration(path) if path else {}
    return combine(owner, from_file, read_environment(os.environ).settings, ctx.meta.get(_GIVEN, {}))


class HeadedCommand(click.Command):
    """A command whose help page lists its own options first and settings under their headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one section for each heading."""
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                heading = _HEADINGS.get(parameter.name or "", "Options")
                sections.setdefault(heading, []).append(record)
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def _option(setting: Setting) -> click.Option:
    is_flag = setting.kind is bool
    name = f"--{setting.key}"
    return click.Option(
        [f"{name}/--no-{setting.key}" if is_flag else name],
        default=None,
        metavar=None if is_flag else setting.metavar,
        multiple=setting.is_list,
        help=_help(setting),
        expose_value=False,
        callback=_collector(setting),
    )


def _collector(setting: Setting) -> Callable[[click.Context, click.Parameter, Typed], None]:
    """A callback that checks what was typed and keeps it for `settings_for`."""

    def collect(ctx: click.Context, parameter: click.Parameter, typed: Typed) -> None:
        if typed is None or typed == ():
            return
        try:
            value = _value(setting, typed)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, parameter) from None
        ctx.meta.setdefault(_GIVEN, {})[setting.name] = value

    return collect


def _value(setting: Setting, typed: str | bool | tuple[str, ...]) -> Value:
    if isinstance(typed, bool):
        return typed
    if isinstance(typed, str):
        return parse(setting, typed)
    # A pattern may hold commas; numbers are also understood as one list: 1,2,3.
    return check(setting, typed) if setting.kind is str else parse(setting, ",".join(typed))


def _help(setting: Setting) -> str:
    if setting.default is None or setting.default == ():
        return setting.help
    if isinstance(setting.default, bool):
        shown = setting.key if setting.default else f"no-{setting.key}"
    elif isinstance(setting.default, tuple):
        shown = ",".join(str(element) for element in setting.default)
    else:
        shown = str(setting.default)
    return f"{setting.help} [default: {shown}]"
