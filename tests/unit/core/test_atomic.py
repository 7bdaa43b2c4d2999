import os
import stat
import threading

import pytest

from paralog.core import UsageError
from paralog.core.atomic import atomic_write


def test_the_content_arrives_whole(tmp_path):
    target = tmp_path / "report.json"
    with atomic_write(target) as stream:
        stream.write(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report.json"]


def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), atomic_write(target) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_link_keeps_pointing_to_the_written_file(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with atomic_write(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_others_may_read_the_file_as_the_umask_allows(tmp_path):
    before = os.umask(0o022)
    try:
        with atomic_write(tmp_path / "report") as stream:
            stream.write(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report").stat().st_mode) == 0o644


def test_a_pipe_is_written_to_directly(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    received = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    with atomic_write(tmp_path / "pipe") as stream:
        stream.write(b"through")
    reader.join(timeout=10)
    assert received == [b"through"]


@pytest.mark.parametrize("place", ["folder", "missing/file", "file/below"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match=place), atomic_write(tmp_path / place) as stream:
        stream.write(b"x")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
