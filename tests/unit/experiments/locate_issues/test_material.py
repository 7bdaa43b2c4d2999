import numpy as np

from paralog.experiments.locate_issues import material
from paralog.experiments.locate_issues.material import CodebaseMaker


def test_the_code_base_of_a_report(project, cache):
    code = CodebaseMaker(project, cache).codebase(project.issues[0])
    assert [file.path for file in code.files] == ["shop/cart.py", "shop/tax.py"]
    assert [(unit.path, unit.qualname) for unit in code.functions] == [
        ("shop/cart.py", "Cart.total"),
        ("shop/tax.py", "add_tax"),
    ]
    assert code.indexes.files.scores(["tax"]).argmax() == 1
    assert code.indexes.functions.scores(["total"]).argmax() == 0


def test_a_version_of_a_file_is_parsed_once(project, cache, monkeypatch):
    first = CodebaseMaker(project, cache).codebase(project.issues[0])
    monkeypatch.setattr(material, "parse", None)  # the cache has it all
    second = CodebaseMaker(project, cache).codebase(project.issues[0])
    assert first.functions == second.functions


class Counting:
    """An encoder that counts what it is asked."""

    name, fingerprint, dim = "counting@1", "counting@1", 2
    asked = 0

    def encode(self, units):
        self.asked += len(units)
        return np.eye(2, dtype=np.float32)[[0 if "tax" in unit.code else 1 for unit in units]]


def test_functions_are_encoded_once(project, cache):
    encoder = Counting()
    maker = CodebaseMaker(project, cache, encoder)
    code = maker.codebase(project.issues[0])
    assert code.vectors.tolist() == [[0, 1], [1, 0]]
    assert maker.codebase(project.issues[1]) is code and encoder.asked == 2
