from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.core import TrainingError
from paralog.datasets.store import ArrayStore
from paralog.features import pad
from paralog.nn.lstm import LstmEncoder
from paralog.train.batches import Batches, embed, tensors

CPU = torch.device("cpu")


@pytest.fixture
def batches(small, material):
    return Batches(small("code"), material("code"))


def same(one, other):
    return all(np.array_equal(a.ids, b.ids) for a, b in zip(one.units, other.units, strict=True))


def test_a_batch_is_drawn_from_seed_and_step_alone(batches, small, material):
    again = Batches(small("code"), material("code"))
    again.draw(1)
    assert same(batches.draw(5), again.draw(5))
    assert not same(batches.draw(5), batches.draw(6))
    other = Batches(small("code", seed=8), material("code"))
    assert len(other.draw(5).units) != len(batches.draw(5).units) or not same(other.draw(5), batches.draw(5))


def test_pairs_of_a_batch(batches):
    batch = batches.draw(0)
    n = 4 * 2 + 4 * 2  # four problems with two solutions, four functions looked at twice
    assert len(batch.units) == n
    positive, valid = batch.pairs(CPU)
    assert positive.shape == valid.shape == (n, n)
    assert torch.equal(positive, positive.T)
    assert not valid.diagonal().any()
    off_diagonal = ~torch.eye(n, dtype=torch.bool)
    assert ((positive & off_diagonal).sum(dim=1) == 1).all()
    assert positive[8, 9]
    assert not positive[8, 10]


def test_twins_are_no_pair(small, material):
    found = material("code")
    joined = tuple(replace(s, group=s.problem.partition("/")[2]) for s in found.solutions)
    batches = Batches(small("code", problems=14, functions=0), replace(found, solutions=joined))
    batch = batches.draw(0)
    positive, valid = batch.pairs(CPU)
    assert (~valid & ~torch.eye(len(batch.units), dtype=torch.bool)).any()
    assert (positive & ~valid).sum() == len(batch.units)  # each with itself


def test_units_are_cut_to_the_window(batches):
    assert max(len(unit) for unit in batches.draw(3).units) <= 48
    assert max(len(unit) for unit in batches.functions(3, 10)) <= 48


def test_without_disguise_the_solutions_are_as_written(small, material):
    found = material("code")
    plain = Batches(small("code", rename=0.0, forget_strings=0.0, functions=0, max_tokens=999), found)
    known = {found.store[at].ids.tobytes() for at in found.rows("train")}
    assert all(unit.ids.tobytes() in known for unit in plain.draw(0).units)
    renaming = Batches(small("code", rename=1.0, functions=0, max_tokens=999), found)
    assert not any(unit.ids.tobytes() in known for unit in renaming.draw(0).units)


def test_the_two_looks_at_a_function_differ(batches):
    batch = batches.draw(2)
    for at in range(8, 16, 2):
        assert not np.array_equal(batch.units[at].ids, batch.units[at + 1].ids)


def test_a_small_corpus_is_drawn_whole(small, material):
    found = material("code")
    few = replace(found, functions=ArrayStore.of([found.functions[at] for at in range(3)]))
    batches = Batches(small("code"), few)
    assert len(batches.draw(0).units) == 8 + 3 * 2
    assert len(batches.functions(0, 192)) == 3


def test_functions_that_are_needed_and_missing(small, material):
    none = replace(material("code"), functions=ArrayStore.of([]))
    with pytest.raises(TrainingError, match="corpus"):
        Batches(small("code"), none)
    assert len(Batches(small("code", functions=0), none).draw(0).units) == 8


def test_one_author_only(small, material):
    found = material("code")
    lonely = replace(found, solutions=tuple(replace(s, author="one") for s in found.solutions))
    with pytest.raises(TrainingError, match="two authors"):
        Batches(small("code"), lonely)


def test_embedding_keeps_the_order_and_leaves_the_filling_out(material):
    found = material("sbt-lstm")
    units = [found.store[at].part(0, 20 + at % 30) for at in range(31)]
    encoder = LstmEncoder(len(found.view.vocabulary), 8, 8).eval()
    device = torch.device("cpu")
    with torch.no_grad():
        vectors = embed(encoder, units, device)
        alone = torch.cat([encoder(**tensors([unit], device)) for unit in units])
    assert vectors.shape == (31, 8)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors, alone, atol=0.03)  # bfloat16 against float32
    assert (vectors @ alone.T).argmax(dim=1).unique().numel() > 1


def test_a_chunk_is_padded_when_its_turn_comes(batches, monkeypatch):
    """Else all of a corpus would lie padded in memory before the first of it is encoded."""
    units = batches.draw(0).units
    made, most = [], 0

    def padded(chunk, **options):
        made.append(len(chunk))
        return pad(chunk, **options)

    class Encoder(torch.nn.Module):
        def forward(self, ids, **_):
            nonlocal most
            most = max(most, len(made))
            made.clear()
            return torch.ones(len(ids), 1)

    monkeypatch.setattr("paralog.train.batches.pad", padded)
    assert embed(Encoder(), units, CPU, 4).shape == (len(units), 1)
    assert most == 1
