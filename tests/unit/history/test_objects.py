import pytest

from paralog.core import HistoryError
from paralog.history import list_files, object_reader, open_repository


@pytest.fixture
def repository(story):
    return open_repository(story.at.folder)


def test_objects_are_read_in_any_order(repository, story):
    files = {file.path: file.blob for file in list_files(repository.git, repository.head)}
    with object_reader(repository.git) as objects:
        assert objects.read(files["README"]) == b"shapes"
        assert (objects.read(files["geometry.py"]) or b"").startswith(b"def area")
        assert list(objects.read_all([files["README"]] * 2)) == [b"shapes"] * 2


def test_what_is_missing_or_no_id_or_too_large_is_none(repository):
    files = {file.path: file.blob for file in list_files(repository.git, repository.head)}
    with object_reader(repository.git, max_bytes=10) as objects:
        assert objects.read("0" * 40) is None
        assert objects.read("HEAD\nHEAD") is None
        assert objects.read(files["geometry.py"]) is None
        assert objects.read(files["README"]) == b"shapes"


def test_a_reader_whose_program_ended_says_so(repository):
    with object_reader(repository.git) as objects:
        objects._process.end()
        with pytest.raises((HistoryError, ValueError)):
            objects.read("0" * 40)
