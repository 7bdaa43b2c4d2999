import json

import pytest

from paralog.api import load
from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.rum.report import report
from paralog.experiments.rum.reproduce import reproduce
from paralog.experiments.rum.study import MODELS


@pytest.fixture(scope="module")
def finished(rum_data, tmp_path_factory):
    """The whole pipeline, a few steps of everything."""
    folder, told = tmp_path_factory.mktemp("reproduced"), []
    options = ReproduceOptions(
        rum_data,
        folder / "work",
        folder / "results",
        folder / "docs" / "page.md",
        smoke=True,
        tell=told.append,
    )
    return folder, reproduce(options), told


def test_from_code_with_text_to_the_report(finished):
    folder, _, _ = finished
    study = json.loads((folder / "results" / RESULT).read_text())
    assert set(study["sets"]) == {"stackoverflow", "contest", "corpus"}
    for methods in study["scores"].values():
        assert set(MODELS) < set(methods)
        assert all(0 <= methods[name]["auc"]["mean"] <= 1 for name in methods)
    for effect in (*study["text"].values(), *study["enrichment"].values()):
        assert effect["low"] <= effect["difference"] <= effect["high"]
    assert {setting["name"] for setting in study["sensitivity"]} == {"β", "cost_fn"}
    assert (folder / "docs" / "page.md").read_text() == report(study, "../results")


def test_its_model_encodes_code_and_text(finished):
    _, (bundle,), _ = finished
    model = load(str(bundle.folder))
    code = model.encode(["def f(a):\n    return sum(a)"], language="python")
    assert model.encode_text(["sum up the values", ""]).shape == (2, code.shape[1])
