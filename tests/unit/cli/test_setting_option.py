import click
import pytest
from click.testing import CliRunner

from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import EmbedSettings, ScanSettings, settings_in


def settings_from(folder, *arguments, owner=ScanSettings):
    """The settings that a command with these flags ends up with."""
    seen = []

    @click.command(cls=HeadedCommand, params=setting_options(owner))
    @click.pass_context
    def command(ctx):
        seen.append(settings_for(ctx, owner, folder, None))

    command.main(list(arguments), standalone_mode=False)
    return seen[0]


def test_without_flags_the_defaults_are_in_force(tmp_path):
    assert settings_from(tmp_path) == ScanSettings()
    assert settings_from(tmp_path, owner=EmbedSettings) == EmbedSettings()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--min-probability", "0.5"], {"min_probability": 0.5}),
        (["--no-gitignore"], {"gitignore": False}),
        (["--tests"], {"tests": True}),
        (["--types", "1", "--types", "3,4"], {"types": (1, 3, 4)}),
        (["--exclude", "*.{a,b}", "--exclude", "c/"], {"exclude": ("*.{a,b}", "c/")}),
        (["--max-classes", "0"], {"max_classes": 0}),
    ],
)
def test_a_flag_is_a_setting(tmp_path, arguments, expected):
    assert settings_from(tmp_path, *arguments) == ScanSettings(**expected)


def test_flags_win_over_the_environment_and_that_over_files(tmp_path, monkeypatch):
    (tmp_path / "paralog.toml").write_text("jobs = 1\ntests = true\nmodel = 'a'\n")
    monkeypatch.setenv("PARALOG_JOBS", "2")
    monkeypatch.setenv("PARALOG_MODEL", "b")
    found = settings_from(tmp_path, "--jobs", "3")
    assert (found.jobs, found.model, found.tests) == (3, "b", True)


def test_a_flag_can_turn_off_what_a_file_turns_on(tmp_path):
    (tmp_path / "paralog.toml").write_text("tests = true\n")
    assert not settings_from(tmp_path, "--no-tests").tests


def test_a_file_is_looked_for_beside_a_named_file(tmp_path):
    (tmp_path / "paralog.toml").write_text("jobs = 7\n")
    (tmp_path / "a.py").write_text("")
    assert settings_from(tmp_path / "a.py").jobs == 7


@pytest.mark.parametrize("flag", ["--min-probability=2", "--types=0", "--jobs=many"])
def test_a_wrong_value_names_the_flag(tmp_path, flag):
    with pytest.raises(click.BadParameter, match="must be"):
        settings_from(tmp_path, flag)


def test_help_lists_every_setting_with_its_default_under_its_heading():
    command = HeadedCommand("scan", params=setting_options(ScanSettings))
    page = CliRunner().invoke(command, ["--help"], terminal_width=200).output
    for setting in settings_in(ScanSettings):
        assert f"--{setting.key}" in page
        assert f"{setting.group}:" in page
    assert f"[default: {ScanSettings().min_probability}]" in page
    assert "[default: gitignore]" in page
    assert "[default: 1,2,3,4]" in page
