import pytest
from tests.unit.datasets.issue_data import CART, TAX, write_issues

from paralog.datasets.issues import read_issue_project
from paralog.experiments.locate_issues.solve import solve_project
from paralog.runtime.cache import EmbeddingCache


@pytest.fixture
def cache(tmp_path):
    with EmbeddingCache(tmp_path / "cache") as found:
        yield found


@pytest.fixture
def data(tmp_path):
    """Reports of two projects."""
    write_issues(tmp_path / "data", 6)
    write_issues(tmp_path / "data", 6, "dask__dask")
    return tmp_path / "data"


@pytest.fixture
def project(data):
    return read_issue_project(data, "psf/requests")


@pytest.fixture
def solved(data, cache):
    return {name: list(solve_project(data, name, cache)) for name in ("psf/requests", "dask/dask")}


@pytest.fixture
def clone(git_folder):
    """A repository in which pull request 1 repaired the tax."""
    base = git_folder.commit("Begin", {"shop/cart.py": CART, "shop/tax.py": TAX})
    fixed = git_folder.commit(
        "Round the tax (#1)", {"shop/tax.py": TAX.replace("price * 1.19", "round(price)")}
    )
    return git_folder.folder, base, fixed
