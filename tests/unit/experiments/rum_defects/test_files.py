import numpy as np
import pytest

from paralog.core import UsageError
from paralog.experiments.rum_defects.files import GROUPS, LabelledFile, metric_table, read_files

from ...datasets.compressed import write
from ..mined_data import PAPERS_SETS


def test_files_of_every_group_are_read(mined_data):
    found = {group: read_files(mined_data, group) for group in GROUPS}
    assert [len(files) for files in found.values()] == [72, 24, 24, 24]
    assert {file.project for file in found["paper"]} == set(PAPERS_SETS)
    assert {file.language for file in found["python"]} == {"python"}
    assert any(file.is_defective for file in found["paper"])
    assert found["paper"][0].metrics["gap"] == 0


def test_blank_lines_do_not_count():
    assert LabelledFile("p", "1", "a.py", "python", "x = 1\n\n  \ny = 2\n", {}, False).n_lines == 2


def test_metrics_are_a_table_by_name():
    one, other = (
        LabelledFile("p", "1", "a", "java", "", metrics, False) for metrics in ({"b": 1.0}, {"a": 2.0})
    )
    np.testing.assert_array_equal(metric_table([one, other]), [[0, 1], [2, 0]])


def test_data_that_are_not_there(tmp_path):
    with pytest.raises(UsageError, match="defects/paper"):
        read_files(tmp_path, "paper")


def test_a_record_without_a_label(tmp_path):
    write(tmp_path / "defects" / "paper" / "UI.jsonl.zst", [{"project": "UI", "release": "1", "path": "a"}])
    with pytest.raises(UsageError, match="lacks"):
        read_files(tmp_path, "paper")
