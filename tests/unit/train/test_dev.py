import torch
from torch import nn

from paralog.datasets.augment import NamePool
from paralog.nn.lstm import LstmEncoder
from paralog.train.dev import DevRows


class Telling(nn.Module):
    """Gives each unit the vector of its problem, which it has looked up."""

    def __init__(self, rows):
        super().__init__()
        self.known = {
            self.key(torch.from_numpy(unit.ids).long()): int(problem)
            for _, units, problems, _ in rows
            for unit, problem in zip(units, problems, strict=True)
        }

    @staticmethod
    def key(ids):
        """A number that padding does not change."""
        return int((ids.sum(dim=-1) * torch.arange(1, len(ids) + 1) ** 2).sum())

    def forward(self, ids, kinds, statements, depths, slots):
        numbers = [self.known[self.key(row)] for row in ids]
        return torch.nn.functional.one_hot(torch.tensor(numbers), 64).float()


def rows_of(found):
    pool = NamePool.for_lexemes(found.view.vocabulary, found.view.width)
    return DevRows(found, pool, max_tokens=30)


def test_rows_are_those_that_the_data_hold(material):
    dev = rows_of(material("default"))
    torch.manual_seed(0)
    scores = dev.score(LstmEncoder(len(material("default").view.vocabulary), 8, 8), torch.device("cpu"))
    labels = ["HackerRank, Python", "Code Jam, Python", "Code Jam, Java"]
    assert [name for name in scores if name.endswith(" auc")] == [f"{label} auc" for label in labels]
    assert all(0 <= value <= 1 for value in scores.values())
    for metric in ("auc", "map_at_r"):
        mean = sum(scores[f"{label} {metric}"] for label in labels) / 3
        assert abs(scores[metric] - mean) < 1e-12


def test_units_are_cut_and_renamed(material):
    found = material("default")
    dev = rows_of(found)
    written = {found.store[at].part(0, 30).ids.tobytes() for at in range(len(found.store))}
    units = [unit for _, units, *_ in dev._rows for unit in units]
    assert max(len(unit) for unit in units) == 30
    assert not any(unit.ids.tobytes() in written for unit in units)


def test_a_perfect_encoder_has_perfect_scores(material):
    dev = rows_of(material("default"))
    encoder = Telling(dev._rows).train()
    scores = dev.score(encoder, torch.device("cpu"))
    assert scores["auc"] == scores["map_at_r"] == 1
    assert encoder.training  # as it was


def test_without_rows_there_are_no_scores(material):
    dev = rows_of(material("default"))
    dev._rows = []
    assert dev.score(nn.Identity(), torch.device("cpu")) == {}
