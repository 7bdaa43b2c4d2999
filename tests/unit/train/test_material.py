import shutil

import numpy as np
import pytest

from paralog.core import TrainingError, UsageError
from paralog.datasets.records import is_held_out
from paralog.datasets.units import read_unit
from paralog.features import LexicalView, SbtView
from paralog.syntax import snippet
from paralog.train import material as material_module
from paralog.train.material import prepare

from .corpora import HELD_OUT, write_data


def test_what_a_recipe_trains_on(material):
    found = material("code")
    assert isinstance(found.view, LexicalView)
    assert len(found.solutions) == len(found.store) == 14 * 2 * 2 * 4
    assert len(found.view.vocabulary) == 2 + 1_000 + 80
    for at in (0, 57, 200):
        solution = found.solutions[at]
        arrays = found.view.arrays(snippet(solution.code, solution.language))
        assert np.array_equal(found.store[at].ids, arrays.ids)
        assert np.array_equal(found.store[at].names, arrays.names)


def test_rows_of_a_split(material):
    found = material("code")
    train, everyone = found.rows("train"), found.rows("train", held_out=True)
    assert {found.solutions[at].split for at in everyone} == {"train"}
    assert {found.solutions[at].author for at in set(everyone) - set(train)} == {"hackerrank:3"}
    assert not {found.solutions[at].held_out for at in train} - {False}
    assert found.rows("test") == []


def test_corpus_functions_leave_out_tests_and_held_out_projects(material):
    assert is_held_out(HELD_OUT)
    assert sum(is_held_out(f"lab/project{n}") for n in range(6)) == 1
    kept = [at for at in range(60) if at % 10 != 9 and at % 6 != 5]
    assert len(material("code").functions) == 2 * len(kept)


def test_the_paper_trains_on_python_with_a_vocabulary_by_coverage(material):
    found = material("sbt-lstm")
    assert isinstance(found.view, SbtView)
    assert {s.language for s in found.solutions} == {"python"}
    assert found.view.vocabulary.buckets == 0
    assert found.store.flat.ids.shape[1] == 1
    counted = [
        token for at in range(len(found.functions)) for token in found.functions[at].ids[:, 0].tolist()
    ]
    assert np.mean(np.array(counted) != 1) >= 0.85


def test_preparing_again_loads_what_is_there(data, small, tmp_path, monkeypatch):
    recipe = small("code", steps=1)
    first = prepare(recipe, data, tmp_path)
    monkeypatch.setattr("paralog.train.material.build_store", None)  # parsing again would fail
    second = prepare(small("code", steps=99), data, tmp_path)
    assert second.data_hash == first.data_hash
    assert np.array_equal(second.store.flat.ids, first.store.flat.ids)
    assert second.view.vocabulary == first.view.vocabulary


def test_other_data_are_prepared_anew(data, small, tmp_path):
    recipe = small("code")
    other = write_data(tmp_path / "other", n_problems=4, n_authors=2)
    hashes = {prepare(recipe, source, tmp_path / "kept").data_hash for source in (data, other)}
    assert len(hashes) == 2


@pytest.mark.parametrize("setting", ["FUNCTIONS_PER_LANGUAGE", "MIN_LINES", "REWRITES", "_SAMPLE"])
def test_what_was_prepared_otherwise_is_prepared_anew(data, small, tmp_path, monkeypatch, setting):
    recipe = small("sbt-lstm")
    first = prepare(recipe, data, tmp_path)
    monkeypatch.setattr(material_module, setting, getattr(material_module, setting) + 1)
    assert prepare(recipe, data, tmp_path).data_hash != first.data_hash
    assert len(list(tmp_path.iterdir())) == 2


def test_rewritten_solutions_are_data_too(data, small, tmp_path, monkeypatch):
    """Other rewrites are other data for a recipe that draws them; the solutions are not parsed again."""
    hashes = {}
    for version in ("one", "other"):
        monkeypatch.setattr(material_module, "fingerprint", lambda _, version=version: version)
        for rewrite in (0.0, 0.5):
            recipe = small("sbt-lstm", rewrite=rewrite)
            hashes[version, rewrite] = prepare(recipe, data, tmp_path).data_hash
    assert hashes["one", 0.0] == hashes["other", 0.0]
    assert len(set(hashes.values())) == 3
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["vocabulary.json", "solutions.npz", "functions.npz", "rewrites-*.npz"])
@pytest.mark.parametrize("damage", ["cut", "emptied"])
def test_prepared_files_that_are_damaged_are_made_anew(data, small, tmp_path, name, damage):
    recipe = small("sbt-lstm")
    first = prepare(recipe, data, tmp_path)
    (path,) = tmp_path.glob(f"*/{name}")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"")
    again = prepare(recipe, data, tmp_path)
    assert path.read_bytes() == content
    assert np.array_equal(again.store.flat.ids, first.store.flat.ids)
    assert np.array_equal(again.rewrites.flat.ids, first.rewrites.flat.ids)


def test_preparing_that_was_cut_off_starts_anew(data, small, tmp_path, monkeypatch):
    recipe = small("code")

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(material_module, "build_store", cut)
        prepare(recipe, data, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert len(prepare(recipe, data, tmp_path).store) == 224


def test_without_training_solutions(data, small, tmp_path):
    with pytest.raises(TrainingError, match="no training solutions in cpp"):
        prepare(small("code", languages=("cpp",)), data, tmp_path)


def test_without_a_corpus(data, small, tmp_path):
    shutil.copytree(data / "clones", tmp_path / "clones")
    with pytest.raises(UsageError, match=r"corpus/python\.jsonl\.zst: not found"):
        prepare(small("code"), tmp_path, tmp_path / "kept")
    alone = prepare(small("code", functions=0), tmp_path, tmp_path / "kept")
    assert len(alone.functions) == 0
    assert len(alone.store) == 224


@pytest.mark.parametrize("name", ["code", "sbt-lstm", "sbt-lstm-subtokens"])
def test_arrays_are_those_that_the_model_is_asked_with_afterwards(material, name):
    found = material(name)
    for at in (0, len(found.solutions) // 2, len(found.solutions) - 1):
        s = found.solutions[at]
        assert np.array_equal(found.view.arrays(read_unit(s.code, s.language)).ids, found.store[at].ids)
