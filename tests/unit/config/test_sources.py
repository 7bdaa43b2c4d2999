import pytest

from paralog.config import find_configuration, read_configuration
from paralog.core import UsageError


def write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def test_both_files_say_the_same(tmp_path):
    own = write(tmp_path, "paralog.toml", 'jobs = 2\nexclude = ["a/"]\n[scan]\nmin-probability = 1\n')
    shared = write(
        tmp_path,
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.paralog]\njobs = 2\nexclude = ["a/"]\nscan = {min-probability = 1}\n',
    )
    expected = {"jobs": 2, "exclude": ("a/",), "min_probability": 1.0}
    assert read_configuration(own) == read_configuration(shared) == expected


def test_the_nearest_file_counts(tmp_path):
    outer = write(tmp_path, "paralog.toml", "jobs = 1\n")
    write(tmp_path / "a", "pyproject.toml", "[project]\n")
    (tmp_path / "a" / "b").mkdir()
    assert find_configuration(tmp_path / "a" / "b") == outer
    inner = write(tmp_path / "a" / "b", "pyproject.toml", "[tool.paralog]\n")
    assert find_configuration(tmp_path / "a" / "b") == inner
    own = write(tmp_path / "a" / "b", "paralog.toml", "")
    assert find_configuration(tmp_path / "a" / "b") == own


def test_the_search_ends_at_the_repository(tmp_path):
    write(tmp_path, "paralog.toml", "jobs = 1\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert find_configuration(tmp_path / "repository") is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("job = 1", "there is jobs"),
        ("min-probability = 0.5", "there is scan.min-probability"),
        ("[scan]\nexclude = []", "there is exclude"),
        ("[scan]\nmin-prob = 0.5", "scan.min-probability"),
        ("[scam]\n", "unknown key 'scam'"),
        ('[scan]\nbaseline = "b.json"', "unknown key 'scan.baseline'"),
        ("scan = 3", "unknown key 'scan'"),
    ],
)
def test_an_unknown_key_is_an_error_with_near_names(tmp_path, text, near):
    with pytest.raises(UsageError, match=near):
        read_configuration(write(tmp_path, "paralog.toml", text))


@pytest.mark.parametrize("text", ["jobs = true", "jobs = -1", 'exclude = "x"', "[scan]\nmin-probability = 2"])
def test_a_wrong_value_is_an_error_that_names_the_file(tmp_path, text):
    with pytest.raises(UsageError, match=r"paralog\.toml: .* must be"):
        read_configuration(write(tmp_path, "paralog.toml", text))


def test_a_scanned_repository_cannot_choose_a_model_file(tmp_path):
    with pytest.raises(UsageError, match="name@version"):
        read_configuration(write(tmp_path, "paralog.toml", 'model = "./evil"'))
    assert read_configuration(write(tmp_path, "paralog.toml", 'model = "default@1"')) == {
        "model": "default@1"
    }
    assert read_configuration(write(tmp_path, "paralog.toml", 'model = "own@1.2"')) == {"model": "own@1.2"}


@pytest.mark.parametrize("content", [b"= 3", b"\xff\xfe", b"a = " + b"[" * 5000, b"#" * 2_000_000])
def test_what_is_no_toml_is_an_error_of_one_line(tmp_path, content):
    (tmp_path / "paralog.toml").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_configuration(tmp_path / "paralog.toml")
    assert len(str(caught.value).splitlines()) == 1
