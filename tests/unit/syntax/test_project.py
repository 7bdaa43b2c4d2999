import pytest

from paralog.syntax.project import foreign, is_foreign_path, is_of_tools


@pytest.mark.parametrize(
    ("folder", "siblings", "reason"),
    [
        ("node_modules", [], "vendored"),
        ("a/third_party", [], "vendored"),
        ("build", ["pyproject.toml"], "build"),
        ("build", ["__init__.py"], ""),
        ("target", ["pom.xml", "src"], "build"),
        ("src", ["pom.xml"], ""),
        ("vendors", [], ""),
    ],
)
def test_names_tell_whose_code_it_is(tmp_path, folder, siblings, reason):
    assert foreign(f"{tmp_path}/{folder}", siblings) == reason


def test_an_environment_is_known_by_what_is_in_it(tmp_path):
    assert foreign(str(tmp_path), []) == ""
    (tmp_path / "pyvenv.cfg").touch()
    assert foreign(str(tmp_path), []) == "environment"


def test_folders_of_tools_are_known_by_name():
    assert is_of_tools(".git")
    assert not is_of_tools("git")


def test_a_path_can_say_that_it_is_vendored():
    assert is_foreign_path("lib/vendor/a/b.py")
    assert not is_foreign_path("lib/vendor.py")
    assert not is_foreign_path("lib/vendors/b.py")
