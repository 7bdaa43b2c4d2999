import sys

import pytest

from paralog.core import Registry, UnknownName


@pytest.fixture
def registry():
    return Registry("tool", {"digest": "hashlib:sha256", "square_root": "math:sqrt"}, "paralog.test_tools")


@pytest.fixture
def outsider(tmp_path, monkeypatch):
    """A package, installed outside, that registers a tool of its own."""
    info = tmp_path / "outsider-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: outsider\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[paralog.test_tools]\nlength = builtins:len\ndigest = builtins:id\n"
    )
    monkeypatch.syspath_prepend(tmp_path)


def test_a_name_gives_its_object(registry):
    assert registry.get("square_root")(9) == 3


def test_nothing_is_imported_before_it_is_asked_for():
    registry = Registry("tool", {"odd": "this_module_does_not_exist:thing"}, "paralog.test_tools")
    assert registry.names() == ("odd",)
    assert "this_module_does_not_exist" not in sys.modules
    with pytest.raises(ModuleNotFoundError):
        registry.get("odd")


def test_an_object_is_loaded_once():
    registry = Registry("path", {"path": "sys:path"}, "paralog.test_tools")
    assert registry.get("path") is registry.get("path")


def test_other_packages_add_names_and_take_none_away(registry, outsider):
    assert registry.get("length") is len
    assert registry.get("digest") is not id
    assert registry.names() == ("digest", "square_root")
    assert registry.names(outside=True) == ("digest", "length", "square_root")


def test_an_unknown_name_lists_the_near_ones(registry):
    with pytest.raises(UnknownName, match=r"no tool is called 'digset'; there is digest$"):
        registry.get("digset")


def test_where_none_is_near_all_are_listed(registry):
    with pytest.raises(UnknownName, match="digest, square_root"):
        registry.get("xyz")
