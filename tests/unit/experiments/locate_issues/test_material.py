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
