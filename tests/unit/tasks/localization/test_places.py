import numpy as np
import pytest

from paralog.tasks.localization import make_report
from paralog.tasks.localization.places import find_mentions, rows_of_path


def row(code, path):
    return [file.path for file in code.files].index(path)


@pytest.mark.parametrize(
    ("mention", "paths"),
    [
        ("shop/cart.py", ["shop/cart.py"]),
        ("cart.py", ["shop/cart.py"]),
        ("/usr/lib/site-packages/shop/cart.py", ["shop/cart.py"]),
        ("other/cart.py", []),
        ("store/files.py", ["shop/store/files.py"]),
        ("../shop/tax.py", ["shop/tax.py"]),
        ("gone.py", []),
    ],
)
def test_paths(code, mention, paths):
    assert [code.files[at].path for at in rows_of_path(mention, code)] == paths


def test_a_stack_trace_leads_to_where_the_error_was_raised(code):
    trace = (
        'Traceback (most recent call last):\n  File "x/shop/store/files.py", line 5, in save\n    a\n'
        '  File "x/shop/cart.py", line 14, in total\n    b\n  File "lib/json.py", line 3, in dump'
    )
    found = find_mentions(make_report("It crashes", trace), code)
    assert found.signals.files["trace"][row(code, "shop/cart.py")] == 1
    assert found.signals.files["trace"][row(code, "shop/store/files.py")] == 0.5
    assert [
        unit.name for at, unit in enumerate(code.functions) if found.signals.functions["trace"][at] == 1
    ] == ["total"]
    assert found.traces[row(code, "shop/cart.py")] == ["x/shop/cart.py:14 in total"]


def test_a_trace_without_names_leads_by_line(code):
    found = find_mentions(make_report("It crashes", "shop/tax.py:6: ValueError"), code)
    assert code.functions[int(found.signals.functions["trace"].argmax())].name == "add_tax"


@pytest.mark.parametrize(("line", "start"), [(2, 2), (6, 6), (8, 6)])
def test_of_several_functions_of_one_name_a_trace_means_the_nearest(make, line, start):
    classes = [f"class {name}:\n    def read(self):\n        return 1\n" for name in "AB"]
    code = make({"a.py": "\n".join(classes)})
    found = find_mentions(make_report("It crashes", f'  File "a.py", line {line}, in read\n    x'), code)
    (at,) = np.flatnonzero(found.signals.functions["trace"])
    assert code.functions[at].span.start_line == start


def test_of_functions_of_one_name_in_one_another_a_trace_means_the_inner(make):
    code = make({"a.py": "def deco(f):\n    def deco(g):\n        return g\n    return deco\n"})
    found = find_mentions(make_report("It crashes", '  File "a.py", line 3, in deco\n    x'), code)
    (at,) = np.flatnonzero(found.signals.functions["trace"])
    assert code.functions[at].span.start_line == 2


def test_names_lead_to_what_declares_them(code):
    found = find_mentions(make_report("Cart.add_line fails", "and `RATE` too"), code)
    names = found.signals.files["names"]
    assert names[row(code, "shop/cart.py")] == 1 and 0 < names[row(code, "shop/tax.py")] < 1
    assert found.names[row(code, "shop/cart.py")] == ["Cart", "add_line"]
    functions = dict(
        zip((unit.name for unit in code.functions), found.signals.functions["name"], strict=True)
    )
    assert functions["add_line"] == 1 and functions["total"] == 0
    assert found.signals.functions["owner named"].tolist() == [1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        ("The total is wrong", "I save the Cart. See shop/store/save.py.", []),
        ("The `total` is wrong", "", ["total"]),
        ("It is wrong", "after total()", ["total"]),
        ("It is wrong", "in Cart.total", ["total"]),
        ("It is wrong", "with add_line", ["add_line"]),
        ("It is wrong", "```\ntotal = 3  # of a load\nsave(3)\n```", ["save"]),
    ],
)
def test_a_name_is_told_only_where_it_is_written_as_code(code, title, body, names):
    found = find_mentions(make_report(title, body), code)
    assert [text for _, texts in sorted(found.functions.items()) for text in texts] == [
        f"{name} is named" for name in names
    ]
    assert {name for told in found.names.values() for name in told} - {"Cart"} == set(names)


def test_a_word_that_is_a_name_counts_though_it_is_not_told(code):
    found = find_mentions(make_report("The total is wrong", ""), code)
    assert found.signals.files["title names"][row(code, "shop/cart.py")] == 1
    assert found.signals.functions["name"].max() == 0.5 and not found.names


def test_a_dotted_name_leads_to_a_module(code):
    found = find_mentions(make_report("It fails", "in shop.store.files.save"), code)
    assert found.signals.files["module"][row(code, "shop/store/files.py")] == 1


def test_a_report_that_names_nothing_has_signals_of_zero(code):
    found = find_mentions(make_report("Nothing", "of note"), code)
    assert not any(values.any() for values in found.signals.files.values())
    assert not any(values.any() for values in found.signals.functions.values())
