import json

import pytest

from paralog.config import ExitCode

from ..unit.experiments.siamese_sbt_lstm.conftest import write_study_data


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["no-such-paper", "--data", "."], "siamese-sbt-lstm"),
        (["siamese-sbt-lstm", "--data", "missing"], "missing"),
        (["siamese-sbt-lstm", "--data", "."], "clones/splits.json: not found"),
        (["siamese-sbt-lstm"], "--data"),
        (["siamese-sbt-lstm", "--data", ".", "--seeds", "0"], "seeds"),
    ],
)
def test_wrong_use(paralog, tmp_path, monkeypatch, arguments, hint):
    monkeypatch.chdir(tmp_path)
    result = paralog("reproduce", *arguments)
    assert result.status == ExitCode.USAGE
    assert hint in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_smoke_run_touches_nothing_of_the_real_one(paralog, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "paralog.experiments.siamese_sbt_lstm.reproduce.reproduce",
        lambda options: asked.append(options) or [],
    )
    result = paralog("reproduce", "siamese-sbt-lstm", "--data", ".", "--work", tmp_path, "--smoke")
    assert result.status == ExitCode.CLEAN, result.err
    (options,) = asked
    assert options.work == tmp_path / "smoke"
    assert options.output.is_relative_to(options.work) and options.page.is_relative_to(options.work)


def test_smoke(paralog, tmp_path, monkeypatch):
    data = write_study_data(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    result = paralog(
        "reproduce", "siamese-sbt-lstm", "--data", data, "--smoke", "--seeds", "1", "--note", "So."
    )
    assert result.status == ExitCode.CLEAN, result.err
    work = tmp_path / "runs" / "siamese-sbt-lstm" / "smoke"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "runs"}
    study = json.loads((work / "results" / "study.json").read_text())
    assert f"{len(study['rows'])}/{len(study['rows'])} " in result.err
    page = (work / "siamese-sbt-lstm.md").read_text()
    assert page.startswith("<!-- Written by")
    assert page.endswith("\n\nSo.\n")
    assert f"use it with --model {work.relative_to(tmp_path) / 'bundles' / 'sbt-lstm@1'}" in result.err
