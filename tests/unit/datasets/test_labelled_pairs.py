import json

import numpy as np
import pytest

from paralog.core import UsageError
from paralog.datasets.labelled_pairs import MIN_LABEL, MIN_PAIRS, read_labelled_pairs

JAVA = {"code": "int twice(int x) { return 2 * x; }", "language": "java"}


@pytest.fixture
def write(tmp_path):
    """Twelve pairs of either label, and more lines after them."""

    def write(*lines, n=12):
        (tmp_path / "all.py").write_text(
            "".join(f"def f{k}(x):\n    return call{k}(x)\n" for k in range(4 * n))
        )
        pairs = [(f"all.py::f{k}", f"all.py:{2 * k + 3}", k % 4 == 0) for k in range(0, 4 * n, 2)]
        written = [{"left": left, "right": right, "same": same} for left, right, same in pairs]
        file = tmp_path / "pairs.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in [*written, *lines]))
        return file

    return write


def pair(left, right, same=True):
    return {"left": left, "right": right, "same": same}


def test_functions_and_labels(write):
    pairs = read_labelled_pairs(write(pair("all.py::f0", JAVA)))
    assert len(pairs) == 25
    assert [unit.qualname for unit in pairs.units[:3]] == ["f0", "f1", "f2"]
    assert np.array_equal(pairs.sides[:2], [[0, 1], [2, 3]])
    assert pairs.same[:4].tolist() == [True, False, True, False]
    assert pairs.units[pairs.sides[24, 1]].code == JAVA["code"]
    assert pairs.languages[0] == {"python"}
    assert pairs.languages[24] == {"python", "java"}
    assert pairs.notices == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (pair("all.py::f0", "all.py::f2", None), "unlabelled"),
        (pair("all.py::f0", "all.py:1"), "itself"),
        (
            pair("all.py::f0", {"code": "def f0(x): return call0(x)  # copied", "language": "python"}),
            "itself",
        ),
        (pair("all.py::f1", "all.py::f0"), "duplicate"),
        (pair("all.py::f0", "all.py:9999"), "no-function"),
        (pair("all.py::f0", "missing.py:1"), "unreadable"),
        (pair(JAVA, {"code": "int f( {", "language": "java"}), "syntax-error"),
        (pair(JAVA, {"code": "// nothing", "language": "java"}), "no-code"),
    ],
)
def test_what_teaches_nothing_is_left_out_and_named(write, line, reason):
    pairs = read_labelled_pairs(write(line))
    assert len(pairs) == 24
    (notice,) = pairs.notices
    assert (notice.path, notice.reason) == ("pairs.jsonl:25", reason)


def test_a_copy_stands_for_the_function(write):
    copied = {"code": "def f0(x):\n    # the same\n    return call0(x)\n", "language": "python"}
    pairs = read_labelled_pairs(write(pair(copied, "all.py::f2", False)))
    assert len(pairs) == 25
    assert pairs.sides[24].tolist() == [0, 2]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (pair("all.py::f1", "all.py::f0", False), r"pairs.jsonl:25: says the opposite of line 1"),
        (pair("../all.py:1", JAVA), r"pairs.jsonl:25: \.\./all.py is not below"),
        (pair("all.txt:1", JAVA), r"pairs.jsonl:25: all.txt is in no language"),
        (pair(JAVA, {"code": "f", "language": "javva"}), r"pairs.jsonl:25: no language is called 'javva'"),
        ({"left": 1}, r"pairs.jsonl:25: 'left' is neither"),
    ],
)
def test_what_cannot_be_meant_is_refused(write, line, message):
    with pytest.raises(UsageError, match=message):
        read_labelled_pairs(write(line))


def test_too_few_pairs(write):
    with pytest.raises(UsageError, match=rf"holds 9 pairs .* 9 that do not; {MIN_PAIRS} are needed"):
        read_labelled_pairs(write(n=9))
    with pytest.raises(UsageError, match=r"label more\. Left out: 1 itself, 2 no-function"):
        lost = pair("all.py::f0", "all.py:9999")
        read_labelled_pairs(write(lost, lost, pair("all.py:1", "all.py:2"), n=5))


def test_too_few_of_a_label(write):
    file = write(n=24)
    kept = [line for line in file.read_text().splitlines() if json.loads(line)["same"]]
    file.write_text("\n".join(kept))
    with pytest.raises(UsageError, match=rf"24 pairs that do the same and 0 that do not.* {MIN_LABEL} of"):
        read_labelled_pairs(file)
