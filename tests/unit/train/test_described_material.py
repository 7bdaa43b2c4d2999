from dataclasses import replace

import numpy as np
import pytest

from paralog.core import TrainingError, UsageError
from paralog.features.text import TextView
from paralog.train import described_material
from paralog.train.described_material import prepare_described
from paralog.train.recipe import RUM

from .described_data import write_rum_data

RECIPE = replace(RUM, vocabulary=200)


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    return write_rum_data(tmp_path_factory.mktemp("described") / "data")


@pytest.fixture(scope="module")
def prepared(described, tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    return folder, prepare_described(RECIPE, described, folder)


def test_each_example_has_its_code_and_its_text(prepared):
    _, material = prepared
    assert len(material.solutions) == len(material.store) == len(material.texts)
    assert {s.platform for s in material.solutions} == {"stackoverflow", "contest", "corpus"}
    assert {s.split for s in material.solutions} == {"train", "dev", "test"}
    words = TextView(material.view.vocabulary)
    for at in (0, len(material.solutions) - 1):
        expected = words.arrays(material.solutions[at].title).ids
        assert np.array_equal(material.texts[at].ids, expected)
    assert (material.store.lengths > 0).mean() > 0.9


def test_groups_are_problems_and_no_two_examples_have_one_author(prepared):
    _, material = prepared
    assert len({s.author for s in material.solutions}) == len(material.solutions)
    of_group = {}
    for s in material.solutions:
        of_group.setdefault(s.problem, set()).add(s.split)
    assert all(len(splits) == 1 for splits in of_group.values())


def test_a_second_call_loads_what_is_kept(prepared, described, monkeypatch):
    folder, material = prepared
    monkeypatch.setattr(described_material, "read_described", lambda *_: pytest.fail("read again"))
    again = prepare_described(RECIPE, described, folder)
    assert again.solutions == material.solutions
    assert again.data_hash == material.data_hash
    assert np.array_equal(again.texts.flat.ids, material.texts.flat.ids)


def test_other_sources_are_prepared_anew(prepared, described):
    folder, material = prepared
    contest = prepare_described(replace(RECIPE, platforms=("contest",)), described, folder)
    assert {s.platform for s in contest.solutions} == {"contest"}
    assert contest.data_hash != material.data_hash


def test_examples_that_are_alone_are_sampled(described, tmp_path, monkeypatch, prepared):
    monkeypatch.setattr(described_material, "MAX_SINGLES", 0)
    material = prepare_described(RECIPE, described, tmp_path)
    groups = [s.problem for s in material.solutions]
    assert min(groups.count(group) for group in set(groups)) > 1
    assert material.data_hash != prepared[1].data_hash


@pytest.mark.parametrize("name", ["vocabulary", "examples", "code.npz", "texts.npz"])
def test_prepared_files_that_are_damaged_are_made_anew(prepared, described, name):
    folder, material = prepared
    (path,) = folder.glob(f"*-{material.data_hash[:12]}/{name}")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert prepare_described(RECIPE, described, folder).solutions == material.solutions
    assert path.read_bytes() == content


def test_what_is_missing_is_named(tmp_path):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "splits.json").write_text("{}")
    with pytest.raises(UsageError, match=r"conala\.jsonl\.zst: not found"):
        prepare_described(RECIPE, tmp_path, tmp_path / "prepared")


def test_solutions_of_ones_own_have_no_text(tmp_path):
    with pytest.raises(TrainingError, match="code alone"):
        prepare_described(RECIPE, tmp_path, tmp_path / "prepared")
