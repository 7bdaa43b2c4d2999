"""Writes the pages that are read off the program and its result files.

They are the reference of commands, settings, exit codes and Python names, the benchmarks, and the
reports of the papers.

python docs/generate.py            write the pages
python docs/generate.py --check    exit with status 1 when a page is not what would be written
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import click
from tables import with_tables

import paralog
from paralog.cli import cli
from paralog.config import ExitCode, Setting, every_setting
from paralog.experiments.rum import report as rum
from paralog.experiments.rum_bugs import report as rum_bugs
from paralog.experiments.rum_clones import report as rum_clones
from paralog.experiments.rum_defects import report as rum_defects
from paralog.experiments.siamese_sbt_lstm import report as siamese_sbt_lstm

DOCS = Path(__file__).parent
RESULTS = DOCS.parent / "results"
HEADER = "<!-- Written by docs/generate.py; edit the program instead. -->\n"


def commands_page() -> str:
    """Every command with its usage, help and options."""
    parts = [HEADER, "# Commands\n", *_command(cli, "paralog", 2)]
    return "\n".join(parts)


def _command(command: click.Command, path: str, level: int) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f"{'#' * level} `{path}`\n"
    yield f"    {path} {' '.join(command.collect_usage_pieces(context))}\n"
    yield from _help(command)
    yield from _options(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _command(child, f"{path} {name}", level + 1)


def _help(command: click.Command) -> Iterator[str]:
    """Paragraphs as prose; those marked to keep their lines as code."""
    text = f"{inspect.cleandoc(command.help or '')}\n\n{command.epilog or ''}"
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):
            title, *lines = paragraph.removeprefix("\b\n").splitlines()
            yield f"{title}\n"
            yield "\n".join(f"    {line.strip()}" for line in lines) + "\n"
        elif paragraph.strip():
            yield paragraph.strip() + "\n"


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """A table of the options, the command's own before its settings."""
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    options.sort(key=lambda option: not option.expose_value)
    records = [option.get_help_record(context) for option in options]
    rows = [f"| `{_cell(names)}` | {_cell(text)} |" for names, text in filter(None, records)]
    if rows:
        yield "\n".join(["| option | meaning |", "|---|---|", *rows]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def settings_page() -> str:
    """Every setting with its key, its flag, its check and its default."""
    parts = [
        HEADER,
        "# Settings\n",
        "A flag wins over a variable, a variable over the file, the file over the default.\n",
        "The file is the nearest `paralog.toml`, or `pyproject.toml` with a `[tool.paralog]` table, in the",
        "scanned folder or above it, no further than its repository. An unknown key is an error.\n",
        "    # pyproject.toml                      # paralog.toml",
        '    [tool.paralog]                        exclude = ["migrations/"]',
        '    exclude = ["migrations/"]',
        "                                          [scan]",
        "    [tool.paralog.scan]                   min-probability = 0.95",
        "    min-probability = 0.95\n",
        "| key | flag | value | default | meaning |",
        "|---|---|---|---|---|",
        *(_setting_row(setting) for setting in every_setting()),
        "",
        "| variable | meaning |",
        "|---|---|",
        "| `PARALOG_MODEL` | as `--model` |",
        "| `PARALOG_JOBS` | as `--jobs` |",
        "| `PARALOG_MODEL_PATH` | folders with more models, separated as in `PATH` |",
        "| `PARALOG_CACHE_DIR` | where vectors are cached; else the user's cache folder |",
        "| `NO_COLOR` | when set, no colour |",
        "",
    ]
    return "\n".join(parts)


def _setting_row(setting: Setting) -> str:
    key = f"`{setting.table}.{setting.key}`" if setting.table else f"`{setting.key}`"
    flag = f"--{setting.key}"
    if setting.kind is bool:
        flag += f" / --no-{setting.key}"
    default = "" if setting.default in (None, ()) else f"`{_toml(setting.default)}`"
    return f"| {key if setting.in_file else ''} | `{flag}` | {setting.expects} | {default} | {setting.help} |"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(list(value)) if isinstance(value, tuple) else str(value)


def exit_codes_page() -> str:
    """What each exit status means, from the docstring of `ExitCode`."""
    lines = inspect.cleandoc(ExitCode.__doc__ or "").splitlines()
    meanings = dict(line.split(": ", 1) for line in lines if line.split(":")[0] in ExitCode.__members__)
    rows = [f"| {code.value} | {meanings[code.name]} |" for code in ExitCode]
    return "\n".join([HEADER, "# Exit status\n", "| status | meaning |", "|---|---|", *rows, ""])


def python_page() -> str:
    """Every public name of the package with its signature and docstring."""
    parts = [HEADER, "# Python\n", "All names are importable from `paralog`.\n"]
    things = {name: getattr(paralog, name) for name in sorted(paralog.__all__, key=str.lower)}
    for title, belongs in PYTHON_SECTIONS.items():
        parts.append(f"## {title}\n")
        for name in [name for name, thing in things.items() if belongs(thing)]:
            parts += _documented(thing := things.pop(name), f"paralog.{name}", 3)
            if inspect.isclass(thing) and thing.__module__.startswith("paralog.api"):
                for member, value in vars(thing).items():
                    if not member.startswith("_") and isinstance(value, (FunctionType, property)):
                        parts += _documented(value, f"{name}.{member}", 4)
    return "\n".join(parts)


PYTHON_SECTIONS: dict[str, Callable[[Any], bool]] = {
    "Functions": inspect.isfunction,
    "Settings": lambda thing: thing.__module__.startswith("paralog.config"),
    "Errors": lambda thing: issubclass(thing, Exception),
    "What functions give and take": lambda _: True,
}
"""What belongs under a heading of `python_page`, of what no heading before it took."""


def _documented(thing: object, title: str, level: int) -> Iterator[str]:
    signature = str(inspect.signature(thing)) if inspect.isfunction(thing) else ""
    signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", signature)  # annotations are strings
    yield f"{'#' * level} `{title}{signature}`\n"
    yield f"```text\n{inspect.getdoc(thing) or ''}\n```\n"
    if dataclasses.is_dataclass(thing) and thing.__module__ == "paralog.config.settings":
        yield "The fields are listed under [settings](settings.md).\n"


def with_fresh_tables(name: str) -> str:
    """A page as it is, with its tables made from the result files."""
    return with_tables((DOCS / name).read_text(encoding="utf-8"))


REPORTS: dict[str, Callable[[Any, str], str]] = {
    "siamese-sbt-lstm": siamese_sbt_lstm.report,
    "rum": rum.report,
    "rum-clones": rum_clones.report,
    "rum-defects": rum_defects.report,
    "rum-bugs": rum_bugs.report,
}
"""The reports of the papers, of a result file and the address of its figures."""


def report_page(name: str) -> str:
    """The report of a paper, from its result file."""
    study = json.loads((RESULTS / name / "study.json").read_text(encoding="utf-8"))
    return REPORTS[name](study, f"../../results/{name}")


WITH_TABLES = (
    "../README.md",
    "decisions/0026-several-teachers-one-student.md",
    "explanation/benchmarks.md",
    "explanation/localization.md",
    "explanation/quality.md",
    "explanation/risk.md",
)

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/settings.md": settings_page,
    "reference/exit-codes.md": exit_codes_page,
    "reference/python.md": python_page,
    **{name: partial(with_fresh_tables, name) for name in WITH_TABLES},
    **{
        f"results/{name}.md": partial(report_page, name)
        for name in REPORTS
        if (RESULTS / name / "study.json").exists()
    },
}


def main(arguments: list[str]) -> int:
    """Write or check all pages; returns the exit status."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments:
        sys.stderr.write(f"error: docs: {', '.join(stale)} are stale; run python docs/generate.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
