import pytest

from paralog.core import TrainingError
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution
from paralog.train import trained
from paralog.train.checkpoint import StageProgress
from paralog.train.run import train
from paralog.train.trained import Networks, TrainOptions, write_trained


def test_text_of_another_space_than_code_is_refused(small, data, material, tmp_path, monkeypatch):
    n_tokens = len(material("code").view.vocabulary)
    code = FeatureEncoder(StructuredConvolution(n_tokens), 8).eval()
    text = FeatureEncoder(TextConvolution(n_tokens), 9).eval()
    options, progress = TrainOptions(data, tmp_path), StageProgress("siamese", 0, 0)
    monkeypatch.setattr(trained, "export", pytest.fail)  # that takes a while, and is for nothing
    with pytest.raises(TrainingError, match="texts have 9 numbers and code has 8"):
        write_trained(small("code"), options, material("code"), Networks(code, text), progress)


def test_a_bundle_stays_until_the_next_is_calibrated(small, data, tmp_path, monkeypatch):
    options, exported = TrainOptions(data, tmp_path), []
    export = trained.export

    def export_once(*of):  # the weights are the same both times, and this takes longer than all the rest
        exported[:] = exported or [export(*of)]
        return exported[0]

    monkeypatch.setattr(trained, "export", export_once)
    before = (train(small("sbt-lstm", steps=1), options).folder / "SHA256SUMS").read_text()

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(trained, "_calibrate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train(small("sbt-lstm", steps=1), options)
    assert (tmp_path / "sbt-lstm@1" / "SHA256SUMS").read_text() == before
    assert not list(tmp_path.glob("tmp*"))
