"""click, with commands that are imported only when they are used."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import click

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class OutputClosed(Exception):
    """Whoever read standard output stopped reading; click would exit with 1, which means findings."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command, or the list of all, is asked for.

    Args:
        name: name of the program.
        modules: command name to the module that defines a command of the same name; the help page
            lists them in this order.
        text: help of the group.
        options: options of the group.
    """

    def __init__(
        self, name: str, modules: Mapping[str, str], *, text: str, options: Sequence[click.Parameter]
    ) -> None:
        super().__init__(
            name,
            help=text,
            params=list(options),
            callback=_help_without_command,
            invoke_without_command=True,
            context_settings=dict(CONTEXT),
        )
        self._modules = dict(modules)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is none of that name."""
        if cmd_name not in self._modules:
            return None
        command: object = getattr(import_module(self._modules[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """What the command returns."""
        try:
            result: object = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            raise OutputClosed from None
        return result


class DefaultGroup(click.Group):
    """A group in which one command may be left unsaid: `paralog adapt FOLDER`.

    A folder that is called as a command is the default command's argument where that command would be
    left without the one it needs.

    Args:
        name: name of the group.
        commands: its commands.
        default: name of the one that is meant when the first argument names none.
        text: help of the group.
        epilog: what stands under it.
    """

    def __init__(
        self, name: str, commands: Sequence[click.Command], *, default: str, text: str, epilog: str
    ) -> None:
        super().__init__(
            name, commands=list(commands), help=text, epilog=epilog, context_settings=dict(CONTEXT)
        )
        self._default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, the default command said."""
        if args and args[0] not in ctx.help_option_names and not self._is_said(ctx, args):
            args = [self._default, *args]
        return super().parse_args(ctx, args)

    def _is_said(self, ctx: click.Context, args: list[str]) -> bool:
        """Whether the first argument is the name of a command, not the default command's folder."""
        name, *rest = args
        if name not in self.commands or not Path(name).is_dir():
            return name in self.commands
        try:
            self.commands[name].make_context(name, rest, parent=ctx)
        except click.MissingParameter as error:
            return not isinstance(error.param, click.Argument)
        return True


@click.pass_context
def _help_without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
