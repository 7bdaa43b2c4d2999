import pytest

from paralog.bundle import ANY, SCAN, BundleConfig, Calibration, write_bundle
from paralog.config import ExitCode


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of the user's with one model in it; its weights are never run here."""
    config = BundleConfig(
        name="tiny",
        version="3",
        view="lexemes",
        width=4,
        buckets=10,
        max_tokens=64,
        dim=8,
        calibrations={key: Calibration(10.0, -5.0) for key in (ANY, SCAN)},
    )
    place = tmp_path / "models" / "tiny@3"
    write_bundle(place, config, ("a", "b"), b"weights", "# tiny\n\nA \x1b[31mred\x1b[0m card.\n")
    monkeypatch.setenv("PARALOG_MODEL_PATH", str(tmp_path / "models"))
    return place


def test_list_names_every_model(paralog, folder):
    result = paralog("models", "list")
    assert result.status == ExitCode.CLEAN
    assert f"tiny@3  8 numbers  0.0 MB  {folder}" in result.out.splitlines()


@pytest.mark.parametrize("name", ["tiny", "tiny@3"])
def test_show_prints_the_card_and_lets_nothing_act(paralog, folder, name):
    result = paralog("models", "show", name)
    assert result.out.splitlines()[0] == "# tiny"
    assert "\x1b" not in result.out


def test_show_takes_a_folder(paralog, folder):
    assert paralog("models", "show", folder).out.startswith("# tiny")


def test_verify_says_ok(paralog, folder):
    result = paralog("models", "verify", "tiny")
    assert (result.status, result.out) == (ExitCode.CLEAN, "tiny@3  ok\n")


def test_verify_finds_damage(paralog, folder):
    (folder / "model.onnx").write_bytes(b"other weights")
    result = paralog("models", "verify")
    assert result.status == ExitCode.USAGE
    assert "model.onnx" in result.out
    assert "error: a model is damaged" in result.err


def test_an_unknown_model_lists_the_near_ones(paralog, folder):
    result = paralog("models", "show", "tyni")
    assert result.status == ExitCode.USAGE
    assert "tiny@3" in result.err


def test_a_damaged_model_is_left_out_of_the_list(paralog, folder):
    (folder / "config.json").write_text("{")
    assert "tiny" not in paralog("models", "list").out


def test_a_name_is_not_taken_for_a_folder_of_the_scanned_project(paralog, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv("PARALOG_MODEL_PATH", "")
    assert paralog("models", "show", "tiny@3").status == ExitCode.USAGE
    assert paralog("models", "show", "./tiny@3").status == ExitCode.CLEAN


def test_a_group_without_a_command_shows_its_help(paralog):
    result = paralog("models")
    assert result.out.startswith("Usage: ") and "verify" in result.out
    assert "error" not in result.err
