import click
import pytest
from click.testing import CliRunner

from paralog.cli.common_options import data_option


@pytest.fixture
def command():
    @click.command()
    @data_option("Folder with clones/.")
    def command(data):
        click.echo(data.name)

    return command


def test_the_data_folder_is_handed_over_as_a_path(command, tmp_path):
    done = CliRunner().invoke(command, ["--data", str(tmp_path)])
    assert done.output == f"{tmp_path.name}\n"
    assert "Folder with clones/." in CliRunner().invoke(command, ["--help"]).output


@pytest.mark.parametrize("arguments", [[], ["--data", "nowhere"], ["--data", __file__]])
def test_the_data_folder_has_to_be_there(command, arguments):
    assert CliRunner().invoke(command, arguments).exit_code == 2
