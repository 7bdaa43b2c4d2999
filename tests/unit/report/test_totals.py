from dataclasses import replace

import pytest

from paralog.core import CloneType, Report
from paralog.report.totals import count


def test_totals_of_the_example(example):
    totals = count(example)
    assert (totals.files, totals.lines, totals.units, totals.known) == (9, 206, 20, 0)
    assert (totals.classes, totals.members) == (3, 7)
    assert totals.by_type == {
        CloneType.TYPE_1: 1,
        CloneType.TYPE_2: 0,
        CloneType.TYPE_3: 1,
        CloneType.TYPE_4: 1,
    }
    # Each class keeps its longest member: 13 of billing/card, 10 + 10 retries, 11 of orders.
    assert totals.by_file == {
        "billing/card.py": 13,
        "jobs/orders.py": 11,
        "jobs/mailer.py": 10,
        "jobs/webhook.py": 10,
    }
    assert totals.duplicated_lines == 44
    assert totals.duplicated_share == pytest.approx(44 / 206)


def test_a_line_that_two_classes_claim_counts_once(example):
    once = count(example).duplicated_lines
    doubled = replace(example, classes=example.classes + example.classes)
    assert count(doubled).duplicated_lines == once
    assert count(doubled).members == 7


def test_what_a_task_did_not_count_is_unknown():
    totals = count(Report("clones", ".", ()))
    assert (totals.files, totals.lines, totals.units, totals.duplicated_share) == (None, None, None, None)
    assert (totals.known, totals.duplicated_lines, totals.by_file) == (0, 0, {})
