import numpy as np

from paralog.index.words import Bm25Index
from paralog.tasks.localization import PastChange, index_past, make_report
from paralog.tasks.localization.past import recall

REPORT = make_report("Saving a cart fails", "when the folder is missing")


def by_path(code, values):
    return {file.path: float(value) for file, value in zip(code.files, values, strict=True)}


def test_changes_of_many_files_and_of_files_that_are_gone_say_nothing(past):
    assert [change.id for change in past.changes] == ["c3", "b2", "a1"]


def test_files_of_changes_that_read_alike_come_first(code, past):
    found = recall(REPORT, past, len(code.files))
    nearest = by_path(code, found.signals.files["past change"])
    assert max(nearest, key=nearest.get) == "shop/store/files.py" and nearest["shop/store/files.py"] == 1
    assert nearest["shop/tax.py"] < nearest["shop/cart.py"] < 1
    row = list(nearest).index("shop/store/files.py")
    assert [change.id for change in found.changes[row]] == ["c3", "b2"]


def test_what_was_changed_lately_counts_more(code, past):
    files = past.files
    lately = by_path(code, files["fixed lately"])
    assert lately["shop/store/files.py"] > lately["shop/tax.py"] > lately["shop/cart.py"] == 0
    age = by_path(code, files["last change"])
    assert age["shop/store/files.py"] > age["shop/cart.py"] > age["shop/tax.py"] > age["shop/__init__.py"]


def test_without_a_past_every_signal_is_zero(code):
    found = recall(REPORT, index_past([], code, Bm25Index.build), len(code.files))
    assert all(np.isfinite(values).all() for values in found.signals.files.values())
    assert not found.signals.files["past change"].any() and found.changes == {}


def test_the_title_of_a_change_is_its_first_line():
    assert PastChange("a", "\n Fix it \n\nbecause", (), 0, True).title == "Fix it"
