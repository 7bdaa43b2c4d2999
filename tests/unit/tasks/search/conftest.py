import numpy as np
import pytest

from paralog.index.words import Bm25Index
from paralog.syntax import parse
from paralog.tasks.search import unit_words

PYTHON = '''
def parse_date(text):
    """Turn an ISO date into three numbers. Fails on others."""
    year, month, day = text.split("-")
    return int(year), int(month), int(day)


def read_day(line):
    parts = line.split("-")
    return [int(part) for part in parts]


def mean(values):
    """The average of some numbers."""
    return sum(values) / len(values)


def later(text): ...


print(mean([1, 2]))
'''
COPY = '''
def take_apart(line):
    """A date."""
    year, month, day = line.split("-")
    return int(year), int(month), int(day)
'''
JAVA = """class Stats {
    /** The average of some numbers. */
    double mean(double[] values) {
        double sum = 0;
        for (double value : values) { sum += value; }
        return sum / values.length;
    }
}
"""


@pytest.fixture(scope="session")
def units():
    sources = (("dates.py", PYTHON, "python"), ("copy.py", COPY, "python"), ("Stats.java", JAVA, "java"))
    return [unit.compact() for path, code, language in sources for unit in parse(code, language, path).units]


@pytest.fixture(scope="session")
def index(units):
    return Bm25Index.build(map(unit_words, units))


class AxesEncoder:
    """Each unit is an axis; a text is the mean of the axes that it names by number."""

    def __init__(self, n):
        self.n = n

    def encode_text(self, texts):
        rows = np.zeros((len(texts), self.n), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[[int(word) for word in text.split() if word.isdigit()]] = 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


@pytest.fixture
def axes(units):
    return np.eye(len(units), dtype=np.float32), AxesEncoder(len(units))
