import numpy as np
import pytest
import torch

import paralog
from paralog.bundle import ANY, SCAN, verify
from paralog.core import TrainingError, UsageError
from paralog.datasets.described import text_of
from paralog.runtime.onnx_encoder import OnnxEncoder, load_encoder
from paralog.runtime.verifier import LinearVerifier
from paralog.syntax import snippet
from paralog.testing import check_text_encoder
from paralog.train import verification
from paralog.train.batches import embed
from paralog.train.joint import fit_joint, text_encoder
from paralog.train.loop import fit
from paralog.train.material import prepare
from paralog.train.recipe import get_recipe
from paralog.train.run import on_own_solutions, train
from paralog.train.stage import LoopOptions
from paralog.train.teachers import learn_from_teachers
from paralog.train.text_side import fit_text
from paralog.train.trained import TrainOptions

from .corpora import python_solution, write_data
from .described_data import write_rum_data

WITH_TEXT = {"functions": 0, "platforms": (), "languages": ("python", "java")}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    return tmp_path_factory.mktemp("runs")


def test_from_data_to_a_bundle_that_encodes(small, data, material, output):
    recipe = small("sbt-lstm")
    bundle = train(recipe, TrainOptions(data, output, version="0.1"))
    assert bundle.folder == output / "sbt-lstm@0.1"
    verify(bundle.folder)
    assert {"python", "java", "java+python", ANY, SCAN} == set(bundle.config.calibrations)
    assert bundle.config.recipe["steps_done"] == 3
    assert bundle.card.startswith("# sbt-lstm@0.1\n")
    assert "Not calibrated" not in bundle.card
    model, _ = fit(recipe, material("sbt-lstm"), LoopOptions(output / "checkpoint"))
    encodes_as(OnnxEncoder(bundle), model.encoder)


def encodes_as(encoder, network):
    units = [snippet(python_solution(problem, 1), "python") for problem in range(6)]
    vectors = encoder.encode(units)
    assert vectors.shape == (6, encoder.dim)
    cut = [encoder.view.arrays(unit).part(0, 40) for unit in units]
    with torch.no_grad():
        expected = embed(network, cut, torch.device("cpu")).numpy()
    assert np.abs(encoder.learned(cut) - expected).max() < 0.02  # eight bits against float32


@pytest.fixture(scope="module")
def whole(small, tmp_path_factory):
    """A model with all that one can have, its recipe and where it was trained."""
    folder = tmp_path_factory.mktemp("whole")
    recipe = small("default", **WITH_TEXT, teachers=(("default@1", 1.0),), lessons=8, buckets=1_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "PAIRS", {"train": 16, "dev": 8})
        bundle = train(recipe, TrainOptions(write_rum_data(folder / "data"), folder))
    verify(bundle.folder)
    return bundle, recipe, folder


def student(recipe, folder):
    """What a finished run has learned, and from what."""
    material = prepare(recipe, folder / "data", folder / "prepared")
    code, _ = learn_from_teachers(recipe, material, LoopOptions(folder / "checkpoint"), folder / "prepared")
    return code, material


def test_what_teachers_say_is_learned(whole):
    bundle, recipe, folder = whole
    encodes_as(OnnxEncoder(bundle), student(recipe, folder)[0])
    assert "what default@1 was trained on" in bundle.card
    assert "## Teachers" in bundle.card and "| default@1 | 1 |" in bundle.card


def test_a_distilled_model_reads_words(whole):
    bundle, recipe, folder = whole
    encoder = load_encoder(bundle)
    check_text_encoder(encoder)
    code, material = student(recipe, folder)
    text = text_encoder(code, len(material.view.vocabulary))
    fitted, _ = fit_text(recipe, material, code, text, LoopOptions(folder / "checkpoint-text"))
    row = next(at for at in material.rows("train") if len(material.texts[at]))
    with torch.no_grad():
        expected = embed(fitted, [material.texts[row]], torch.device("cpu")).numpy()
    found = encoder.encode_text([text_of(material.solutions[row])])
    learned = found[:, : encoder.learned_dim] / np.sqrt(1 - recipe.words)
    assert 0 < recipe.words < 1 and np.abs(learned - expected).max() < 0.01
    assert "## Text\n\nIt reads words too: `encode_text`" in bundle.card
    assert {"Stack", "functions"} <= {source.split()[0] for source in bundle.config.trained_on}


def test_grown_learns_code_and_text_together(small, tmp_path):
    recipe = small("grown", **WITH_TEXT, keeps=0.1, verifies=False)
    bundle = train(recipe, TrainOptions(write_rum_data(tmp_path / "data"), tmp_path))
    material = prepare(recipe, tmp_path / "data", tmp_path / "prepared")
    encodes_as(OnnxEncoder(bundle), fit_joint(recipe, material, LoopOptions(tmp_path / "checkpoint")).code)
    check_text_encoder(load_encoder(bundle))
    assert bundle.config.max_tokens == recipe.window > recipe.max_tokens


def test_a_distilled_model_reads_both_codes_of_a_pair(whole):
    bundle, _, _ = whole
    assert "## Verifier" in bundle.card and "### Does the product hold?" in bundle.card
    model = paralog.load(bundle.folder)
    assert isinstance(model.verifier, LinearVerifier)
    loop, other = (
        "def f(a):\n    for x in a:\n        g(x" + rest for rest in (")\n", ", a)\n    return a\n")
    )
    found = model.pair_probability([(loop, other), (other, loop), (loop, loop)], language="python")
    assert found[0] == pytest.approx(found[1], abs=1e-6)
    assert found[0] != found[2]


def test_a_folder_that_cannot_be_written(small, data, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="give another --output"):
        train(small("code"), TrainOptions(data, tmp_path / "file" / "run"))


@pytest.mark.parametrize("version", ["../../evil", ""])
def test_a_version_that_leads_elsewhere_is_refused_before_the_work(small, data, tmp_path, version):
    with pytest.raises(UsageError, match="letters, digits and dots"):
        train(small("code"), TrainOptions(data, tmp_path / "run", version))
    assert list(tmp_path.iterdir()) == []


def test_data_that_do_not_suffice_for_calibration_are_refused_before_training(small, tmp_path):
    data = write_data(tmp_path / "data", n_problems=4)
    with pytest.raises(TrainingError, match="dev split"):
        train(small("code"), TrainOptions(data, tmp_path / "run"))
    assert not (tmp_path / "run" / "checkpoint").exists()


def test_no_data(small, tmp_path):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "leetcode.jsonl.zst").touch()
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        train(small("code"), TrainOptions(tmp_path, tmp_path / "run"))


def test_one_author_only(small, tmp_path):
    data = write_data(tmp_path / "data", n_authors=1)
    with pytest.raises(TrainingError):
        train(small("code"), TrainOptions(data, tmp_path / "run"))


def test_from_ones_own_solutions_to_a_bundle(small, write_own, tmp_path):
    options = TrainOptions(write_own(), tmp_path / "run")
    bundle = train(small("grown"), options)
    verify(bundle.folder)
    assert bundle.config.trained_on == ("48 solutions of 12 problems by 4 authors, one's own",)
    assert {"python", ANY, SCAN} == set(bundle.config.calibrations)
    assert "| own, python |" in bundle.card
    assert "contest" not in bundle.card
    with pytest.raises(TrainingError, match="another recipe"):
        train(small("grown", seed=8), options)


def test_ones_own_solutions_are_learned_as_the_first_teacher_learns():
    grown, own = get_recipe("grown"), on_own_solutions(get_recipe("default"))
    assert own.name == "default" and not own.teachers and not own.documented
    assert (own.steps, own.learning_rate) == (grown.steps, grown.learning_rate)
    assert "GPU" not in own.summary
