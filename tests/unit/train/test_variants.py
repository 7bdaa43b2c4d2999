import numpy as np
import pytest

from paralog.datasets.units import read_unit
from paralog.train.variants import COPIES, edited, prepare_variants, rewritten


@pytest.fixture(scope="module")
def variants(data, material, tmp_path_factory):
    folder = tmp_path_factory.mktemp("variants")
    return prepare_variants(material("code"), data, folder), folder


def test_each_unit_has_forms_of_either_kind(variants):
    found, _ = variants
    assert set(found) == {"train", "dev"}
    for of in found.values():
        assert len(of.rewritten) == len(of.edited) == COPIES * len(of.units) > 0
    assert found["train"].data_hash != found["dev"].data_hash


def test_a_draw_is_a_unit_and_two_others(variants):
    of = variants[0]["train"]
    rng = np.random.default_rng(0)
    drawn = [looks for at in range(len(of.units)) if (looks := of.draw(at, rng)) is not None]
    assert drawn
    for own, same, other in drawn:
        assert min(map(len, (own, same, other))) > 0
        assert not np.array_equal(own.ids, other.ids)
        assert len(own) != len(same) or not np.array_equal(own.ids, same.ids) or own is not same


def test_a_second_call_loads_what_the_first_made(variants, data, material):
    found, folder = variants
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.npz")}
    again = prepare_variants(material("code"), data, folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.npz")} == before
    assert np.array_equal(again["dev"].edited.flat.ids, found["dev"].edited.flat.ids)


CODE = """\
def total(values, limit):
    found = 0
    for value in values:
        if value < limit:
            found += value
    return found
"""


def test_forms_differ_from_the_code():
    rng = np.random.default_rng(0)
    for vary in (rewritten, edited):
        forms = {vary(CODE, "python", rng) for _ in range(20)} - {""}
        assert forms and CODE not in forms
        assert all(len(read_unit(form, "python").code) > 20 for form in forms)


def test_where_there_is_no_other_form_there_is_none():
    rng = np.random.default_rng(0)
    assert rewritten("pass", "python", rng) == edited("pass", "python", rng) == ""
    assert rewritten("int f() { return 1; }", "c", rng) == edited("int f() { return 1; }", "c", rng) == ""
