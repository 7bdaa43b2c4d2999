import json
import zipfile

import numpy as np
import pytest

from paralog.api import Embeddings
from paralog.core import CodeUnit, Span, UnitKind, UsageError


def unit(path):
    return CodeUnit(path, "python", UnitKind.FUNCTION, "C.f", Span(3, 4, 10, 30), "code", "", 9, 2, "d", "s")


@pytest.fixture
def found():
    vectors = np.eye(2, 3, dtype=np.float32)
    return Embeddings((unit("a.py"), unit("b/\udcff.py")), vectors, "tiny@1", "/root")


def test_numpy_opens_the_archive_and_nothing_is_pickled(found, tmp_path):
    found.save(tmp_path / "v.npz")
    archive = np.load(tmp_path / "v.npz", allow_pickle=False)
    np.testing.assert_array_equal(archive["vectors"], found.vectors)
    assert archive["vectors"].dtype == np.float32
    rows = [json.loads(line) for line in archive["units.jsonl"].splitlines()]
    assert [row["path"] for row in rows] == ["a.py", "b/\udcff.py"]
    assert (rows[0]["qualname"], rows[0]["start_line"], rows[0]["end_line"]) == ("C.f", 3, 4)
    assert json.loads(archive["about.json"])["model"] == "tiny@1"


def test_the_same_vectors_give_the_same_bytes(found, tmp_path):
    found.save(tmp_path / "1.npz")
    found.save(tmp_path / "2.npz")
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()
    assert zipfile.ZipFile(tmp_path / "1.npz").testzip() is None


def test_lines_hold_one_unit_each(found, tmp_path):
    found.save(tmp_path / "v.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "v.jsonl").read_text().splitlines()]
    assert [row["vector"] for row in rows] == found.vectors.tolist()
    assert {row["model"] for row in rows} == {"tiny@1"}


def test_nothing_can_be_saved_too(tmp_path):
    nothing = Embeddings((), np.zeros((0, 3), np.float32), "tiny@1", "/root")
    for name in ("v.npz", "v.jsonl"):
        nothing.save(tmp_path / name)
    assert np.load(tmp_path / "v.npz")["vectors"].shape == (0, 3)
    assert (tmp_path / "v.jsonl").read_text() == ""
    assert len(nothing) == 0


def test_another_ending_is_refused(found, tmp_path):
    with pytest.raises(UsageError, match=r"\.npz or \.jsonl"):
        found.save(tmp_path / "v.pkl")
