import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paralog.tasks.defects.snapshots import take_snapshots
from paralog.tasks.defects.table import FEATURES, build_table, standardised


def test_a_table_has_a_row_for_each_file_with_metrics(planted, options):
    mined = planted.mined()
    table = build_table(mined, take_snapshots(mined, options)[0], planted, 90)
    assert len(table) == 30
    assert table.raw.shape == (30, len(FEATURES))
    assert table.column("lines").tolist() == [2.0 * (1 + number) for number in range(30)]
    assert table.x.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert table.defective(frozenset({3, 29})).nonzero()[0].tolist() == [3, 29]


def test_files_without_metrics_are_left_out(planted, options):
    mined = planted.mined()
    planted.metrics = lambda files: [None for _ in files]
    table = build_table(mined, take_snapshots(mined, options)[0], planted, 90)
    assert len(table) == 0 and table.x.shape == (0, len(FEATURES))


@given(arrays(np.float64, st.tuples(st.integers(1, 8), st.just(3)), elements=st.floats(0, 1e6)))
def test_columns_are_standardised_or_constant(raw):
    x = standardised(raw)
    assert np.isfinite(x).all()
    spread = x.std(axis=0)
    assert (np.isclose(spread, 1) | np.isclose(spread, 0, atol=1e-6)).all()
