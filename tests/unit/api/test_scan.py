import pytest

import paralog
from paralog.api import write_baseline
from paralog.core import CloneType, UsageError

TOTAL = """
def total(values):
    result = 0
    for value in values:
        if value > 0:
            result += value * 2
    if result > 100:
        result = 100
    return result
"""
GETTERS = """
class A:
    def name(self):
        return self._name


class B:
    def name(self):
        return self._name
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.py").write_text(TOTAL)
    (tmp_path / "b.py").write_text(TOTAL.replace("result", "sum_of_values").replace("total", "doubled"))
    return tmp_path


@pytest.fixture
def model():
    return paralog.load("hashing")


def test_a_report_has_what_was_found_and_how(folder, model):
    report = paralog.scan(folder, model=model)
    (found,) = report.classes
    assert [unit.qualname for unit in found.units] == ["total", "doubled"]
    assert found.type == CloneType.TYPE_2
    assert (report.task, report.encoder) == ("clones", "hashing@1")
    assert report.statistics["files"] == 2
    assert report.settings["min_probability"] == paralog.ScanSettings().min_probability


def test_settings_reach_the_task(folder, model):
    assert paralog.scan(folder, settings=paralog.ScanSettings(types=(1,)), model=model).classes == ()
    assert paralog.scan(folder, settings=paralog.ScanSettings(min_tokens=500), model=model).classes == ()
    assert paralog.scan(folder, settings=paralog.ScanSettings(min_lines=50), model=model).classes == ()


def test_labels_are_given_unless_asked_not_to(folder, model):
    (folder / "b.py").write_text(TOTAL.replace("):", '):\n    """Add up, doubled."""', 1))
    (found,) = paralog.scan(folder, model=model).classes
    assert (found.label.text, found.label.source.path) == ("Add up, doubled", "b.py")
    (found,) = paralog.scan(folder, settings=paralog.ScanSettings(labels=False), model=model).classes
    assert found.label is None


def test_trivial_units_are_reported_when_asked_for(tmp_path, model):
    (tmp_path / "a.py").write_text(GETTERS)
    short = {"min_tokens": 1, "min_lines": 1}
    assert paralog.scan(tmp_path, settings=paralog.ScanSettings(**short), model=model).classes == ()
    found = paralog.scan(tmp_path, settings=paralog.ScanSettings(**short, trivial=True), model=model)
    assert len(found.classes) == 1


def test_tests_are_reported_when_asked_for(folder, model):
    (folder / "b.py").rename(folder / "test_b.py")
    assert paralog.scan(folder, model=model).classes == ()
    assert len(paralog.scan(folder, settings=paralog.ScanSettings(tests=True), model=model).classes) == 1


def test_a_baseline_leaves_out_what_is_known(folder, model, tmp_path_factory):
    known = tmp_path_factory.mktemp("known") / "known.json"
    write_baseline(paralog.scan(folder, model=model), known)
    report = paralog.scan(folder, settings=paralog.ScanSettings(baseline=str(known)), model=model)
    assert report.classes == ()
    assert [report.statistics[name] for name in ("classes", "pairs", "known_classes")] == [0, 0, 1]


def test_a_model_without_probabilities_cannot_scan(folder, model):
    class Plain:
        name = fingerprint = "plain@1"
        dim, encode = model.dim, model.encoder.encode

    with pytest.raises(UsageError, match="not calibrated"):
        paralog.scan(folder, model=paralog.Model(Plain()))


def test_progress_ends_with_the_comparison(folder, model):
    seen = []
    paralog.scan(folder, model=model, progress=lambda *step: seen.append(step))
    assert seen[-1] == (0, 0, "comparing functions")
