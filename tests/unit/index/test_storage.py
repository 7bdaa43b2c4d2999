import numpy as np
import pytest

from paralog.core import UsageError
from paralog.index import INDEXES
from paralog.index.storage import read_vectors, write_vectors

ROWS = np.arange(12, dtype=np.float32).reshape(3, 4)


@pytest.mark.parametrize("rows", [ROWS, np.empty((0, 7), dtype=np.float32), ROWS[:, ::2]])
def test_what_is_written_is_read(tmp_path, rows):
    write_vectors(tmp_path / "index", rows)
    again = read_vectors(tmp_path / "index")
    assert again.dtype == np.float32
    assert np.array_equal(again, rows)


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "index"
    write_vectors(path, ROWS)
    write_vectors(path, ROWS[:1])
    assert len(read_vectors(path)) == 1
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("writer", INDEXES.names())
@pytest.mark.parametrize("reader", INDEXES.names())
def test_every_index_opens_the_file_of_every_other(tmp_path, writer, reader):
    rows = np.eye(5, dtype=np.float32)
    index = INDEXES.get(writer)(5)
    index.add(rows)
    index.save(tmp_path / "index")
    again = INDEXES.get(reader).load(tmp_path / "index")
    assert (len(again), again.dim) == (5, 5)
    assert again.search(rows[2:3], 1).rows.tolist() == [[2]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a paralog index"),
        (b"\x80\x04pickle", "not a paralog index"),
        (b"paralog-index 2 1 1 00000000\n", "another version"),
        (b"paralog-index 1 1 many 0\n", "damaged"),
        (b"paralog-index 1 999999999999 4 00000000\n", "damaged"),
    ],
)
def test_other_files_are_refused(tmp_path, content, message):
    (tmp_path / "index").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_vectors(tmp_path / "index")


def test_a_changed_byte_is_noticed(tmp_path):
    path = tmp_path / "index"
    write_vectors(path, ROWS)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(UsageError, match="damaged"):
        read_vectors(path)


def test_a_missing_file_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="cannot read"):
        read_vectors(tmp_path / "nowhere")
