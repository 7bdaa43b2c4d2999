import numpy as np

from paralog.tasks.localization.codebase import function_words


def test_files_and_functions_are_in_order(code):
    assert [file.path for file in code.files] == sorted(file.path for file in code.files)
    assert [unit.qualname for unit in code.functions] == [
        "Cart.__init__",
        "Cart.add_line",
        "Cart.total",
        "save",
        "load",
        "add_tax",
    ]
    assert [code.files[row].path for row in code.owner] == [unit.path for unit in code.functions]


def test_what_leads_to_a_file(code):
    cart = next(row for row, file in enumerate(code.files) if file.path == "shop/cart.py")
    assert code.declarations["Cart"] == (cart,) and code.assignments["lines"] == (cart,)
    assert code.modules["shop", "cart"] == (cart,) and ("cart",) not in code.modules
    assert code.endings["cart.py"] == code.endings["shop/cart.py"] == (cart,)
    assert code.named["total"] == (2,) and code.inside["Cart"] == (0, 1, 2)
    assert code.is_constructor.tolist() == [1, 0, 0, 0, 0, 0]


def test_the_best_function_of_each_file(code):
    best = code.best_of_files(np.array([1, 3, 2, 5, 4, 0.5]))
    assert dict(zip((file.path for file in code.files), best, strict=True)) == {
        "shop/__init__.py": 0,
        "shop/cart.py": 3,
        "shop/store/files.py": 5,
        "shop/tax.py": 0.5,
    }


def test_the_name_of_a_function_counts_beyond_its_text(code):
    words = function_words(code.functions[2])
    assert words["total"] == 1 + 2 and words["cart"] == 2


def test_documentation_in_front_of_a_method_belongs_to_it(make):
    code = make({"A.java": "class A { /** Rounds half up. */ int f() { return 1; } }"}, "java")
    assert function_words(code.functions[0])["half"] == 1
