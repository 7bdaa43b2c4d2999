import numpy as np
import torch
from torch import nn

from paralog.datasets.augment import NamePool
from paralog.nn.lstm import LstmEncoder
from paralog.train.batches import Batches, embed
from paralog.train.dev import DevRows
from paralog.train.material import prepare


class Telling(nn.Module):
    """Gives each unit the vector of its problem, which it has looked up."""

    def __init__(self, rows):
        super().__init__()
        self.known = {
            self.key(torch.from_numpy(unit.ids).long()): int(problem)
            for row in rows
            for unit, problem in zip(row.units, row.problems, strict=True)
        }

    @staticmethod
    def key(ids):
        """A number that padding does not change."""
        return int((ids.sum(dim=-1) * torch.arange(1, len(ids) + 1) ** 2).sum())

    def forward(self, ids, kinds, statements, depths, slots):
        numbers = [self.known[self.key(row)] for row in ids]
        return torch.nn.functional.one_hot(torch.tensor(numbers), 64).float()


def by(encoder):
    return lambda units, _: embed(encoder, units, torch.device("cpu"))


def rows_of(found):
    pool = NamePool.for_lexemes(found.view.vocabulary, found.view.width)
    return DevRows(found, pool, max_tokens=30)


def test_rows_are_those_that_the_data_hold(material):
    dev = rows_of(material("code"))
    torch.manual_seed(0)
    encoder = LstmEncoder(len(material("code").view.vocabulary), 8, 8)
    scores = dev.score(encoder, by(encoder))
    labels = ["HackerRank, Python", "Code Jam, Python", "Code Jam, Java"]
    assert [name for name in scores if name.endswith(" auc")] == [f"{label} auc" for label in labels]
    assert all(0 <= value <= 1 for value in scores.values())
    for metric in ("auc", "map_at_r"):
        mean = sum(scores[f"{label} {metric}"] for label in labels) / 3
        assert abs(scores[metric] - mean) < 1e-12


def test_units_are_cut_and_renamed(material):
    found = material("code")
    dev = rows_of(found)
    written = {found.store[at].part(0, 30).ids.tobytes() for at in range(len(found.store))}
    units = [unit for row in dev._rows for unit in row.units]
    assert max(len(unit) for unit in units) == 30
    assert not any(unit.ids.tobytes() in written for unit in units)


def test_names_that_a_view_hides_are_not_hidden_otherwise(data, small, tmp_path):
    """What such a model trains on, `=v0 =v1`, is what it is judged by."""
    recipe = small("sbt-lstm", view="sbt-anonymous")
    found = prepare(recipe, data, tmp_path)
    dev = DevRows(found, Batches(recipe, found).pool, recipe.max_tokens)
    for row in dev._rows:
        for at, unit in zip(row.at, row.units, strict=True):
            assert np.array_equal(unit.ids, found.store[at].part(0, recipe.max_tokens).ids)


def test_a_perfect_encoder_has_perfect_scores(material):
    dev = rows_of(material("code"))
    encoder = Telling(dev._rows).train()
    scores = dev.score(encoder, by(encoder))
    assert scores["auc"] == scores["map_at_r"] == 1
    assert encoder.training  # as it was


def test_without_rows_there_are_no_scores(material):
    dev = rows_of(material("code"))
    dev._rows = []
    assert dev.score(nn.Identity(), by(nn.Identity())) == {}


def test_an_encoder_is_told_which_solutions_it_is_given(material):
    found = material("code")
    dev = rows_of(found)
    told = []

    def encode(units, rows):
        told.extend(zip(units, rows, strict=True))
        return torch.eye(len(units))

    dev.score(nn.Identity(), encode)
    assert all(found.solutions[row].split == "dev" for _, row in told)
    assert all(len(unit) == min(30, len(found.store[row])) for unit, row in told)
