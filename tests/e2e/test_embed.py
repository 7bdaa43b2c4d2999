import json

import numpy as np
import pytest

from paralog.config import ExitCode


def test_an_archive_holds_one_vector_for_every_function(paralog, project, tmp_path):
    result = paralog("embed", project, "-o", tmp_path / "v.npz")
    assert (result.status, result.out) == (ExitCode.CLEAN, "")
    assert "5 vectors of 256 numbers by hashing@1" in result.err
    archive = np.load(tmp_path / "v.npz", allow_pickle=False)
    units = [json.loads(line) for line in archive["units.jsonl"].splitlines()]
    assert archive["vectors"].shape == (len(units), 256) == (5, 256)
    assert [unit["qualname"] for unit in units] == [
        "Stats.mean",
        "Means.mean",
        "word_counts",
        "term_frequencies",
        "slug",
    ]
    vectors = archive["vectors"]
    assert vectors[2] @ vectors[3] > 0.99 > vectors[2] @ vectors[4]


def test_both_formats_hold_the_same(paralog, project, tmp_path):
    for name in ("v.npz", "v.jsonl"):
        assert paralog("embed", project, "-q", "-o", tmp_path / name).err == ""
    rows = [json.loads(line) for line in (tmp_path / "v.jsonl").read_text().splitlines()]
    np.testing.assert_allclose([row["vector"] for row in rows], np.load(tmp_path / "v.npz")["vectors"])


@pytest.mark.parametrize("flags", [["--no-cache"], ["--jobs", 2], ["--no-cache", "--jobs", 1]])
def test_no_way_of_running_changes_a_byte(paralog, project, tmp_path, flags):
    paralog("embed", project, "-o", tmp_path / "1.npz")
    paralog("embed", project, "-o", tmp_path / "2.npz", *flags)
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()


def test_files_can_be_chosen(paralog, project, tmp_path):
    paralog("embed", project, "--include", "*.java", "-o", tmp_path / "v.npz")
    assert len(np.load(tmp_path / "v.npz")["vectors"]) == 2


def test_an_empty_folder_cannot_be_evaluated(paralog, tmp_path):
    result = paralog("embed", tmp_path, "-o", tmp_path / "v.npz")
    assert result.status == ExitCode.USAGE
    assert not (tmp_path / "v.npz").exists()


@pytest.mark.parametrize("flags", [[], ["--quiet"]])
def test_what_is_left_out_is_told(paralog, project, tmp_path, flags):
    (project / "broken.py").write_bytes(b"x = 1\0")
    (project / "test_all.py").write_text("def test_all():\n    assert True\n")
    for command in (["embed"], ["index", "build"]):
        result = paralog(*command, project, "-o", tmp_path / f"{command[0]}.npz", *flags)
        assert result.status == ExitCode.CLEAN
        assert "error broken.py: holds binary data" in result.err
        assert ("left out 1 file with tests" in result.err) == (not flags)
