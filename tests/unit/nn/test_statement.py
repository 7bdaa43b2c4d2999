from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.nn.statement import GatedConvolution, StatementEncoder


@pytest.fixture
def encoder():
    return StatementEncoder(50, dim=16, statement_dim=24, layers=2, out_dim=20).eval()


def test_shape_and_length(encoder, make_unit, batch_of):
    vectors = encoder(**batch_of([make_unit(n) for n in (1, 7, 90)]))
    assert vectors.shape == (3, 20)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3))


def test_padding_does_not_matter(encoder, make_unit, batch_of):
    units = [make_unit(n) for n in (3, 70, 9, 20)]
    alone = torch.cat([encoder(**batch_of([unit])) for unit in units])
    for options in ({}, {"few_shapes": True}):
        assert torch.allclose(encoder(**batch_of(units, **options)), alone, atol=1e-5)


def test_an_empty_unit_has_a_vector(encoder, make_unit, batch_of):
    vectors = encoder(**batch_of([make_unit(0), make_unit(5)]))
    assert torch.isfinite(vectors).all()
    assert torch.allclose(vectors.norm(dim=1), torch.ones(2))
    assert torch.allclose(encoder(**batch_of([make_unit(0)]))[0], vectors[0], atol=1e-5)


@pytest.mark.parametrize("changed", ["ids", "kinds", "depths", "statements"])
def test_every_input_matters(encoder, make_unit, batch_of, changed):
    unit = make_unit(24)
    values = getattr(unit, changed)
    others = {
        "ids": (values % 40 + 1).astype(values.dtype),
        "kinds": (values + 1) % 5,
        "depths": (values + 3) % 16,
        "statements": np.arange(24, dtype=np.int32) // 6,
    }
    one, other = encoder(**batch_of([unit, replace(unit, **{changed: others[changed]})]))
    assert (one - other).abs().max() > 1e-4


def test_the_order_of_statements_matters(encoder, make_unit, batch_of):
    unit = make_unit(24)
    turned = unit.part(0, 24)
    order = np.concatenate([np.arange(4 * i, 4 * i + 4) for i in range(5, -1, -1)])
    turned = replace(unit, ids=unit.ids[order], kinds=unit.kinds[order], depths=unit.depths[order])
    one, other = encoder(**batch_of([unit, turned]))
    assert (one - other).abs().max() > 1e-4


def test_depths_beyond_the_table_are_its_last(encoder, make_unit, batch_of):
    unit = make_unit(8)
    deep, deeper = (replace(unit, depths=np.full(8, depth, np.uint8)) for depth in (15, 255))
    one, other = encoder(**batch_of([deep, deeper]))
    assert torch.equal(one, other)


def test_gradients_reach_every_weight(make_unit, batch_of):
    encoder = StatementEncoder(50, dim=16, statement_dim=24, layers=2, out_dim=20)
    units = [make_unit(40, seed=seed) for seed in range(4)]
    encoder(**batch_of(units)).square()[:, :7].sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().sum() > 0, name


def test_dropout_is_drawn_in_training_only(make_unit, batch_of):
    encoder = StatementEncoder(50, dim=16, statement_dim=24, dropout=0.5)
    batch = batch_of([make_unit(40)])
    assert not torch.equal(encoder(**batch), encoder(**batch))
    encoder.eval()
    assert torch.equal(encoder(**batch), encoder(**batch))


@pytest.mark.parametrize("reach", [1, 2])
def test_a_gated_convolution_sees_its_reach_and_no_further(reach, masked):
    layer = GatedConvolution(8, reach).eval()
    x, mask = masked(9, 9)
    moved = x.clone()
    moved[:, 4] += torch.randn(8)
    changed = (layer(x, mask) - layer(moved, mask)).abs().amax(dim=(0, 2)) > 1e-6
    assert changed.tolist() == [abs(at - 4) <= reach for at in range(9)]


def test_work_goes_by_statements_not_by_tokens(encoder, make_unit, batch_of):
    batch = batch_of([make_unit(40)])
    lengths = []
    encoder.attention.register_forward_hook(lambda module, inputs, output: lengths.append(output.shape[1]))
    encoder(**batch)
    assert lengths == [len(batch["slots"])]
    assert lengths[0] < batch["ids"].shape[1]
