import numpy as np

from paralog.tasks.defects.reasons import _worded, reasons
from paralog.tasks.defects.regression import Logistic
from paralog.tasks.defects.snapshots import take_snapshots
from paralog.tasks.defects.table import FEATURES, build_table


def test_the_strongest_kinds_are_told_once(planted, options):
    mined = planted.mined()
    table = build_table(mined, take_snapshots(mined, options)[0], planted, 90)
    coefficients = np.zeros(len(FEATURES))
    coefficients[[FEATURES.index(name) for name in ("fixes", "faded_fixes", "lines")]] = 1.0, 0.5, 0.25
    row = int(np.argmax(table.column("fixes")))
    found = reasons(table, row, Logistic(coefficients, 0.0), 90)
    assert found[0].feature == "fixes" and found[0].weight > 0
    assert f"{table.column('fixes')[row]:.0f} repairs so far" == found[0].text
    assert {reason.feature for reason in found} <= {"fixes", "lines"}
    total = coefficients @ table.x[row]
    assert abs(sum(reason.weight for reason in found) - total) < 0.06


def test_every_feature_has_words():
    assert all(_worded(name, 1000.0, 182) != _worded(name, 2000.0, 182) for name in FEATURES)
    assert _worded("recent_fixes", 1.0, 182) == "1 repair in the last 182 days"
