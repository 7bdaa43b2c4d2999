from paralog.features import SbtView, Vocabulary
from paralog.features.vocabulary import UNKNOWN
from paralog.syntax import sbt, snippet

CODE = "def f(x):\n    y = x\n    return y"


def test_arrays_are_the_traversal():
    unit = snippet(CODE, "python")
    texts = sbt(unit).texts
    view = SbtView(Vocabulary(("(block", ")block", "=x")))
    arrays = view.arrays(unit)
    assert arrays.ids.shape == (len(texts), 1)
    assert arrays.ids[texts.index("(block"), 0] == 2
    assert arrays.ids[texts.index("=x"), 0] == 4
    assert arrays.ids[texts.index("=y"), 0] == UNKNOWN
    assert not arrays.statements.any()
    assert not arrays.depths.any()
    named = [texts[at] for at in range(len(texts)) if arrays.names[at] >= 0]
    assert named == ["=f", "=x", "=y", "=x", "=y"]
    assert [n for n in arrays.names.tolist() if n >= 0] == [0, 1, 2, 1, 2]


def test_tokens_are_what_the_arrays_hold():
    unit = snippet(CODE, "python")
    assert tuple(SbtView(Vocabulary(())).tokens(unit)) == sbt(unit).texts
    plain = SbtView(Vocabulary(()), delimiters=False, wrap=False)
    assert tuple(plain.tokens(unit)) == sbt(unit, delimiters=False, wrap=False).texts
    assert len(plain.arrays(unit)) == len(sbt(unit, delimiters=False, wrap=False).texts)


def test_an_empty_unit():
    assert SbtView(Vocabulary(()), wrap=False).arrays(snippet("", "python")).ids.shape == (0, 1)
