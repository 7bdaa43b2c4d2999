from dataclasses import replace

import numpy as np
import pytest
import torch

from paralog.bundle import ANY, SCAN, verify
from paralog.core import TrainingError, UsageError
from paralog.datasets.store import ArrayStore
from paralog.features import pad
from paralog.features.text import TextView
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution
from paralog.runtime.onnx_encoder import OnnxEncoder, load_encoder
from paralog.syntax import snippet
from paralog.testing import check_text_encoder
from paralog.train.batches import embed
from paralog.train.checkpoint import Progress
from paralog.train.loop import fit
from paralog.train.run import TrainOptions, train, write_trained
from paralog.train.stage import LoopOptions

from .corpora import python_solution, write_data


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    return tmp_path_factory.mktemp("runs")


@pytest.mark.parametrize("name", ["default", "sbt-lstm"])
def test_from_data_to_a_bundle_that_encodes(small, data, material, output, name):
    recipe = small(name)
    folder = output / name
    bundle = train(recipe, TrainOptions(data, folder, version="0.1"))
    assert bundle.folder == folder / f"{name}@0.1"
    verify(bundle.folder)
    assert {"python", "java", "java+python", ANY, SCAN} == set(bundle.config.calibrations)
    assert bundle.config.recipe["steps_done"] == 3
    assert bundle.card.startswith(f"# {name}@0.1\n")
    assert "Not calibrated" not in bundle.card

    encoder = OnnxEncoder(bundle)
    units = [snippet(python_solution(problem, 1), "python") for problem in range(6)]
    vectors = encoder.encode(units)
    assert vectors.shape == (6, bundle.config.dim)
    model, _ = fit(recipe, material(name), LoopOptions(folder / "checkpoint"))
    cut = [encoder.view.arrays(unit).part(0, 40) for unit in units]
    with torch.no_grad():
        expected = embed(trained, cut, torch.device("cpu")).numpy()
    assert np.abs(encoder.encode_arrays(cut) - expected).max() < 0.02  # bfloat16 against float32


@pytest.fixture
def write_with_text(small, data, material, tmp_path):
    """Writes an untrained model with a text side whose vectors have so many numbers."""

    def write(dim):
        recipe, found = small("default"), material("default")
        view = TextView(found.view.vocabulary)
        texts = ["" if i % 2 else f"add {s.problem}" for i, s in enumerate(found.solutions)]
        found = replace(found, texts=ArrayStore.of([view.arrays(text) for text in texts]))
        n_tokens = len(found.view.vocabulary)
        code = FeatureEncoder(StructuredConvolution(n_tokens), 256).eval()
        text = FeatureEncoder(TextConvolution(n_tokens), dim).eval()
        options = TrainOptions(data, tmp_path)
        return text, write_trained(recipe, options, found, code, Progress("siamese", 0, 0), text)

    return write


def test_a_text_side_stands_beside_the_code(write_with_text, material):
    text, bundle = write_with_text(256)
    verify(bundle.folder)
    n_texts = sum(row % 2 == 0 for row in material("default").rows("train"))
    assert f"learned from what {n_texts} of the solutions are for" in bundle.card
    encoder = load_encoder(bundle)
    check_text_encoder(encoder)
    sentences = ["add the values", "unheard of words", "count", ""]
    with torch.no_grad():
        arrays = pad([encoder.text_view.arrays(sentence) for sentence in sentences])
        expected = text(**{name: torch.from_numpy(array) for name, array in arrays.items()}).numpy()
    assert np.abs(encoder.encode_text(sentences) - expected).max() < 1e-5


def test_a_text_side_of_another_space_is_refused(write_with_text):
    with pytest.raises(TrainingError, match="texts have 100 numbers and code has 256"):
        write_with_text(100)


def test_a_folder_that_cannot_be_written(small, data, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="give another --output"):
        train(small("default"), TrainOptions(data, tmp_path / "file" / "run"))


@pytest.mark.parametrize("version", ["../../evil", ""])
def test_a_version_that_leads_elsewhere_is_refused_before_the_work(small, data, tmp_path, version):
    with pytest.raises(UsageError, match="letters, digits and dots"):
        train(small("default"), TrainOptions(data, tmp_path / "run", version))
    assert list(tmp_path.iterdir()) == []


def test_data_that_do_not_suffice_for_calibration_are_refused_before_training(small, tmp_path):
    data = write_data(tmp_path / "data", n_problems=4)
    with pytest.raises(TrainingError, match="dev split"):
        train(small("default"), TrainOptions(data, tmp_path / "run"))
    assert not (tmp_path / "run" / "checkpoint").exists()


def test_no_data(small, tmp_path):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "leetcode.jsonl.zst").touch()
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        train(small("default"), TrainOptions(tmp_path, tmp_path / "run"))


def test_one_author_only(small, tmp_path):
    data = write_data(tmp_path / "data", n_authors=1)
    with pytest.raises(TrainingError):
        train(small("default"), TrainOptions(data, tmp_path / "run"))


@pytest.mark.parametrize("name", ["default", "sbt-lstm"])
def test_from_ones_own_solutions_to_a_bundle(small, write_own, tmp_path, name):
    options = TrainOptions(write_own(), tmp_path / "run")
    bundle = train(small(name), options)
    verify(bundle.folder)
    assert bundle.config.trained_on == ("48 solutions of 12 problems by 4 authors, one's own",)
    assert {"python", ANY, SCAN} == set(bundle.config.calibrations)
    assert "| own, python |" in bundle.card
    assert "contest" not in bundle.card
    with pytest.raises(TrainingError, match="another recipe"):
        train(small(name, seed=8), options)
