import pytest

from paralog.syntax.project import foreign, is_of_tools


@pytest.mark.parametrize(
    ("folder", "siblings", "reason"),
    [
        ("node_modules", [], "vendored"),
        ("third_party", [], "vendored"),
        ("build", ["pyproject.toml"], "build"),
        ("build", ["__init__.py"], ""),
        ("target", ["pom.xml", "src"], "build"),
        ("src", ["pom.xml"], ""),
        ("vendors", [], ""),
    ],
)
def test_names_tell_whose_code_it_is(folder, siblings, reason):
    assert foreign(folder, siblings, []) == reason


def test_an_environment_is_known_by_what_is_in_it():
    assert foreign("env", [], ["bin"]) == ""
    assert foreign("env", [], ["bin", "pyvenv.cfg"]) == "environment"


def test_folders_of_tools_are_known_by_name():
    assert is_of_tools(".git")
    assert not is_of_tools("git")
