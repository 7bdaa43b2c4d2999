import json

import numpy as np
import pytest

from paralog.core import UsageError
from paralog.tasks.localization.ranker import (
    FILE_SHARE,
    Ranker,
    Weights,
    as_json,
    load_ranker,
    log_shares,
    probability,
    read_ranker,
)
from paralog.tasks.localization.signal import Group, Signals

W, M, H = Group.WORDS, Group.MENTIONS, Group.HISTORY
RANKER = Ranker(
    "tiny@1",
    {
        frozenset({W}): Weights({"a": 2.0}, {"b": 1.0, FILE_SHARE: 1.0}, (0.9, -0.1), (1.0, 0.0)),
        frozenset({W, M}): Weights({"a": 1.0}, {"b": 1.0, FILE_SHARE: 0.5}),
    },
    {"reports": {"x": 3}},
)
SIGNALS = Signals({"a": np.array([0.0, 1.0]), "unused": np.ones(2)}, {"b": np.array([1.0, 0.0, 0.0])})


def test_the_largest_choice_at_hand_is_used():
    assert RANKER.usable(frozenset({W, H})) == {W}
    assert RANKER.usable(frozenset({W, M, H})) == {W, M}
    with pytest.raises(UsageError, match="cannot rank by history alone"):
        RANKER.usable(frozenset({H}))


def test_files_are_ranked_by_their_weights():
    found = RANKER.rank_files(SIGNALS, frozenset({W}))
    assert found.scores.tolist() == [0, 2]
    assert 0 < found.probabilities[0] < found.probabilities[1] < 1


def test_functions_are_ranked_by_their_files_too():
    choice = frozenset({W})
    files = RANKER.rank_files(SIGNALS, choice)
    found = RANKER.rank_functions(SIGNALS, choice, files, np.array([0, 0, 1]))
    logs = log_shares(files.scores)
    assert found.scores == pytest.approx([1 + logs[0], logs[0], logs[1]])


def test_probabilities_grow_with_the_share_and_lie_between_none_and_all():
    found = probability(np.array([0.0, 0.2, 0.9, 1.0]), (0.8, 0.3))
    assert (np.diff(found) > 0).all() and 0 <= found[0] and found[-1] <= 1


def test_what_was_written_is_read(tmp_path):
    (tmp_path / "r.json").write_text(as_json(RANKER))
    assert read_ranker(tmp_path / "r.json") == RANKER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"schema": "other/1"}',
        b'{"schema": "paralog.localization-ranker/1"}',
        b'{"schema": "paralog.localization-ranker/1", "name": "x", "provenance": {},'
        b' "weights": {"smell": {}}}',
        b"[" * 100_000,
        b" " * 1_000_001,
    ],
)
def test_what_is_no_ranking_is_refused(tmp_path, content):
    (tmp_path / "r.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"r\.json"):
        read_ranker(tmp_path / "r.json")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e300", "1" + "0" * 400, '"much"'])
@pytest.mark.parametrize("place", ["2.0", "0.9"])
def test_weights_that_cannot_be_meant_are_refused(tmp_path, place, value):
    (tmp_path / "r.json").write_text(as_json(RANKER).replace(place, value))
    with pytest.raises(UsageError, match=r"r\.json: is no ranking"):
        read_ranker(tmp_path / "r.json")


def test_a_choice_without_weights_is_refused(tmp_path):
    (tmp_path / "r.json").write_text(as_json(RANKER).replace('"a": 2.0', ""))
    with pytest.raises(UsageError, match=r"r\.json: is no ranking"):
        read_ranker(tmp_path / "r.json")


def test_a_weight_of_an_unknown_signal_is_told():
    ranker = Ranker("tiny@1", {frozenset({W}): Weights({"smell": 1.0}, {"b": 1.0})})
    with pytest.raises(UsageError, match="'smell', which is no signal"):
        ranker.rank_files(SIGNALS, frozenset({W}))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_ranker(tmp_path / "none.json")


def test_the_shipped_ranking_has_weights_for_every_choice_of_signals():
    found = load_ranker()
    assert {frozenset(choice) for choice in ({W}, {M}, {H}, {W, M}, {W, H}, {M, H}, {W, M, H})} <= set(
        found.weights
    )
    assert json.loads(as_json(found))["name"] == found.name
    assert sum(found.provenance["reports"].values()) > 100
