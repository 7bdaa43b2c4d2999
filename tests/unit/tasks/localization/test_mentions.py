import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.localization.bug_report import Frame
from paralog.tasks.localization.mentions import (
    find_frames,
    find_names,
    find_paths,
    without_addresses,
    without_frames,
)

PYTHON = """Traceback (most recent call last):
  File "/home/me/run.py", line 3, in <module>
    main()
  File "/usr/lib/python3/site-packages/shop/cart.py", line 41, in add
    raise ValueError("x")
ValueError: x"""
JAVA = """java.lang.IllegalStateException: closed
\tat org.shop.Cart$Line.add(Cart.java:41)
\tat java.base/java.util.ArrayList.<init>(ArrayList.java:9)
\tat org.shop.Main.main(Unknown Source)"""


def test_a_python_trace_is_told_from_where_it_was_raised():
    assert find_frames([PYTHON]) == (
        Frame("/usr/lib/python3/site-packages/shop/cart.py", 41, "add"),
        Frame("/home/me/run.py", 3, "<module>"),
    )


def test_a_java_trace_is_told_from_where_it_was_raised():
    assert find_frames([JAVA]) == (
        Frame("org/shop/Cart.java", 41, "Cart.Line.add"),
        Frame("java/util/ArrayList.java", 9, "ArrayList.ArrayList"),
        Frame("org/shop/Main.java", 0, "Main.main"),
    )


def test_places_as_test_runners_print_them():
    text = "shop\\cart.py:41: in add\nshop/tax.py:7: ValueError"
    assert find_frames([text]) == (Frame("shop/tax.py", 7, ""), Frame("shop/cart.py", 41, "add"))


def test_frames_are_taken_out_of_a_text():
    assert without_frames(PYTHON).split()[:4] == ["Traceback", "(most", "recent", "call"]
    assert "cart" not in without_frames(PYTHON) and "Cart" not in without_frames(JAVA)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("see ./shop/cart.py and Cart.java.", ("shop/cart.py", "Cart.java")),
        (r"in C:\shop\cart.py:12", ("C:/shop/cart.py",)),
        ("cart.pyc, read.me and a.b", ()),
        ("`shop/cart.py` `shop/cart.py`", ("shop/cart.py",)),
    ],
)
def test_paths(text, paths):
    assert find_paths(text) == paths


def test_the_path_in_an_address_of_a_forge_is_kept():
    said = without_addresses("at https://github.com/a/b/blob/3.x/shop/cart.py#L7 and https://a.org/x.py.")
    assert find_paths(said) == ("shop/cart.py",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the `size` of ReadBuffer.fill, max_size", ("size", "ReadBuffer.fill", "max_size")),
        ("calling save() fails", ("save",)),
        ("A plain sentence about carts.", ()),
        ("Cart::add and Cart#add and {{total}}", ("total", "Cart::add", "Cart#add")),
        ("https://a.org/some_page", ()),
    ],
)
def test_names(text, names):
    assert find_names(text) == names


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert all(path and "\\" not in path for path in find_paths(text))
    assert all(len(name) > 2 for name in find_names(text))
    assert isinstance(find_frames([text]), tuple) and isinstance(without_frames(text), str)


@pytest.mark.parametrize(
    "text",
    ["a." * 100_000, "a/" * 100_000, "at " + "a." * 50_000, "`" * 100_000, "x" * 200_000, "\\" * 100_000],
)
def test_a_hostile_text_costs_no_more_than_its_length(text):
    find_paths(text), find_names(text), find_frames([text]), without_addresses(text)
