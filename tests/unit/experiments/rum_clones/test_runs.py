import json
import logging

import pytest

from paralog.experiments.rum_clones.runs import finished, run
from paralog.experiments.rum_clones.study import METRICS, TFIDF


def test_a_run_has_every_metric_for_every_size_and_is_kept(ground):
    assert finished(ground, TFIDF, 1) is None
    result = run(ground, TFIDF, 1)
    assert set(result.scores) == set(ground.effort.sizes)
    assert all(set(scores) == set(METRICS) for scores in result.scores.values())
    assert all(0 <= value <= 1 for scores in result.scores.values() for value in scores.values())
    assert finished(ground, TFIDF, 1) == result
    assert finished(ground, TFIDF, 2) is None


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"scores": {}})])
def test_a_damaged_run_is_done_again(ground, caplog, text):
    result = run(ground, TFIDF, 1)
    (path,) = (ground.folder / "runs").iterdir()
    path.write_text(text)
    with caplog.at_level(logging.WARNING):
        again = run(ground, TFIDF, 1)
    assert again.scores == result.scores
    assert "is damaged" in caplog.text
