import pytest

from paralog.core import UsageError
from paralog.datasets.lookalikes import PairKind, Variant, lookalike_pairs, read_lookalikes

PYTHON = """\
# Sum of numbers.

import math

# original
def total(xs):
    # clone: a comment within a function begins no section
    return sum(xs)

# clone: by fsum
def added(values):
    return int(math.fsum(values))

# look-alike: the largest
def largest(xs):
    return max(xs)

# look-alike
def total(xs):
    return sum(xs[1:])

# inputs
# list(int(0, 9), 1, 3)

# [1]
"""
JAVA = """\
import java.util.*;

// original
static int one() {
    return 1;
}

// clone: longer
static int unit() {
    int n = 0;
    return ++n;
}

// look-alike: two
static int one() {
    return 2;
}

// inputs
// []
"""


@pytest.fixture
def suite(tmp_path):
    (tmp_path / "python").mkdir()
    (tmp_path / "java").mkdir()
    (tmp_path / "python" / "total.py").write_text(PYTHON)
    (tmp_path / "java" / "one.java").write_text(JAVA)
    (tmp_path / "README.md").write_text("# original\nno source")
    return tmp_path


def test_sections_become_functions_without_their_heads(suite):
    java, python = read_lookalikes(suite)
    assert (java.name, java.language, java.header) == ("one", "java", "import java.util.*;")
    assert (python.name, python.language, python.header) == ("total", "python", "import math")
    assert python.original.startswith("def total(xs):\n    # clone: a comment")
    assert python.original.endswith("return sum(xs)")
    assert python.clones == (Variant("def added(values):\n    return int(math.fsum(values))", "by fsum"),)
    assert [variant.note for variant in python.lookalikes] == ["the largest", ""]
    assert python.inputs == ("list(int(0, 9), 1, 3)", "[1]")
    assert java.inputs == ("[]",)


def test_pairs_are_the_original_with_each_variant(suite):
    pairs = lookalike_pairs(read_lookalikes(suite))
    assert [(pair.task, pair.language, pair.kind) for pair in pairs] == [
        ("one", "java", PairKind.CLONE),
        ("one", "java", PairKind.LOOKALIKE),
        ("total", "python", PairKind.CLONE),
        ("total", "python", PairKind.LOOKALIKE),
        ("total", "python", PairKind.LOOKALIKE),
    ]
    assert pairs[1].original != pairs[1].variant == "static int one() {\n    return 2;\n}"


def test_nothing_is_executed(suite):
    code = PYTHON.replace("return max(xs)", "return max(xs)\n\nraise SystemExit")
    (suite / "python" / "total.py").write_text(code)
    assert "raise SystemExit" in read_lookalikes(suite)[1].lookalikes[0].code


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# original\n", "", r"total\.py: has 0 sections 'original', not one"),
        ("# clone: by fsum", "# original", "has 2 sections 'original', not one"),
        ("# clone: by fsum", "# look-alike", "has 0 sections 'clone', not at least one"),
        ("# inputs", "# input", "has 0 sections 'inputs', not one"),
        ("return max(xs)", "return max(xs", r"total\.py:14: does not parse"),
        ("def largest(xs):\n    return max(xs)", "", r"total\.py:14: holds no code"),
    ],
)
def test_a_file_that_is_no_task_is_named(suite, old, new, problem):
    assert old in PYTHON
    (suite / "python" / "total.py").write_text(PYTHON.replace(old, new, 1))
    with pytest.raises(UsageError, match=problem):
        read_lookalikes(suite)


def test_a_folder_without_tasks_is_named(tmp_path):
    with pytest.raises(UsageError, match="holds no source file"):
        read_lookalikes(tmp_path)
    with pytest.raises(UsageError, match="is not a folder"):
        read_lookalikes(tmp_path / "nowhere")
