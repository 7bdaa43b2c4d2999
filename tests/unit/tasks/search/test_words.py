from dataclasses import replace

from paralog.tasks.search.words import NAME, SENTENCE, unit_words


def find(units, name):
    return next(unit for unit in units if unit.qualname == name)


def test_names_and_first_sentences_count_more(units):
    words = unit_words(find(units, "parse_date"))
    assert words["pars"] == 1 + NAME
    assert words["iso"] == 1 + SENTENCE
    assert words["fail"] == 1
    assert words["month"] == 3 - 1


def test_documentation_in_front_of_a_unit_counts_as_that_within(units):
    words = unit_words(find(units, "Stats.mean"))
    assert words["averag"] == 1 + SENTENCE
    assert words["stat"] == 1


def test_a_unit_without_documentation_has_its_code(units):
    unit = replace(find(units, "read_day"), doc="")
    assert unit_words(unit)["split"] == 1
