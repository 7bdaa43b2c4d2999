"""The documentation covers the program, and says what the program says."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from paralog.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands(command=cli, path=("paralog",)):
    """Every command that does something, by its full name."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        yield from commands(command.get_command(context, name), (*path, name))


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_examples_in_its_help_and_a_place_in_the_reference(name):
    assert f"  {name}" in (COMMANDS[name].epilog or "")
    assert f"`{name}`" in (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_generated_pages_are_fresh():
    done = subprocess.run(
        [sys.executable, ROOT / "docs/generate.py", "--check"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_has_one_test_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- test -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert blocks == ['pip install -e ".[dev]" && make test']


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_flags_that_are_mentioned_exist(page):
    known = {flag for command in COMMANDS.values() for option in command.params for flag in flags(option)}
    known |= {flag for option in cli.params for flag in flags(option)} | {"--help", "--check"}
    mentioned = re.findall(
        r"paralog (?:scan|search|locate|risk|index|embed|models|cache|train|adapt|reproduce)[^\n|`]*",
        page.read_text(encoding="utf-8"),
    )
    used = {flag for line in mentioned for flag in re.findall(r"(?<!\S)--[a-z][a-z-]*", line)}
    assert used - known == set()


def flags(option):
    return {*option.opts, *option.secondary_opts}
