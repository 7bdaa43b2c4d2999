from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from paralog.report.sarif_uri import BASE, Root


@pytest.mark.parametrize(
    ("root", "uri"),
    [
        (".", "a.py"),
        ("", "a.py"),
        ("src", "src/a.py"),
        ("./src/", "src/a.py"),
        ("my src", "my%20src/a.py"),
        ("..", "a.py"),
        ("../other", "a.py"),
    ],
)
def test_a_root_below_the_start_is_part_of_the_uri(root, uri):
    base = Root.of(root)
    assert base.artifact("a.py") == {"uri": uri, "uriBaseId": BASE}
    assert "uri" not in base.as_base()


def test_an_absolute_root_is_the_base(tmp_path):
    base = Root.of(str(tmp_path / "a b"))
    assert base.as_base() == {"uri": (Path(tmp_path) / "a b").as_uri() + "/"}
    assert base.artifact("a.py")["uri"] == "a.py"


def test_the_root_of_the_file_system():
    assert Root.of("/").as_base() == {"uri": "file:///"}


@pytest.mark.parametrize(
    ("path", "encoded"), [("caf\udce9.py", b"caf\xe9.py"), ("half\ud83d.py", b"half\xed\xa0\xbd.py")]
)
def test_undecodable_names_keep_their_bytes(path, encoded):
    uri = Root.of(".").artifact(path)["uri"]
    assert unquote_to_bytes(str(uri)) == encoded
