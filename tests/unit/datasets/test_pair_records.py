import json

import pytest

from paralog.core import UsageError
from paralog.datasets.pair_records import Inline, PairRecord, read_pair_records
from paralog.datasets.place import Place

A, B = "a.py:1-5", "b.py::total"


@pytest.fixture
def read(tmp_path):
    def read(text, name="pairs.jsonl"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(read_pair_records(file))

    return read


def line(left=A, right=B, **more):
    return json.dumps({"left": left, "right": right, **more}) + "\n"


def test_a_line_is_a_pair(read):
    (record,) = read(line(same=True))
    assert record == PairRecord(1, Place("a.py", 1, 5), Place("b.py", name="total"), True)


def test_a_side_is_a_place_code_or_a_unit_of_a_report(read):
    unit = {"path": "a.py", "kind": "function", "span": {"start_line": 1, "end_line": 5, "start_byte": 0}}
    code = {"code": "int f() { return 1; }", "language": "java"}
    (record,) = read(line(unit, code, same=0))
    assert (record.left, record.right) == (Place("a.py", 1, 5), Inline(code["code"], "java"))


@pytest.mark.parametrize(
    ("label", "same"),
    [
        (True, True),
        (1, True),
        ("Same", True),
        (" true ", True),
        (False, False),
        (0, False),
        ("different", False),
        ("", None),
        (None, None),
    ],
)
def test_labels(read, label, same):
    assert read(line(same=label))[0].same is same


def test_without_a_label_it_has_none_yet(read):
    assert read(line())[0].same is None


def test_blank_lines_and_a_byte_order_mark_do_not_matter(read):
    records = read(b"\xef\xbb\xbf" + f"\n{line(same=1)}  \n\n{line(same=0)}".encode())
    assert [(record.line, record.same) for record in records] == [(2, True), (5, False)]
    assert read("") == []


@pytest.mark.parametrize(("name", "between"), [("pairs.csv", ","), ("pairs.TSV", "\t")])
def test_a_table_with_a_header(read, name, between):
    rows = [("same", "note", "left", "right"), ("1", "x", A, B), ("", "y", A, B)]
    records = read("".join(between.join(row) + "\r\n" for row in rows), name)
    assert [(record.line, record.same) for record in records] == [(2, True), (3, None)]
    assert records[0].left == Place("a.py", 1, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"pairs.jsonl:2: no JSON"),
        ("[1]", r"pairs.jsonl:2: no JSON object"),
        ("[" * 100_000, r"pairs.jsonl:2: no JSON"),
        ('{"right": "b.py:1"}', r"pairs.jsonl:2: the pair has no 'left'"),
        (line("a.py"), r"pairs.jsonl:2: 'a.py' is no place"),
        (line({"code": "x"}), r"pairs.jsonl:2: 'left' is neither"),
        (line(3), r"pairs.jsonl:2: 'left' is neither"),
        (line(same="maybe"), r"pairs.jsonl:2: 'same' is 'maybe'; say true or false"),
        (line(same=2), r"pairs.jsonl:2: 'same' is 2"),
    ],
)
def test_a_line_that_is_not_understood_is_named(read, text, message):
    with pytest.raises(UsageError, match=message):
        read("\n" + text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("left,right\n", r"pairs.csv:1: the header lacks same"),
        ("", r"pairs.csv:1: the header lacks left, right, same"),
        ("left,right,same\na.py:1\n", r"pairs.csv:2: the pair has no 'right'"),
        ('left,right,same\n"a"b,c,1\n', r"pairs.csv:2: no table"),
    ],
)
def test_a_table_that_is_not_understood(read, text, message):
    with pytest.raises(UsageError, match=message):
        read(text, "pairs.csv")


def test_a_file_that_cannot_be_read(read, tmp_path):
    with pytest.raises(UsageError, match=r"missing cannot be read: No such file.*Wanted is a pair a line"):
        list(read_pair_records(tmp_path / "missing"))
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_pair_records(tmp_path))
    with pytest.raises(UsageError, match="is not UTF-8"):
        read(b"\xff\xfe{}")
