import pytest

from paralog.core import UnknownName
from paralog.features import VIEWS, LexicalView, SbtView, Vocabulary, make_view
from paralog.syntax import snippet


@pytest.mark.parametrize(
    ("name", "kind"),
    [("lexemes", LexicalView), *((name, SbtView) for name in VIEWS if name.startswith("sbt"))],
)
def test_views_by_name(name, kind):
    vocabulary = Vocabulary(("x",))
    view = make_view(name, vocabulary)
    assert isinstance(view, kind)
    assert view.vocabulary is vocabulary
    assert view.arrays(snippet("x = 1", "python")).ids.shape[1] == view.width


def test_an_unknown_view_lists_those_there_are():
    with pytest.raises(UnknownName, match="lexemes, sbt, sbt-anonymous"):
        make_view("words", Vocabulary(()))
