"""Generated data, recipes shrunken to a few steps, and one thread: several would contend."""

from dataclasses import replace

import pytest
import torch

from paralog.train.material import prepare
from paralog.train.recipe import get_recipe

from .corpora import write_data


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def small():
    """A recipe by name, made small enough to train within a second."""

    def shrunken(name, **changes):
        recipe = get_recipe(name)
        few = {
            "vocabulary": 80,
            "steps": 3,
            "chunk": 8,  # few units run together, so that filling one up costs little
            "pretrain_steps": 2 if recipe.pretrain_steps else 0,
            "problems": 4,
            "per_problem": 2,
            "functions": 4 if recipe.functions else 0,
            "singles": 4 if recipe.singles else 0,
            "text_steps": 2 if recipe.text_steps else 0,
            "max_tokens": 48,
            "warmup": 2,
        }
        return replace(recipe, **few | changes)

    return shrunken


@pytest.fixture(scope="session")
def material(data, small, tmp_path_factory):
    """Prepared data of a recipe, made once for each."""
    folder = tmp_path_factory.mktemp("prepared")
    made = {}

    def of(name):
        if name not in made:
            made[name] = prepare(small(name), data, folder)
        return made[name]

    return of
