from dataclasses import replace

import numpy as np
import pytest

from paralog.experiments.siamese_sbt_lstm import runs
from paralog.experiments.siamese_sbt_lstm.protocol import HIDDEN, S2, SETS
from paralog.experiments.siamese_sbt_lstm.reproduce import shrunken
from paralog.experiments.siamese_sbt_lstm.runs import (
    RunResult,
    Workplace,
    finished,
    median,
    pretrain_for,
    run,
    vectors_of,
)
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, variants


@pytest.fixture(scope="module")
def literal():
    return next(shrunken(variant) for variant in variants(4, 6) if variant.name == LITERAL)


@pytest.fixture(scope="module")
def place(study_data, tmp_path_factory):
    return Workplace(study_data, tmp_path_factory.mktemp("work"))


def test_a_run_keeps_its_scores_and_vectors_and_nothing_it_no_longer_needs(literal, place):
    result = run(literal, 0, place)
    assert (result.train_challenges, result.train_solutions) == (4, 16)
    assert set(result.scores) == set(SETS)
    vectors = vectors_of(place, result)
    assert vectors[S2].shape == vectors[HIDDEN].shape == (24, 128)
    assert np.allclose(np.linalg.norm(vectors[S2], axis=1), 1, atol=1e-3)
    assert np.abs(vectors[S2] - vectors[HIDDEN]).max() > 1e-4  # other names, other vectors
    folder = next((place.folder / "runs").glob("paper-literal-0-*"))
    assert sorted(path.name for path in folder.iterdir()) == [
        "encoder.safetensors", "progress.json", "result.json", "vectors.npz"
    ]  # fmt: skip


def test_a_second_time_it_is_read_and_other_settings_are_another_run(literal, place):
    first = run(literal, 0, place)
    assert run(literal, 0, place) == first
    longer = replace(literal, recipe=replace(literal.recipe, steps=3))
    assert run(longer, 0, place).key != first.key
    assert len(list((place.folder / "pretrained").glob("*.safetensors"))) == 1  # shared by both


def test_seeds_differ_and_repeat(literal, place, study_data, tmp_path):
    first, other = run(literal, 0, place), run(literal, 1, place)
    assert first.scores != other.scores
    again = run(literal, 0, Workplace(study_data, tmp_path))
    assert again.scores == first.scores


def test_the_median_is_by_unseen_challenges():
    def result(seed, auc):
        scores = {name: {"auc": auc if name == S2 else -auc} for name in SETS}
        return RunResult("any", seed, "", 1, 1, 1, 0.0, "", 0.0, scores)

    assert median([result(0, 0.9), result(1, 0.7), result(2, 0.8)]).seed == 2
    assert median([result(0, 0.9), result(1, 0.7)]).seed == 1


@pytest.mark.parametrize("name", ["result.json", "vectors.npz", "encoder.safetensors", "progress.json"])
def test_what_is_damaged_is_run_again(literal, study_data, tmp_path, name):
    place = Workplace(study_data, tmp_path)
    assert finished(literal, 0, place) is None
    first = run(literal, 0, place)
    assert finished(literal, 0, place) == first
    file = next(tmp_path.glob(f"runs/*/{name}"))
    file.write_bytes(file.read_bytes()[:100])
    assert finished(literal, 0, place) is None
    assert run(literal, 0, place).scores == first.scores


def test_a_pretrained_encoder_that_is_damaged_is_pretrained_again(literal, study_data, tmp_path):
    place = Workplace(study_data, tmp_path)
    path = pretrain_for(literal, place)
    content = path.read_bytes()
    path.write_bytes(content[:100])
    assert pretrain_for(literal, place) == path
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_other_networks_are_pretrained_anew(literal, study_data, tmp_path, monkeypatch):
    place = Workplace(study_data, tmp_path)
    path = pretrain_for(literal, place)
    monkeypatch.setattr(runs, "nn_version", lambda: "other")
    assert pretrain_for(literal, place) != path
