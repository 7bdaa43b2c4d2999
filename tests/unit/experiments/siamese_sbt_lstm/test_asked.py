import numpy as np

from paralog.evaluation import score_pairs
from paralog.experiments.siamese_sbt_lstm.asked import Asked, ask
from paralog.experiments.siamese_sbt_lstm.protocol import HIDDEN, S2, read_protocol
from paralog.experiments.siamese_sbt_lstm.reproduce import shrunken
from paralog.experiments.siamese_sbt_lstm.runs import Workplace, run
from paralog.experiments.siamese_sbt_lstm.study import BAG, CHANCE, TFIDF
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, variants
from paralog.train.material import prepare


def test_every_method_compares_the_same_solutions(study_data, tmp_path):
    literal = next(shrunken(variant) for variant in variants(4, 6) if variant.name == LITERAL)
    place = Workplace(study_data, tmp_path)
    result = run(literal, 0, place)
    material = prepare(literal.recipe, study_data, tmp_path / "prepared")
    protocol = read_protocol(study_data)
    asked = {name: ask(name, protocol, material, {"it": result}, place) for name in (S2, HIDDEN)}
    for found in asked.values():
        methods = list(found.similarities)
        assert methods[0] == "it"
        assert methods[-3:] == [BAG, TFIDF, CHANCE]
        assert methods[1].endswith(", which ships")
        assert {matrix.shape for matrix in found.similarities.values()} == {(24, 24)}
    whole, hidden = (score_pairs(found.similarities[TFIDF], found.labels).auc for found in asked.values())
    assert whole != hidden


def test_pairs_of_a_set_leave_out_twins_and_count_once():
    problems, groups = np.array([0, 0, 1, 2]), np.array([5, 5, 5, 6])
    similarities = np.arange(16.0).reshape(4, 4)
    asked = Asked([0, 1, 2, 3], (problems, groups), ["a", "a", "b", "c"], {"any": similarities})
    scores, truth = asked.scored("any")
    assert sorted(scores.tolist()) == [1.0, 3.0, 7.0, 11.0]  # (0, 1), (0, 3), (1, 3), (2, 3)
    assert scores[truth].tolist() == [1.0]
    assert score_pairs(similarities, asked.labels).n_pairs == len(scores)
    assert asked.challenges == ["a", "b", "c"]
