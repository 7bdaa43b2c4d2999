from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import CloneType, Notice, Trait, UsageError
from paralog.features import arrays
from paralog.features.changes import Outline, differ
from paralog.index import CellIndex, ExactIndex
from paralog.runtime.hashing import HashingEncoder
from paralog.tasks.clones import Options, run

ANYTHING = -2.0  # where a judge that believes everything has its middle


@pytest.fixture(scope="module")
def scan(logistic):
    encoder = HashingEncoder()

    def scan(units, options=None, middle=0.75, index=ExactIndex, **more):
        return run(units, encoder.encode(units), logistic(middle), index, options or Options(), **more)

    return scan


def named(report):
    return {
        (int(found.type), tuple(f"{unit.path} {unit.qualname}" for unit in found.units))
        for found in report.classes
    }


class Equal:
    """A verifier that believes what is equal but for names and nothing else."""

    def unchanged(self, first, second):
        pairs = zip(first, second, strict=True)
        return np.array([1.0 - differ(Outline.of(a), Outline.of(b)) for a, b in pairs])


def test_a_verifier_says_its_word_beside_the_finding(scan, corpus):
    plain, read = scan(corpus).classes, scan(corpus, verifier=Equal()).classes
    assert all(pair.unchanged is None for found in plain for pair in found.pairs)
    assert [found.id for found in read] == [found.id for found in plain]
    said = {pair.unchanged for found in read for pair in found.pairs if pair.type < CloneType.TYPE_2}
    assert said == {1.0}
    assert {pair.unchanged for found in read for pair in found.pairs if pair.type > CloneType.TYPE_2} == {0.0}


def test_a_pair_with_a_unit_longer_than_the_window_says_so(scan, corpus):
    def pairs(window):
        found = [pair for found in scan(corpus, window=window).classes for pair in found.pairs]
        return {pair: max(pair.left.n_tokens, pair.right.n_tokens) for pair in found}

    by_vector = [size for pair, size in pairs(None).items() if pair.type >= CloneType.TYPE_3]
    window = min(by_vector)
    assert window < max(by_vector)
    marked = {size for pair, size in pairs(window).items() if pair.in_parts}
    assert marked == {size for size in by_vector if size > window}
    assert not any(pair.in_parts for pair in pairs(1) if pair.type < CloneType.TYPE_3)
    assert not any(pair.in_parts for pair in pairs(None))


def test_a_pair_with_a_unit_of_too_many_statements_says_so_too(scan, corpus, monkeypatch):
    def marked():
        return {p.in_parts for c in scan(corpus, window=10**6).classes for p in c.pairs if p.type >= 3}

    assert marked() == {False}
    monkeypatch.setattr(arrays, "MOST_STATEMENTS", 1)
    assert marked() == {True}


@pytest.mark.parametrize("index", [ExactIndex, CellIndex])
def test_the_planted_clones_are_found_and_nothing_else(scan, corpus, planted, index):
    assert named(scan(corpus, index=index)) == planted


def test_what_was_parsed_elsewhere_gives_the_same_report(scan, corpus):
    assert scan([unit.compact() for unit in corpus]) == scan(corpus)


@given(st.randoms(use_true_random=False))
def test_the_order_of_units_does_not_matter(scan, corpus, random):
    shuffled = list(corpus)
    random.shuffle(shuffled)
    assert scan(shuffled) == scan(corpus)


def test_a_unit_that_comes_twice_counts_once(scan, corpus):
    assert scan([*corpus, *corpus]).classes == scan(corpus).classes


def test_look_alikes_stay_apart_even_for_a_judge_that_believes_everything(scan, corpus):
    def family(report):
        return [
            found
            for found in report.classes
            if sum(unit.qualname.startswith("Accounts.") for unit in found.units) > 1
        ]

    assert family(scan(corpus, middle=ANYTHING)) == []
    assert family(scan(corpus, Options(min_agreement=0), middle=ANYTHING)) != []


def test_planted_clones_come_first_for_a_judge_that_believes_everything(scan, corpus, planted):
    report = scan(corpus, middle=ANYTHING)
    first = {unit.location for found in report.classes[: len(planted)] for unit in found.units}
    wanted = {
        unit.location
        for unit in corpus
        if any(f"{unit.path} {unit.qualname}" in names for _, names in planted)
    }
    assert len(first & wanted) >= len(wanted) - 1  # the other Java overload stays out


def test_nested_units_and_overloads_never_pair(scan, corpus):
    for found in scan(corpus, Options(min_agreement=0, min_lines=1, min_tokens=1), middle=ANYTHING).classes:
        for one in found.units:
            for other in found.units:
                if one != other and one.path == other.path:
                    assert not one.span.contains(other.span)
                    assert one.qualname != other.qualname


def test_overloads_pair_when_asked(scan, corpus):
    report = scan(corpus, Options(overloads=True))
    (sums,) = [found for found in report.classes if found.units[-1].qualname == "Ranges.oddSquares"]
    assert [unit.qualname for unit in sums.units].count("Ranges.oddSquares") == 2


def test_traits_are_left_out_unless_asked_for(scan, corpus):
    tests = [replace(unit, traits=unit.traits | {Trait.TEST}) for unit in corpus]
    assert scan(tests).classes == ()
    asked = scan(tests, Options(include_traits=frozenset({Trait.TEST})))
    assert named(asked) == named(scan(corpus))


@pytest.mark.parametrize("types", [{1}, {1, 2}, {3}, {1, 2, 3}])
def test_only_wanted_types_are_reported(scan, corpus, types):
    report = scan(corpus, Options(types=frozenset(map(CloneType, types))))
    assert {int(found.type) for found in report.classes} <= types
    assert report.classes


def test_renamed_copies_that_were_not_asked_for_do_not_hide_exact_ones(scan, corpus):
    report = scan(corpus, Options(types=frozenset({CloneType.TYPE_1, CloneType.TYPE_3})))
    averages = [found for found in report.classes if found.units[0].name == "moving_average"]
    assert [(found.type, len(found.units)) for found in averages] == [(CloneType.TYPE_1, 2)]
    assert not any(unit.name == "rolling_price" for found in report.classes for unit in found.units)


def test_exact_copies_alone_need_no_index(corpus, logistic):
    def no_index(dim):
        raise AssertionError("an index was asked for")

    options = Options(types=frozenset({CloneType.TYPE_1}))
    report = run(corpus, np.zeros((len(corpus), 8), np.float32), logistic(), no_index, options)
    assert [len(found.units) for found in report.classes] == [2]


def test_a_probability_out_of_reach_leaves_the_copies_and_a_notice(scan, corpus):
    report = scan(corpus, middle=1.3, notices=[Notice("a.py", "syntax-error", "line 3")])
    assert {int(found.type) for found in report.classes} == {2}
    assert [notice.reason for notice in report.notices] == ["probability-out-of-reach", "syntax-error"]


def test_the_report_says_what_was_done(scan, corpus):
    report = scan(corpus, root="src", encoder="hashing@1")
    assert (report.task, report.root, report.encoder) == ("clones", "src", "hashing@1")
    assert report.settings["min_probability"] == 0.5
    assert report.statistics == {
        "files": 5,
        "units": len(corpus),
        "compared": 19,
        "pairs": 5,
        "classes": 4,
    }


def test_classes_say_what_they_are_for_unless_asked_not_to(scan, corpus):
    documented = [replace(unit, doc=f"The {unit.name} of it.") for unit in corpus]
    said = [found.label for found in scan(documented).classes]
    assert len(said) == 4
    for label in said:
        assert (label.text, label.score) == (f"The {label.source.name} of it", 1.0)
    assert [found.label for found in scan(documented, Options(labels=False)).classes] == [None] * 4
    assert scan(documented).settings["labels"] is True


def test_a_text_encoder_helps_to_choose_a_guess(scan, corpus):
    (count,) = [unit for unit in corpus if unit.qualname == "count_words"]
    (vector,) = HashingEncoder().encode([count])

    class Later:
        def encode_text(self, texts):
            return np.stack([vector if "later" in text else -vector for text in texts])

    copies = [replace(count, path=f"{i}.py", doc="") for i in range(2)]
    now, later = (
        replace(count, path=f"{when}.py", doc=f"Count words {when}.", digest=when) for when in ("a", "later")
    )
    options = Options(types=frozenset({CloneType.TYPE_1}))
    for text_encoder, source in ((None, now), (Later(), later)):
        (found,) = scan([*copies, now, later], options, text_encoder=text_encoder).classes
        assert (found.label.source, found.is_label_guessed) == (source, True)


def test_findings_do_not_hang_on_other_findings(scan, corpus):
    ids = {found.id for found in scan(corpus).classes}
    python_only = {found.id for found in scan([u for u in corpus if u.language == "python"]).classes}
    assert python_only < ids
    assert len(ids) == 4


def test_nothing_to_compare_is_an_empty_report(scan, corpus):
    assert scan([]).classes == ()
    assert scan(corpus[:1]).classes == ()


def test_a_great_many_like_units_are_one_class(scan, corpus):
    (unit,) = [unit for unit in corpus if unit.qualname == "count_words"]
    copies = [replace(unit, path=f"{i:03d}.py") for i in range(300)]
    (found,) = scan(copies).classes
    assert (len(found.units), len(found.pairs), found.type) == (300, 299, CloneType.TYPE_1)


def test_units_and_vectors_have_to_match(corpus, logistic):
    with pytest.raises(UsageError, match="0 vectors"):
        run(corpus, np.empty((0, 4), np.float32), logistic(), ExactIndex, Options())
