import numpy as np
import pytest

from paralog.api import Model
from paralog.bundle import Calibration
from paralog.core import UnknownName, UsageError
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet

ADD = "def add(a, b):\n    return a + b"
PLUS = "def plus(x, y):\n    return x + y"
SHOUT = "print('hello'.upper())"


class Uncalibrated:
    """An encoder that says nothing about probabilities."""

    name, dim, fingerprint = "plain@1", 256, "plain"

    def encode(self, units):
        return HashingEncoder().encode(units)


class Bilingual(Uncalibrated):
    def encode_text(self, texts):
        return np.ones((len(texts), 256), np.float32) / 16


@pytest.fixture
def model():
    return Model(HashingEncoder(), "# card\n")


def test_it_says_what_it_is(model):
    assert (model.name, model.dim, model.card) == ("hashing@1", 256, "# card\n")
    assert repr(model) == "Model('hashing@1', dim=256)"


def test_texts_and_units_are_encoded_alike(model):
    vectors = model.encode([ADD, snippet(ADD, "python")], language="python")
    assert vectors.dtype == np.float32 and vectors.shape == (2, 256)
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_units_need_no_language(model):
    assert model.encode([snippet(ADD, "python")]).shape == (1, 256)


def test_nothing_is_encoded_to_nothing(model):
    assert model.encode([], language="python").shape == (0, 256)
    assert model.pair_probability([], language="python").shape == (0,)


def test_a_text_needs_a_language(model):
    with pytest.raises(UsageError, match="language='python'"):
        model.encode([ADD])


def test_one_text_alone_is_not_taken_for_a_list_of_letters(model):
    with pytest.raises(UsageError, match=r"encode\(\[code\]"):
        model.encode(ADD, language="python")


def test_an_unknown_language_lists_the_near_ones(model):
    with pytest.raises(UnknownName, match="python"):
        model.encode([ADD], language="pyhton")


def test_pairs_that_do_the_same_are_probable(model):
    same, other = model.pair_probability([(ADD, PLUS), (ADD, SHOUT)], language="python")
    assert 0 <= other < 0.1 < 0.9 < same <= 1


def test_each_pair_is_judged_in_its_languages():
    asked = []

    def judge_for(languages):
        asked.append(languages)
        return Calibration(0.0, 0.0 if languages == {"python"} else 100.0)

    model = Model(HashingEncoder(), "", judge_for)
    java = snippet("int add(int a, int b) { return a + b; }", "java")
    found = model.pair_probability([(ADD, PLUS), (ADD, java), (PLUS, ADD)], language="python")
    np.testing.assert_allclose(found, [0.5, 1, 0.5])
    assert set(asked) == {frozenset({"python"}), frozenset({"python", "java"})}


def test_two_languages_are_those_of_the_two_sides():
    asked = []

    def judge_for(languages):
        asked.append(languages)
        return Calibration(1.0, 0.0)

    java = "int add(int a, int b) { return a + b; }"
    Model(HashingEncoder(), "", judge_for).pair_probability([(ADD, java)], language=("python", "java"))
    assert asked == [frozenset({"python", "java"})]


class Shorter:
    """A verifier that believes less the more lexemes one side has beyond the other."""

    def unchanged(self, first, second):
        return np.array([1 / (1 + abs(len(a) - len(b))) for a, b in zip(first, second, strict=True)])


def test_both_the_similarity_and_the_verifier_must_speak_for_a_pair():
    pairs = [(ADD, ADD), (ADD, "x"), ("x", ADD)]
    alone = Model(HashingEncoder()).pair_probability(pairs, language="python")
    found = Model(HashingEncoder(), verifier=Shorter()).pair_probability(pairs, language="python")
    assert found[0] == alone[0] > 0.5
    assert np.all(found[1:] < alone[1:])
    assert found[1] == pytest.approx(found[2])
    judged = Model(HashingEncoder(), "", lambda _: Calibration(0.0, -100.0), Shorter())
    assert judged.pair_probability([(ADD, ADD)], language="python")[0] < 1e-9


@pytest.mark.parametrize("pairs", [(ADD, PLUS), [ADD, PLUS], [(ADD,)], [(ADD, PLUS, ADD), (ADD,)], ["ab"]])
def test_something_else_than_pairs_is_refused(model, pairs):
    with pytest.raises(UsageError, match="list of pairs"):
        model.pair_probability(pairs, language="python")


@pytest.mark.parametrize("code", [None, b"x = 1", 3])
def test_code_is_text_or_a_unit(model, code):
    with pytest.raises(UsageError, match=f"not {type(code).__name__}"):
        model.encode([code], language="python")


def test_without_calibration_there_is_no_probability():
    with pytest.raises(UsageError, match="not calibrated"):
        Model(Uncalibrated()).pair_probability([(ADD, PLUS)], language="python")


def test_text_needs_a_text_side(model):
    with pytest.raises(UsageError, match="no text side"):
        model.encode_text(["add two numbers"])
    assert Model(Bilingual()).encode_text(["add two numbers"]).shape == (1, 256)


@pytest.mark.parametrize(
    ("texts", "hint"), [("add", r"encode_text\(\[text\]\)"), (["add", b"x"], "not bytes")]
)
def test_text_is_a_list_of_texts(texts, hint):
    with pytest.raises(UsageError, match=hint):
        Model(Bilingual()).encode_text(texts)
