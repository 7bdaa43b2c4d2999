import json

import pytest

from paralog.api import load
from paralog.core import UsageError
from paralog.experiments.reproduction import RESULT, ReproduceOptions
from paralog.experiments.siamese_sbt_lstm.report import report
from paralog.experiments.siamese_sbt_lstm.reproduce import reproduce
from paralog.experiments.siamese_sbt_lstm.variants import GROUPS


def options(data, folder, **changes):
    settings = {"seeds": 1, "smoke": True, **changes}
    return ReproduceOptions(
        data, folder / "work", folder / "results", folder / "docs" / "page.md", **settings
    )


@pytest.fixture(scope="module")
def finished(study_data, tmp_path_factory):
    """The whole pipeline, a few steps of everything."""
    folder, told = tmp_path_factory.mktemp("reproduced"), []
    bundles = reproduce(options(study_data, folder, tell=told.append))
    return folder, bundles, told


def test_from_raw_solutions_to_the_report(finished):
    folder, _, _ = finished
    study = json.loads((folder / "results" / RESULT).read_text())
    assert {row["group"] for row in study["rows"]} == set(GROUPS)
    assert all(row["seeds"] == 1 and row["solutions"] > 0 for row in study["rows"])
    assert study["sets"]["S1 test"] == {
        "challenges": 4, "solutions": 8, "authors": 2, "median_solutions": 2.0
    }  # fmt: skip
    assert study["sets"]["S2"]["challenges"] == 4
    for scored in study["methods"].values():
        assert all(0 <= scored[name]["auc"] <= 1 for name in scored)
    assert len(study["confusions"]) == 6  # all pairs of four challenges
    page = (folder / "docs" / "page.md").read_text()
    assert page == report(study, "../results")
    for name in ("roc", "distances", "challenges"):
        assert f"(../results/{name}.svg)" in page
        assert b"<svg" in (folder / "results" / f"{name}.svg").read_bytes()


def test_its_models_load_and_encode(finished):
    _, bundles, _ = finished
    assert [bundle.config.name for bundle in bundles] == ["sbt-lstm", "sbt-lstm-subtokens"]
    for bundle in bundles:
        model = load(str(bundle.folder))
        assert model.encode(["print(sum(map(int, input().split())))"], language="python").shape == (
            1,
            model.dim,
        )
        assert all("LeetCode" not in source for source in bundle.config.trained_on) == (
            bundle.config.name == "sbt-lstm"
        )


def test_what_is_finished_is_not_done_again(finished, study_data):
    folder, _, _ = finished
    runs = sorted((folder / "work" / "runs").glob("*/result.json"))
    runs += sorted((folder / "work" / "bundles").glob("*/model.onnx"))
    before = [path.stat().st_mtime_ns for path in runs]
    (runs[0]).unlink()
    page = folder / "docs" / "page.md"
    found, provenance, _ = page.read_text().partition("\n## Provenance\n")
    reproduce(options(study_data, folder))
    assert [path.stat().st_mtime_ns for path in runs[1:]] == before[1:]
    assert runs[0].exists() and runs[-1].suffix == ".onnx"
    assert provenance and page.read_text().startswith(found + provenance)


def test_data_without_the_challenges(tmp_path):
    folder = tmp_path / "data" / "clones"
    folder.mkdir(parents=True)
    (folder / "splits.json").write_text('{"meta": {"paperB": {"S2": ["a"]}}}')
    with pytest.raises(UsageError, match=r"meta\.paperB lacks S1_44, train_all;"):
        reproduce(options(tmp_path / "data", tmp_path))
    with pytest.raises(UsageError, match=r"splits\.json: not found"):
        reproduce(options(tmp_path, tmp_path))
