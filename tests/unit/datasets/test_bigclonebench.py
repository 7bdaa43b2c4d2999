from collections import Counter

import pytest

from paralog.core import UsageError
from paralog.datasets.bigclonebench import (
    FUNCTIONALITIES,
    clone_ends,
    function_disjoint,
    functionality_disjoint,
    part_of,
    read_functions,
    read_pairs,
)

from .compressed import write

PARTS = {1: "train", 2: "train", 3: "secret", 4: "train", 5: "test", 13: "test", 19: "dev"}
"""By their ids, as `splits.json` states the rule."""


def function(number, problem=None, **more):
    return {
        "id": number,
        "code": f"int f{number}() {{ return {number}; }}",
        "problem": problem,
        "n_tokens": 9,
        "norm": f"norm {number}",
        "in_tbccd_9134": True,
        **more,
    }


def pair(first, second, kind, **more):
    return {"id1": first, "id2": second, "type": kind, "label": int(kind != "NON"), **more}


@pytest.fixture
def clones(tmp_path):
    def make(functions=(), pairs=()):
        write(tmp_path / "clones" / "bcb_functions.jsonl.zst", functions)
        write(tmp_path / "clones" / "bcb_pairs.jsonl.zst", pairs)
        return tmp_path

    return make


def ends(pairs):
    return [(pair.first, pair.second) for pair in pairs]


def test_functions_know_what_they_are_for(clones):
    records = [function(2, "bcb-g01"), function(1, n_tokens=None, norm=None, in_tbccd_9134=False)]
    found = read_functions(clones(records))
    assert list(found) == [2, 1]
    assert (found[2].functionality, found[2].in_tbccd_9134, found[2].n_tokens) == ("bcb-g01", True, 9)
    assert found[2].code == "int f2() { return 2; }"
    assert found[2].language == "java"
    assert (found[1].functionality, found[1].n_tokens) == (None, 0)
    assert not found[1].in_tbccd_9134


def test_copies_have_one_shape_and_what_is_not_parsed_has_its_own(clones):
    records = [function(1, norm="n"), function(2, norm="n"), function(4, norm=None), function(5, norm=None)]
    shapes = [f.shape for f in read_functions(clones(records)).values()]
    assert shapes[0] == shapes[1]
    assert len(set(shapes)) == 3


def test_each_function_is_in_one_part_by_its_id():
    assert {number: part_of(number) for number in PARTS} == PARTS
    shares = Counter(map(part_of, range(10_000)))
    expected = {"train": 0.70, "dev": 0.10, "test": 0.12, "secret": 0.08}
    assert {part: shares[part] / 10_000 for part in expected} == pytest.approx(expected, abs=0.02)


def test_the_secret_part_is_never_read(clones):
    data = clones([function(1), function(3)], [pair(1, 2, "T1"), pair(1, 3, "T1"), pair(3, 2, "NON")])
    assert list(read_functions(data)) == [1]
    assert ends(read_pairs(data)) == [(1, 2)]


def test_pairs_that_the_lists_disagree_on_are_left_out(clones):
    records = [pair(1, 2, "MT3"), pair(1, 4, "NON"), pair(2, 4, "NON", other_types=["astnn:MT3"])]
    found = read_pairs(clones(pairs=records))
    assert [(p.first, p.second, p.type, p.is_clone) for p in found] == [
        (1, 2, "MT3", True),
        (1, 4, "NON", False),
    ]


def test_pairs_have_both_ends_in_one_part(clones):
    pairs = read_pairs(clones(pairs=[pair(1, 2, "T2"), pair(1, 5, "T2"), pair(5, 13, "NON")]))
    splits = {split: ends(found) for split, found in function_disjoint(pairs).items()}
    assert splits == {"train": [(1, 2)], "dev": [], "test": [(5, 13)]}


def test_no_functionality_and_no_function_is_in_two_splits(clones):
    problems = {1: "bcb-g00", 2: "bcb-g02", 4: "bcb-g03", 5: "bcb-g01", 17: "bcb-g01", 19: "bcb-g06"}
    without = (10, 11, 13)  # 10 is paired with test and train, 11 with train alone, 13 with 10 alone
    records = [function(n, problem) for n, problem in problems.items()] + [function(n) for n in without]
    pairs = [
        pair(1, 10, "NON"),
        pair(1, 11, "NON"),
        pair(5, 10, "NON"),
        pair(10, 13, "NON"),
        pair(1, 2, "NON"),
        pair(5, 17, "WT3T4"),
        pair(1, 4, "T1"),
        pair(1, 19, "NON"),
    ]
    data = clones(records, pairs)
    splits = functionality_disjoint(read_functions(data), read_pairs(data))
    assert {split: ends(found) for split, found in splits.items()} == {
        "train": [(1, 11), (1, 2)],
        "dev": [],
        "test": [(5, 10), (5, 17)],
    }
    assert set(splits) == set(FUNCTIONALITIES)


def test_ends_that_are_in_some_clone_pair(clones):
    pairs = read_pairs(clones(pairs=[pair(1, 2, "T1"), pair(2, 4, "NON"), pair(2, 5, "WT3T4")]))
    assert clone_ends(pairs) == {1, 2, 5}


def test_what_is_missing_or_damaged(clones, tmp_path):
    with pytest.raises(UsageError, match=r"bcb_functions\.jsonl\.zst: not found"):
        read_functions(tmp_path)
    with pytest.raises(UsageError, match=r"bcb_pairs\.jsonl\.zst: a record lacks 'id2'"):
        read_pairs(clones(pairs=[{"id1": 1}]))
