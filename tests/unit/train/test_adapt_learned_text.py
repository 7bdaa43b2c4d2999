from dataclasses import replace

import pytest

from paralog.datasets.labelled_pairs import read_labelled_pairs
from paralog.evaluation.comparison import Estimate, MethodScores
from paralog.train.adapt_learned import LearnedPairs
from paralog.train.adapt_learned_text import counted, describe, markdown
from paralog.train.adapt_pairs import METRICS

SCORES = dict.fromkeys(METRICS, Estimate(0.9, 0.8, 1.0))


def learned(value, *, is_changed=True):
    lead = dict.fromkeys(METRICS, Estimate(value, value - 0.1, value + 0.1))
    methods = MethodScores("new@1", SCORES, {}), MethodScores("base@1", SCORES, lead)
    return LearnedPairs(methods, is_changed, 30, 25, 0, 110, 55)


def test_the_sample_is_told():
    text = describe(learned(0.2))[0]
    assert text.startswith("On 30 pairs that do the same and 25 that do not, of 110 functions in 55 groups")
    some = describe(replace(learned(0.2), n_unjudged=7))[0]
    assert "25 that do not (7 more were only learned from" in some


@pytest.mark.parametrize(
    ("found", "advice"),
    [
        (learned(0.05), "whether the map ranks pairs better than base@1 is not clear: label more pairs"),
        (learned(-0.2), "the map ranks pairs worse than base@1: keep that"),
        (learned(0, is_changed=False), "the vectors stay those of base@1"),
    ],
)
def test_what_is_no_gain_is_said_plainly(found, advice):
    assert advice in describe(found)[-1]
    assert f"- {describe(found)[-1]}" in markdown(found)


def test_a_gain_speaks_for_itself():
    assert describe(learned(0.2))[-1].startswith("TF-IDF could not be compared")
    assert "new@1 over base@1: AUC +0.200 (+0.100 to +0.300), a gain" in describe(learned(0.2))[-2]


def test_pairs_are_counted(write_pairs):
    pairs = read_labelled_pairs(write_pairs(50))
    assert counted(pairs) == "25 pairs of functions that do the same and 25 that do not, of 100 functions"
