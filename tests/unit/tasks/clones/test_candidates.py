import numpy as np
import pytest

from paralog.core import CloneType
from paralog.index import ExactIndex
from paralog.runtime.hashing import HashingEncoder
from paralog.tasks.clones import Options
from paralog.tasks.clones.candidates import Comparison, near_pairs
from paralog.tasks.clones.posterior import Posterior
from paralog.tasks.clones.vocabulary import Lexer


def near(outline, options, **changes):
    units = [outline("a", n_tokens=100), outline("b", **changes)]
    return near_pairs(units, np.tile(np.eye(1, 4, dtype=np.float32), (2, 1)), 0.9, ExactIndex, options)


@pytest.mark.parametrize(("n_tokens", "pairs"), [(100, [(0, 1)]), (25, [(0, 1)]), (24, []), (401, [])])
def test_units_of_very_different_size_are_not_compared(outline, n_tokens, pairs):
    assert near(outline, Options(), n_tokens=n_tokens) == pairs


def test_languages_are_compared_when_asked(outline):
    assert near(outline, Options(), n_tokens=100, language="java") == []
    assert near(outline, Options(across_languages=True), n_tokens=100, language="java") == [(0, 1)]


LOOP = "def f(rows):\n    total = 0\n    for row in rows:\n        total += row.weight()\n    return total\n"
LOOP_AND_LOG = LOOP.replace("    return", "    log.debug(total)\n    return").replace("total", "mass")
SUM = "def g(items):\n    return sum(map(lambda item: item.weight(), items))\n"
OTHER = "def h(table):\n    while table.open:\n        socket.send(table.cell, 4)\n"


def compare(unit_of, one, other, options):
    units = [unit_of(one), unit_of(other, line=90)]
    vectors = HashingEncoder().encode(units)
    posterior = Posterior(HashingEncoder(), 1)
    return Comparison(units, vectors, (0, 1), Lexer(), posterior, options)(0, 1)


def test_overlap_tells_near_copies_from_rewritings(unit_of):
    copy = compare(unit_of, LOOP, LOOP_AND_LOG, Options(min_probability=1e-9))
    rewriting = compare(unit_of, LOOP, SUM, Options(min_probability=1e-9, min_agreement=0))
    assert copy is not None and copy.type is CloneType.TYPE_3
    assert rewriting is not None and rewriting.type is CloneType.TYPE_4
    assert copy.overlap > 0.7 > rewriting.overlap
    assert copy.similarity > rewriting.similarity


def test_rewritings_need_words_in_common(unit_of):
    assert compare(unit_of, LOOP, OTHER, Options(min_probability=1e-9)) is None
    assert compare(unit_of, LOOP, OTHER, Options(min_probability=1e-9, min_agreement=0)) is not None


@pytest.mark.parametrize(("types", "is_found"), [({3}, True), ({4}, False), ({3, 4}, True)])
def test_only_wanted_types_count(unit_of, types, is_found):
    options = Options(min_probability=1e-9, types=frozenset(map(CloneType, types)))
    assert (compare(unit_of, LOOP, LOOP_AND_LOG, options) is not None) is is_found


def test_only_probable_pairs_count(unit_of):
    assert compare(unit_of, LOOP, LOOP_AND_LOG, Options(min_probability=0.5)) is not None
    assert compare(unit_of, LOOP, SUM, Options(min_probability=0.99, min_agreement=0)) is None
