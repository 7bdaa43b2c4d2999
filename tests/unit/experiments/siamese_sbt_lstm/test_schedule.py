import pytest

from paralog.core import TrainingError
from paralog.experiments.siamese_sbt_lstm.reproduce import shrunken
from paralog.experiments.siamese_sbt_lstm.runs import Workplace
from paralog.experiments.siamese_sbt_lstm.schedule import run_all
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, REFERENCE, variants

from ...train.corpora import write
from .conftest import write_study_data


def few():
    return [shrunken(variant) for variant in variants(4, 6) if variant.name in (LITERAL, REFERENCE)]


def test_side_by_side_is_as_one_after_another(study_data, tmp_path):
    found = {}
    for jobs in (1, 2):
        results = run_all(few(), 2, Workplace(study_data, tmp_path / str(jobs), jobs))
        assert [(r.variant, r.seed) for r in results] == [
            (LITERAL, 0), (LITERAL, 1), (REFERENCE, 0), (REFERENCE, 1)
        ]  # fmt: skip
        found[jobs] = [(r.key, r.scores) for r in results]
    assert found[1] == found[2]


def test_a_study_that_runs_out_of_time_is_thin_not_narrow(study_data, tmp_path):
    told = []
    results = run_all(few(), 3, Workplace(study_data, tmp_path), max_minutes=1e-6, report=told.append)
    assert [(r.variant, r.seed) for r in results] == [(LITERAL, 0), (REFERENCE, 0)]
    assert told[-1].endswith("minutes are over: 2 of 6 runs are done")
    place = Workplace(study_data, tmp_path)
    run_all(few(), 2, place)
    assert len(run_all(few(), 2, place, max_minutes=1e-6)) == 4  # what is done is not lost


def test_too_few_challenges_are_refused(tmp_path):
    data = write_study_data(tmp_path / "data", literal=1)
    with pytest.raises(TrainingError, match="two problems"):
        run_all(few_of_one(), 1, Workplace(data, tmp_path / "work"))


def few_of_one():
    return [shrunken(variant) for variant in variants(1, 6) if variant.name == LITERAL]


def test_an_empty_corpus_is_told(tmp_path):
    data = write_study_data(tmp_path / "data")
    write(data / "corpus" / "python.jsonl.zst", [])
    with pytest.raises(TrainingError, match="corpus holds no function"):
        run_all(few(), 1, Workplace(data, tmp_path / "work"))
