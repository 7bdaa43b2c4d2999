import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.datasets.naming import concept, name_key, opposed

NAMES = st.lists(st.sampled_from("get fetch edit distance list to str files".split()), min_size=1).map(
    "_".join
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("getEditDistance", "edit_distance"),
        ("fetch_config", "loadConfig"),
        ("removeFiles", "delete_file"),
        ("make_index", "buildIdx"),
        ("find_duplicates", "lookupDuplicate"),
        ("strToList", "str_as_list"),
        ("decodeBase64", "base64_decode"),
    ],
)
def test_names_that_say_the_same(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("str_to_list", "list_to_str"),
        ("hex2bytes", "bytes2hex"),
        ("encode", "decode"),
        ("sha1", "sha256"),
        ("add_file", "remove_file"),
    ],
)
def test_names_that_do_not(one, other):
    assert name_key(one) != name_key(other)


def test_a_name_that_says_only_that_there_is_a_result():
    assert name_key("get") == name_key("compute") == "get"


@given(NAMES)
def test_the_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)


def test_concepts():
    assert concept("fetch") == concept("get") == "get"
    assert concept("zebra") == "zebra"


def test_opposites_are_opposed_only_where_each_has_one():
    assert opposed(frozenset({"encode", "x"}), frozenset({"decode", "x"}))
    assert opposed(frozenset({"decode"}), frozenset({"encode"}))
    assert not opposed(frozenset({"encode", "decode"}), frozenset({"decode"}))
    assert not opposed(frozenset({"encode"}), frozenset({"hex"}))
