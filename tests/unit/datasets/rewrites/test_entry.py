import ast

import pytest

DEFINITION = "def f(x):\n    return x + 1\n"


def shown(code):
    return code and ast.unparse(ast.parse(code))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (DEFINITION + "n = 1\nprint(f(n))", DEFINITION + "def main():\n    n = 1\n    print(f(n))\nmain()"),
        ("n = 1\nprint(n)", "def main():\n    n = 1\n    print(n)\nmain()"),
        ("def main(): pass\nn = 1", "def main(): pass\ndef main2():\n    n = 1\nmain2()"),
        ("def f(): return n\nn = 1", None),
        ("def f():\n    global n\nn = 1", None),
        ("n = 1\ndef f(): pass\nn = n + 1", None),
        ("n = 1\nimport sys\nm = 2", "n = 1\nimport sys\ndef main():\n    m = 2\nmain()"),
        ("sum = sum([1])", None),
        ("from math import *\ne = e + 1", None),
        ("if a:\n    import sys\n    n = 1", None),
        ("'''Says what it does.'''\nn = 1", None),
        ("print(1)", None),
        ("n: int = 1", None),
        ("def f():\n    n = 1", None),
    ],
)
def test_wrap_script(change, before, after):
    assert change("wrap-script", before) == shown(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def main():\n    n = 1\n    print(n)\nmain()", "n = 1\nprint(n)"),
        (
            "def go():\n    n = f(1)\n" + DEFINITION + "if __name__ == '__main__': go()",
            DEFINITION + "if __name__ == '__main__': n = f(1)",
        ),
        ("def main():\n    n = 1\n    return n\nmain()", None),
        ("def main(a=1):\n    n = a\nmain()", None),
        ("def main():\n    n = 1\nmain(2)", None),
        ("def main():\n    n = 1\nmain()\nmain()", None),
        ("def main():\n    n = 1\n    main()\nmain()", None),
        ("def main():\n    n = 1\nmain()\nprint()", None),
        ("@f\ndef main():\n    n = 1\nmain()", None),
        ("def f(): return n\ndef main():\n    n = 1\nmain()", None),
        ("def main():\n    list = 1\nmain()", None),
        ("def main():\n    n = yield\nmain()", None),
        ("def main():\n    global n\n    n = 1\nmain()", None),
        ("def main():\n    n = 1\nif main: main()", None),
        ("def main():\n    n = 1\nif a: main()\nelse: f()", None),
        ("def f():\n    def main():\n        n = 1\n    main()", None),
    ],
)
def test_unwrap_script(change, before, after):
    assert change("unwrap-script", before) == shown(after)
