import numpy as np
import pytest

from paralog.api.cache import open_cache
from paralog.api.revision_units import RevisionUnits
from paralog.api.revisions import Revisions, SourceFilter
from paralog.config import RiskSettings
from paralog.history import open_repository
from paralog.runtime.hashing import HashingEncoder

SUM = """def add_all(values):
    total = 0
    for value in values:
        total += value
    return total
"""


@pytest.fixture
def reader(git_folder):
    deep = "x = " + "(" * 5000 + ")" * 5000 + "\n"
    git_folder.commit(
        "One", {"a.py": SUM, "b.py": SUM.replace("add_all", "sum_up"), "c.py": "x = 1\n", "d.py": deep}
    )

    def made(cache=None):
        settings = RiskSettings()
        repository = open_repository(git_folder.folder)
        return RevisionUnits(
            Revisions(repository, SourceFilter(repository, settings), settings, cache),
            HashingEncoder(),
            cache,
        )

    return made


def files(reader):
    return reader.revisions.files(reader.revisions.repository.head)


def test_functions_are_read_and_what_cannot_be_parsed_has_none(reader):
    found = reader().units(files(reader()))
    assert [[unit.qualname for unit in units] for units in found[:2]] == [["add_all"], ["sum_up"]]
    assert list(found[3]) == [] or len(found) == 4


def test_a_file_is_the_mean_of_its_functions(reader):
    made = reader()
    vectors = made.file_vectors(files(made))
    units = made.units(files(made)[:1])[0]
    assert vectors[0] == pytest.approx(made.vectors(units)[0], abs=2e-3)
    assert np.linalg.norm(vectors[:2], axis=1) == pytest.approx(1, abs=2e-3)
    assert not vectors[2].any()
    assert made.vectors([]).shape == (0, made.dim)


def test_what_is_kept_gives_the_same(reader, monkeypatch):
    with open_cache() as cache:
        made = reader(cache)
        units = made.units(files(made))
        first = made.file_vectors(files(made)), made.vectors(units[0])
        monkeypatch.setattr("paralog.api.revision_units.parse", None)
        monkeypatch.setattr(HashingEncoder, "encode", None)
        again = reader(cache)
        kept = again.units(files(again))
        assert [[unit.compact() for unit in found] for found in units] == [list(found) for found in kept]
        assert (again.file_vectors(files(again)) == first[0]).all()
        assert (again.vectors(kept[0]) == first[1]).all()


def test_removed_lines_are_told(reader, git_folder):
    fix = git_folder.commit("Fix", {"a.py": SUM.replace("= 0", "= 1")})
    (removal,) = reader().removals([fix])
    assert removal.lines == (2,)
