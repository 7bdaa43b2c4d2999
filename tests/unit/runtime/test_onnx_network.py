import numpy as np
import pytest

from paralog.core import BundleError
from paralog.features import UnitArrays
from paralog.runtime.onnx_network import BATCH_TOKENS, OnnxNetwork, _batches


def arrays_of(n):
    flat = np.zeros(n, np.int32)
    return UnitArrays(np.zeros((n, 3), np.int32), flat.astype(np.uint8), flat, flat.astype(np.uint8), flat)


def test_every_unit_has_its_row_once(tiny_bundle):
    units = [arrays_of(n) for n in (900, 3, 500, 0, 700)]
    batches = list(OnnxNetwork(tiny_bundle / "model.onnx", 1).run(units))
    assert len(batches) > 1
    assert sorted(at for batch, _ in batches for at in batch) == list(range(len(units)))
    assert all(rows.shape == (len(batch), 12) for batch, rows in batches)
    assert list(OnnxNetwork(tiny_bundle / "model.onnx", 1).run([])) == []


def test_a_file_that_cannot_be_loaded(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")
    network = OnnxNetwork(tmp_path / "model.onnx", 1)
    with pytest.raises(BundleError, match=r"model\.onnx: ONNX Runtime cannot load"):
        next(network.run([arrays_of(1)]))


def test_batches_hold_each_unit_once_and_no_more_than_fits():
    lengths = [5, 4_000, 0, 3_000, 7, 20_000, 4_000, 1] + [100] * 300
    units = [arrays_of(n) for n in lengths]
    batches = list(_batches(units))
    assert sorted(at for batch in batches for at in batch) == list(range(len(units)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[at] for at in batch) <= BATCH_TOKENS
    assert len(batches) < 40
