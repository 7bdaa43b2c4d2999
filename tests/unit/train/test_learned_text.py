from paralog.datasets.labelled import read_labelled
from paralog.evaluation.comparison import Estimate, MethodScores
from paralog.train.learned import METRICS, Learned
from paralog.train.learned_text import counted, describe, markdown

SCORES = dict.fromkeys(METRICS, Estimate(0.9, 0.8, 1.0))
LEARNED = Learned((MethodScores("mine@1", SCORES, {}),), 5, 40, 8, 6)


def test_the_sample_stands_before_the_scores():
    lines = describe(LEARNED)
    assert lines[0].startswith("On 5 problems kept out of the training, 40 solutions by 8 authors, 6 of whom")
    assert lines[2].startswith("mine@1  0.900")
    assert markdown(LEARNED).startswith(lines[0][:-1])
    assert "| mine@1 | 0.900" in markdown(LEARNED)


def test_what_there_is_is_counted(write_own):
    assert counted(read_labelled(write_own()).solutions) == "80 solutions of 20 problems by 4 authors"
