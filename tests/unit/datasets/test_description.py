import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.datasets.description import MAX_WORDS, gist, opening, plain, summary, task


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Sorts a {@link java.util.List}\n  in place.", "Sorts a java.util.List in place."),
        ("Sorts {@code xs} and <b>all</b> of <p>List<String>", "Sorts xs and all of List<String>"),
        ("Sort a :class:`list` or :py:obj:`~a.b`, ``fast``", "Sort a list or ~a.b , fast"),
        ("Return L{Deferred} of C{x}", "Return Deferred of x"),
        ("See [the *wiki*](https://example.org) for $n \\le 3$", "See the wiki for n 3"),
        ("größe für alle", "größe für alle"),
        ("", ""),
    ],
)
def test_markup_is_taken_off(marked, expected):
    assert plain(marked).replace(" ,", ",") == expected.replace(" ,", ",")


def test_the_opening_is_whole_sentences_and_bounded():
    text = "Take it, e.g. a list. Sort it! Give it back."
    assert opening(text, 1) == "Take it, e.g. a list."
    assert opening(text, 2) == "Take it, e.g. a list. Sort it!"
    assert opening(text, 9) == text
    assert opening("word " * 99, 1).split() == ["word"] * MAX_WORDS


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        ("Sort the rows by key.\n\nArgs:\n    rows: them.", "Sort the rows by key"),
        ("Sort the rows\nby key. They stay.\n", "Sort the rows by key"),
        ("Sort rows by key\n:param rows: them", "Sort rows by key"),
        ("Sort rows by key\n@param rows them", "Sort rows by key"),
        (":meth:`sort` for rows and keys", "sort for rows and keys"),
        ("|coro|\n\nFetches one user profile.", "Fetches one user profile"),
        ("Tests if the map is empty.", "Tests if the map is empty"),
        ("Helper that splits long lines", "Helper that splits long lines"),
    ],
)
def test_the_first_sentence_of_a_documentation(doc, expected):
    assert summary(doc) == expected


@pytest.mark.parametrize(
    "doc",
    [
        "",
        "Constructor.",
        "Default constructor for the JSON parser.",
        "Sorts.",
        "Sort the rows.",
        "See above for all details.",
        "{@inheritDoc}",
        "Args:\n    rows: all of the rows",
        "Parameters\n----------\nrows : list",
        ":param rows: all of the rows",
        "@param rows all of the rows",
        ">>> sort_rows(all, the, rows)",
        "Called when a mouse button is pressed.",
        "Test that rows are sorted by key.",
        "Initialize the sorter of all rows.",
        "Overrides the sort of rows by key.",
        "Pagination has not yet been implemented.",
        "sort_rows_by_key",
        "リストを キーで 並べ替える",
    ],
)
def test_what_says_nothing_is_left_out(doc):
    assert summary(doc) == ""


def test_one_gist_for_one_meaning():
    assert gist("Sorts the given rows by key.") == gist("Sort rows, by a `key`") == "sort rows key"
    assert gist("Computes sums") == gist("Computing the sums") == gist("compute sums") == "comput sums"
    assert gist("Return the key") != gist("Return the keys")
    assert gist("Convert bytes from text") != gist("Convert bytes to text")
    assert gist("pass it") == "pass"
    assert gist("gas") == "gas"
    assert gist("") == ""


@given(st.text())
def test_any_text_can_be_read(text):
    assert plain(text) == " ".join(plain(text).split())
    assert len(summary(text).split()) <= MAX_WORDS
    assert gist(gist(text)).count(" ") <= gist(text).count(" ")


def test_a_task_is_its_title_and_what_is_asked():
    statement = "Given `n`, count them.\n\nReturn the *sum*. It is small.\n\n**Example 1:**\n\nInput: 3"
    assert task("Count", statement) == "Count. Given n , count them. Return the sum ."
    assert task("Count", "Print it.\n\n## Input Format\n\nA number.") == "Count. Print it."
    assert task("Count", "") == "Count."
    assert len(task("Count", "word " * 99).split()) == MAX_WORDS
