import pytest

from paralog.index import INDEXES, CellIndex, cells
from paralog.testing import check_index


@pytest.mark.parametrize("name", INDEXES.names())
def test_every_index_keeps_the_contract(name):
    check_index(INDEXES.get(name))


def test_cells_keep_it_where_they_are_not_exact(monkeypatch):
    monkeypatch.setattr(cells, "EXACT_BELOW", 100)
    check_index(CellIndex)
