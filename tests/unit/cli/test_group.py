import sys

import click
import pytest

from paralog.cli.group import DefaultGroup, LazyGroup

COMMAND = """
import click

@click.command()
def hello():
    "Say hello."
    click.echo("hello")
    return 7
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    (tmp_path / "lazy_hello.py").write_text(COMMAND)
    monkeypatch.syspath_prepend(tmp_path)
    yield "lazy_hello"
    sys.modules.pop("lazy_hello", None)


@pytest.fixture
def group(module):
    return LazyGroup("program", {"hello": module, "again": "no_such_module"}, text="A program.", options=[])


def call(group, *arguments):
    return group.main(list(arguments), prog_name="program", standalone_mode=False)


def test_a_command_is_imported_when_it_is_called(group, module, capsys):
    assert module not in sys.modules
    assert call(group, "hello") == 7
    assert module in sys.modules
    assert capsys.readouterr().out == "hello\n"


def test_a_command_runs_without_a_standard_output(group, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert call(group, "hello") == 7


def test_the_order_of_the_table_is_kept(group):
    assert group.list_commands(click.Context(group)) == ["hello", "again"]


def test_an_unknown_command_is_a_usage_error(group):
    with pytest.raises(click.UsageError, match="hallo"):
        call(group, "hallo")


def test_without_a_command_there_is_help(module, capsys):
    call(LazyGroup("program", {"hello": module}, text="A program.", options=[]))
    assert "Say hello." in capsys.readouterr().out


@pytest.fixture
def defaulting():
    @click.command()
    @click.argument("folder")
    @click.option("--fast", is_flag=True)
    def walk(folder, fast):
        return ("walk", folder, fast)

    @click.command()
    @click.argument("folder")
    def swim(folder):
        return ("swim", folder)

    return DefaultGroup("move", [walk, swim], default="walk", text="Move.", epilog="")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["there"], ("walk", "there", False)),
        (["--fast", "there"], ("walk", "there", True)),
        (["walk", "there", "--fast"], ("walk", "there", True)),
        (["swim", "there"], ("swim", "there")),
        (["./swim"], ("walk", "./swim", False)),
    ],
)
def test_the_default_command_may_be_left_unsaid(defaulting, arguments, expected):
    assert call(defaulting, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["walk"], ("walk", "walk", False)),
        (["walk", "--fast"], ("walk", "walk", True)),
        (["swim"], ("walk", "swim", False)),
        (["walk", "there"], ("walk", "there", False)),
        (["walk", "walk"], ("walk", "walk", False)),
        (["swim", "swim"], ("swim", "swim")),
    ],
)
def test_a_folder_may_be_called_as_a_command(defaulting, tmp_path, monkeypatch, arguments, expected):
    monkeypatch.chdir(tmp_path)
    for name in ("walk", "swim"):
        (tmp_path / name).mkdir()
    assert call(defaulting, *arguments) == expected


def test_a_command_without_its_argument_is_told_so_where_no_folder_is_called_so(
    defaulting, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.MissingParameter):
        call(defaulting, "walk")


def test_a_group_with_a_default_has_help_of_its_own(defaulting, capsys):
    for flag in ("-h", "--help"):
        call(defaulting, flag)
        assert "Move." in capsys.readouterr().out
    with pytest.raises(click.UsageError, match="such option"):
        call(defaulting, "there", "--slow")
