import numpy as np

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


def test_a_vocabulary_counts_what_the_arrays_hold_and_leaves_twice():
    unit = snippet(CODE, "python")
    for options in ({}, {"delimiters": False, "wrap": False}):
        view, texts = SbtView(Vocabulary(()), **options), sbt(unit, **options).texts
        spelled = [text for text in texts for _ in range(2 if text[0] == "=" else 1)]
        assert list(view.tokens(unit)) == spelled
        assert len(view.arrays(unit)) == len(texts)


def test_an_empty_unit():
    assert SbtView(Vocabulary(()), wrap=False).arrays(snippet("", "python")).ids.shape == (0, 1)


def test_anonymous_names_are_numbered_by_appearance():
    unit = snippet("def area(w, h):\n    return len(w) * h", "python")
    leaves = [text for text in SbtView(Vocabulary(()), anonymous=True).tokens(unit) if text[0] == "="][::2]
    assert leaves == ["=def", "=v0", "=v1", "=v2", "=return", "=len", "=v1", "=*", "=v2"]
    renamed = snippet("def size(a, b):\n    return len(a) * b", "python")
    view = SbtView(Vocabulary(("=v0", "=v1", "=v2", "=len")), anonymous=True)
    assert np.array_equal(view.arrays(unit).ids, view.arrays(renamed).ids)
    assert set(view.arrays(unit).names.tolist()) == {-1}


def test_an_unknown_token_is_its_subtokens():
    vocabulary = Vocabulary(("=read", "(call"), buckets=50)
    view = SbtView(vocabulary, subtokens=True)
    unit = snippet("read(readHTTPLine, x1)", "python")
    texts = sbt(unit).texts
    ids = view.arrays(unit).ids
    assert ids.shape == (len(texts), 4)
    assert ids[texts.index("=read")].tolist() == [vocabulary.id("=read"), 0, 0, 0]
    expected = [vocabulary.id(f"~{part}") for part in ("read", "http", "line")]
    assert ids[texts.index("=readHTTPLine")].tolist() == [*expected, 0]
    assert all(2 <= part < 52 for part in expected)
    assert ids[texts.index("=x1"), 2] == 0
