import numpy as np
import pytest

import paralog
from paralog.api import Model
from paralog.config import LocateSettings
from paralog.core import UsageError

REPORT = "The tax is rounded wrongly\n\n`add_tax(0.1)` is a cent off."
SETTINGS = LocateSettings(jobs=1)


def test_a_report_leads_to_the_file(shop):
    report = paralog.locate(REPORT, shop.path, settings=SETTINGS)
    first = report.located.files[0]
    assert first.path == "money.py" and first.functions[0].unit.qualname == "add_tax"
    assert "past" in [reason.kind for reason in first.reasons]
    assert report.located.signals == ("words", "mentions", "history")


def test_a_revision_can_be_named(shop):
    report = paralog.locate(REPORT, shop.path, at=shop.first, settings=SETTINGS)
    assert report.located.files[0].path == "tax.py"


def test_a_repository_is_read_once_for_many_reports(shop):
    locator = paralog.locator(shop.path, settings=SETTINGS)
    assert locator.locate(REPORT).located.files[0].path == "money.py"
    assert locator.locate("The total of a cart is wrong").located.files[0].path == "cart.py"


def test_signals_can_be_switched_off(shop):
    report = paralog.locate(REPORT, shop.path, settings=LocateSettings(history=False, mentions=False, jobs=1))
    assert report.located.signals == ("words",)
    nothing = LocateSettings(words=False, mentions=False, history=False, meaning=False)
    with pytest.raises(UsageError, match="switched off"):
        paralog.locate(REPORT, shop.path, settings=nothing)


def test_a_ranking_of_ones_own(shop, tmp_path):
    from paralog.tasks.localization import load_ranker
    from paralog.tasks.localization.ranker import Ranker, as_json

    shipped = load_ranker()
    (tmp_path / "r.json").write_text(as_json(Ranker("ours@1", shipped.weights, {})))
    report = paralog.locate(REPORT, shop.path, ranking=tmp_path / "r.json", settings=SETTINGS)
    assert report.settings["ranker"] == "ours@1"


class Reader:
    """An encoder with a text side that takes everything about tax for near."""

    name, fingerprint, dim = "reader@1", "reader@1", 2

    def encode(self, units):
        return np.eye(2, dtype=np.float32)[[0 if "tax" in unit.code else 1 for unit in units]]

    def encode_text(self, texts):
        return np.eye(2, dtype=np.float32)[[0 if "tax" in text else 1 for text in texts]]


def test_meaning_is_compared_where_ranking_and_model_know_it(shop, tmp_path):
    from paralog.tasks.localization import Group, load_ranker
    from paralog.tasks.localization.ranker import Ranker, Weights, as_json

    words = frozenset({Group.WORDS})
    known = load_ranker().weights[words]
    files = {**known.files, "meaning title": 5.0, "meaning words": 1.0}
    functions = {**known.functions, "meaning title": 1.0, "meaning words": 1.0}
    ranker = Ranker("m@1", {words: known, words | {Group.MEANING}: Weights(files, functions)})
    (tmp_path / "r.json").write_text(as_json(ranker))
    chosen = LocateSettings(mentions=False, history=False, jobs=1)
    report = paralog.locate(
        REPORT, shop.path, settings=chosen, model=Model(Reader()), ranking=tmp_path / "r.json"
    )
    assert report.located.signals == ("words", "meaning") and report.encoder == "reader@1"
    without = paralog.locate(
        REPORT, shop.path, settings=chosen, model=paralog.load("hashing"), ranking=tmp_path / "r.json"
    )
    assert without.located.signals == ("words",)
    assert "words-only" in [notice.reason for notice in without.notices]


def test_wrong_requests(shop, tmp_path):
    with pytest.raises(UsageError, match="empty"):
        paralog.locate("", shop.path)
    with pytest.raises(UsageError, match="does not exist"):
        paralog.locate(REPORT, tmp_path / "none")
    with pytest.raises(UsageError, match="ranking"):
        paralog.locate(REPORT, shop.path, ranking=shop.path / "README")
    with pytest.raises(UsageError, match="no commit"):
        paralog.locate(REPORT, shop.path, at="v9")


def test_the_same_report_gives_the_same_answer(shop):
    one, other = (paralog.locate(REPORT, shop.path, settings=SETTINGS) for _ in range(2))
    assert one == other
