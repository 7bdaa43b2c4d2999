"""The program as a whole: its commands, and what becomes of an error."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import NoReturn

import click

from paralog.cli.console import say
from paralog.cli.group import LazyGroup, OutputClosed
from paralog.config import ExitCode
from paralog.core import ParalogError
from paralog.core.atomic import NO_SPACE

_DEBUG = "--debug"
_OF_A_PATH = (errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EACCES)
"""What the system says of a path that a command had no words of its own for."""


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"paralog {version('paralog')}")
        ctx.exit()


cli = LazyGroup(
    "paralog",
    {
        "scan": "paralog.cli.scan",
        "search": "paralog.cli.search",
        "risk": "paralog.cli.risk",
        "locate": "paralog.cli.locate",
        "index": "paralog.cli.index",
        "embed": "paralog.cli.embed",
        "models": "paralog.cli.models",
        "cache": "paralog.cli.cache",
        "evaluate": "paralog.cli.evaluate",
        "train": "paralog.cli.train",
        "adapt": "paralog.cli.adapt",
        "reproduce": "paralog.cli.reproduce",
    },
    text=(
        "Find functions that do the same thing, also where they no longer look it.\n\n"
        "\b\nExamples:\n"
        "  paralog scan src                    what is written twice\n"
        "  paralog scan . -o report.html       the same, to read in a browser\n"
        "  paralog search 'parse a date' src   what does this, by words or by code\n"
        "  paralog risk .                      which files are likely to break\n"
        "  paralog locate --report bug.md      which files a bug report is about\n"
        "  paralog embed src -o vectors.npz    one vector for every function\n"
    ),
    options=[
        click.Option([_DEBUG], is_flag=True, expose_value=False, help="Show where an error came from."),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help="Show the version and exit.",
        ),
    ],
)


def main() -> NoReturn:
    """Run the command line that the process was started with and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; every error becomes one line on standard error and an `ExitCode`."""
    try:
        status: object = cli.main(args=arguments, prog_name="paralog", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        say("interrupted; no file is half written")
        return ExitCode.INTERRUPTED
    except OutputClosed:
        _forget_output()
        return ExitCode.CUT_OFF
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return ExitCode.USAGE
    except click.ClickException as error:
        say(_usage(error))
        return ExitCode.USAGE
    except ParalogError as error:
        _trace(arguments)
        say(f"error: {error}")
        return ExitCode.USAGE
    except Exception as error:  # the last door: whatever is left is a bug
        _trace(arguments)
        if isinstance(error, OSError) and (problem := _of_the_system(error)):
            say(f"error: {problem}")
            return ExitCode.USAGE
        say(f"error: {type(error).__name__}: {error}")
        say(f"this is a fault of paralog; `paralog {_DEBUG} ...` shows where it happened")
        return ExitCode.FAULT
    return status if isinstance(status, int) else ExitCode.CLEAN


def _of_the_system(error: OSError) -> str:
    """What is wrong where neither the request nor paralog is; "" where that cannot be said."""
    if error.errno in _OF_A_PATH and error.filename:
        return f"{error.filename}: {error.strerror}"
    if error.errno in NO_SPACE:
        return f"{error.filename or 'the output'}: cannot be written: {error.strerror}"
    if error.errno == errno.ENOENT and not error.filename and not _stands_somewhere():
        return "the folder that this shell stands in is gone: change to another"
    return ""


def _stands_somewhere() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True


def _usage(error: click.ClickException) -> str:
    hint = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = f"; see {error.ctx.command_path} --help"
    return f"error: {error.format_message().rstrip('.')}{hint}"


def _trace(arguments: list[str]) -> None:
    if arguments[:1] == [_DEBUG]:
        traceback.print_exc()


def _forget_output() -> None:
    """Point standard output at nothing, so that closing it at exit does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
