from paralog.core import Notice
from paralog.datasets.labelled import read_labelled
from paralog.train.learned import METRICS, TFIDF, Estimate, Learned, MethodScores
from paralog.train.learned_text import counted, describe, markdown, told


def scores(value):
    return dict.fromkeys(METRICS, Estimate(value, value - 0.1, value + 0.1))


LEAD = {
    "AUC": Estimate(0.2, 0.1, 0.3),
    "MAP@R": Estimate(0.05, -0.01, 0.1),
    "top-1": Estimate(-0.2, -0.3, -0.1),
}
LEARNED = Learned(
    (MethodScores("mine@1", scores(0.95), {}), MethodScores("base@1", scores(0.75), LEAD)), 5, 40, 8, 6
)


def test_every_score_has_its_interval_within_bounds():
    lines = describe(LEARNED)
    assert lines[0].startswith("On 5 problems kept out of the training, 40 solutions by 8 authors, 6 of whom")
    assert lines[1].split() == list(METRICS)
    assert lines[2].split()[:4] == ["mine@1", "0.950", "(0.850", "to"]
    assert "1.000)" in lines[2]


def test_a_gain_is_called_so_only_when_it_is_clear():
    (line,) = [line for line in describe(LEARNED) if line.startswith("mine@1 over base@1")]
    assert "AUC +0.200 (+0.100 to +0.300), a gain" in line
    assert "MAP@R +0.050 (-0.010 to +0.100), no clear gain" in line
    assert "top-1 -0.200 (-0.300 to -0.100), a loss" in line


def test_a_missing_baseline_is_said():
    assert "pip install 'paralog[eval]'" in describe(LEARNED)[-1]
    with_it = Learned((*LEARNED.methods, MethodScores(TFIDF, scores(0.7), LEAD)), 5, 40, 8, 6)
    assert "pip install" not in "".join(describe(with_it))


def test_the_card_has_the_same_as_a_table():
    text = markdown(LEARNED)
    assert "|  | AUC | MAP@R | top-1 |\n| --- | --- | --- | --- |\n| mine@1 | 0.950" in text
    assert "- mine@1 over base@1: AUC +0.200" in text


def test_notices_are_one_line_a_reason():
    notices = [Notice(f"p/{n}.py", "binary", "holds binary data") for n in range(5)]
    lines = told([*notices, Notice("", "link", "left out 1 file")])
    assert lines == [
        "binary (5): p/0.py: holds binary data; p/1.py: holds binary data; p/2.py: holds binary data; ...",
        "link (1): left out 1 file",
    ]
    assert told([]) == []


def test_what_there_is_is_counted(write_own):
    assert counted(read_labelled(write_own()).solutions) == "80 solutions of 20 problems by 4 authors"
