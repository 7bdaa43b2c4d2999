import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features.sentence import LONGEST, first_sentence


@pytest.mark.parametrize(
    ("doc", "sentence"),
    [
        ("Compute the factorial.", "Compute the factorial"),
        ("Compute the factorial of n. For n below 0 it fails.", "Compute the factorial of n"),
        ("Compute\n    the factorial\n\nby recursion", "Compute the factorial"),
        ("Is it even?  True or false.", "Is it even?"),
        ("Read key.value pairs, e.g. of a file, i.e. all.", "Read key.value pairs, e.g. of a file, i.e. all"),
        ("Lists, e.g. List, are sorted. Fast.", "Lists, e.g. List, are sorted"),
        ("Sum the rows:\n- all\n- or some", "Sum the rows"),
        (
            "\u548c\u3092\u8a08\u7b97\u3059\u308b\u3002\u901f\u3044\u3002",
            "\u548c\u3092\u8a08\u7b97\u3059\u308b",
        ),
    ],
)
def test_a_sentence_ends_where_it_ends(doc, sentence):
    assert first_sentence(doc) == sentence


@pytest.mark.parametrize(
    ("doc", "sentence"),
    [
        ("Sorts a {@link java.util.List}, see {@code x < y}.", "Sorts a java.util.List, see x < y"),
        ("Sorts a <b>List&lt;String&gt;</b>.<p>In place.", "Sorts a List<String>"),
        ("Sorts a List<String>.", "Sorts a List<String>"),
        ("Sorts a :class:`~builtins.list`.", "Sorts a builtins.list"),
        ("Sorts ``values`` of a `list <https://x.y>`_.", "Sorts values of a list"),
        ("Sorts [values](https://x.y) **in** *place*, 2 * 3 * 4.", "Sorts values in place, 2 * 3 * 4"),
        ("Sorts **kwargs and *args.", "Sorts **kwargs and *args"),
    ],
)
def test_markup_goes(doc, sentence):
    assert first_sentence(doc) == sentence


@pytest.mark.parametrize(
    ("doc", "sentence"),
    [
        ("Sorts.\n@param x it", "Sorts"),
        ("Sorts\n:param x: it", "Sorts"),
        ("Sorts\n>>> sort([2, 1])", "Sorts"),
        ("Sorts\n=====\nIn place.", "Sorts"),
        (".. deprecated:: 2.0\n\nSorts.", "Sorts"),
        ("\n\nSorts.\n\nArgs:\n    x: it", "Sorts"),
        ("Args:\n    x: it", "x: it"),
        ("", ""),
        ("  \n ", ""),
        ("@inheritDoc", ""),
        ("----", ""),
        ("1 + 1 = 2", ""),
    ],
)
def test_what_is_no_sentence_is_passed_over(doc, sentence):
    assert first_sentence(doc) == sentence


def test_a_long_sentence_is_cut_between_words():
    cut = first_sentence("word, " * 40)
    assert cut == "word, " * 12 + "word…"
    assert len(first_sentence("x" * 200)) == LONGEST
    assert first_sentence("y" * LONGEST + ".") == "y" * LONGEST


@given(st.text(alphabet=st.sampled_from("aB .:`*<>[](){}@\n\t\\-_&;!?\u3002\u2028\x1b\ud800"), max_size=300))
def test_any_text_gives_one_short_line(doc):
    sentence = first_sentence(doc)
    assert len(sentence) <= LONGEST
    assert sentence == " ".join(sentence.split())


@pytest.mark.parametrize(
    "piece", ["`", "*", "[", "![a](", "{@a ", ":a", "<a ", "` ", "a. ", "** ", ">>> ", "&amp;"]
)
def test_hostile_documentation_costs_no_time(piece):
    started = time.process_time()
    first_sentence(piece * 1_000_000)
    assert time.process_time() - started < 1
