import numpy as np
import pytest

from paralog.core import UnitKind
from paralog.tasks.clones.classes import Finding
from paralog.tasks.clones.labels import Labeller, says


def vectors_of(*cosines):
    """Rows of unit length with these cosines to the first axis."""
    rows = [(cosine, np.sqrt(1 - cosine**2)) for cosine in cosines]
    return np.array(rows, np.float32)


@pytest.fixture
def label(logistic, outline):
    """The label of the class of the first two units, which lie at the first axis."""

    def find(*units, cosines=(), text_encoder=None):
        made = [
            outline(name, path=f"{place}.py", doc=doc, **more)
            for place, (name, doc, more) in enumerate(units)
        ]
        vectors = vectors_of(1, 0.9, *cosines)
        return Labeller(made, vectors, logistic(), text_encoder)(Finding(0, {1: None}))

    return find


def unit(name, doc="", **more):
    return name, doc, more


def test_the_documented_member_nearest_to_the_centre_is_quoted(label):
    found = label(unit("a"), unit("b", "Sorts the rows. Fast."))
    assert (found.text, found.score, found.source.path) == ("Sorts the rows", 0.9, "1.py")
    assert label(unit("a", "Sorts."), unit("b", "Orders.")).text == "Sorts"


def test_a_member_does_not_speak_for_one_that_is_called_the_opposite(label):
    connect = unit("Signal.connect", "Connects.")
    assert label(connect, unit("Signal.attach")).text == "Connects"
    assert label(connect, unit("Signal.disconnect")) is None
    assert label(unit("Signal.disconnect"), connect) is None


def test_documentation_without_a_sentence_is_passed_over(label):
    assert label(unit("a", "@inheritDoc"), unit("b", "Sorts.")).text == "Sorts"
    assert label(unit("a", "@inheritDoc"), unit("b", "----")) is None


def test_of_equal_members_the_first_is_quoted(outline, logistic):
    units = [outline("f", path=f"{place}.py", doc=doc) for place, doc in enumerate(["", "One.", "Two."])]
    found = Labeller(units, vectors_of(1, 1, 1), logistic())(Finding(2, {1: None, 0: None}))
    assert (found.text, found.score) == ("One", 1.0)


def test_a_near_namesake_whose_sentence_says_the_name_may_guess(label):
    found = label(unit("A.load_rows"), unit("B.load_rows"), unit("C.load_rows", "Loads rows."), cosines=[0.7])
    assert (found.text, found.score, found.source.qualname) == ("Loads rows", 0.7, "C.load_rows")


@pytest.mark.parametrize(
    ("namesake", "cosine"),
    [
        (unit("C.load_rows", "Reads a file."), 0.9),
        (unit("C.load_rows", "@inheritDoc"), 0.9),
        (unit("C.load_rows", "Loads rows."), 0.6),
        (unit("C.load_all_rows", "Loads rows."), 0.9),
        (unit("load_rows", "Loads rows.", kind=UnitKind.SCRIPT), 0.9),
    ],
    ids=["says something else", "says nothing", "is far", "has another name", "is a script"],
)
def test_others_may_not(label, namesake, cosine):
    assert label(unit("A.load_rows"), unit("B.load_rows"), namesake, cosines=[cosine]) is None


def test_the_sentence_says_all_names_of_the_class(label):
    start = unit("C.start", "Starts to listen.")
    assert label(unit("A.start"), unit("B.stop"), start, cosines=[0.9]) is None
    both = unit("C.start", "Starts, or stops, to listen.")
    assert label(unit("A.start"), unit("B.stop"), both, cosines=[0.9]).text == "Starts, or stops, to listen"


class Shortest:
    """A text encoder that puts short sentences near the first axis."""

    def encode_text(self, texts):
        return vectors_of(*(1 / len(text) for text in texts))


def test_the_nearest_namesake_guesses_unless_text_can_be_compared(label):
    near, far = unit("C.sort", "Sorts the rows by their keys."), unit("D.sort", "Sorts rows.")
    units = (unit("A.sort"), unit("B.sort"), near, far)
    assert label(*units, cosines=[0.9, 0.8]).source.qualname == "C.sort"
    chosen = label(*units, cosines=[0.9, 0.8], text_encoder=Shortest())
    assert (chosen.source.qualname, chosen.score) == ("D.sort", 0.8)


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Loads the parameters of a model", "load_params", True),
        ("Loads the parameters of a model", "getModel", True),
        ("Loads the parameters of a model", "load_weights", False),
        ("Loads the parameters of a model", "get", False),
        ("Resets the parameters", "resetParameters", True),
        ("Recalculate the bounding box", "recalc", True),
        ("Applying filters", "filter", True),
        ("", "load", False),
        ("Loads", "", False),
        ("Loads", "__init__", False),
    ],
)
def test_says(sentence, name, expected):
    assert says(sentence, name) is expected
