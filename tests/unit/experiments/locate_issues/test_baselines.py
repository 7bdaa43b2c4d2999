from collections import Counter

import numpy as np
import pytest

from paralog.experiments.locate_issues.baselines import (
    BM25_FILES,
    BM25_FUNCTIONS,
    FUNCTIONS,
    PAST,
    RECENT,
    RVSM,
    baselines,
    rvsm,
)
from paralog.experiments.locate_issues.material import CodebaseMaker
from paralog.index.words import Bm25Index
from paralog.tasks.localization import PastChange, index_past, make_report


@pytest.fixture
def code(project, cache):
    return CodebaseMaker(project, cache).codebase(project.issues[0])


def test_each_baseline_finds_what_shares_its_words(code):
    past = index_past([PastChange("a", "add_tax", ("shop/tax.py",), 1.0, True)], code, Bm25Index.build)
    files, functions = baselines(make_report("add_tax is wrong", "price"), code, past)
    for name, scores in files.items():
        assert code.files[int(np.argmax(scores))].path == "shop/tax.py", name
    assert {BM25_FILES, RVSM, BM25_FUNCTIONS, PAST, RECENT} < set(files)
    assert code.functions[int(np.argmax(functions[FUNCTIONS]))].name == "add_tax"


def test_a_path_that_is_named_comes_first(code):
    files, _ = baselines(make_report("add_tax is wrong", "in shop/cart.py"), code, None)
    assert code.files[int(np.argmax(files[BM25_FUNCTIONS]))].path == "shop/cart.py"
    assert PAST not in files


def test_rvsm_is_the_formula():
    texts = [Counter("aab"), Counter("bc"), Counter("cccd")]
    query = Counter("a")
    rarity = {"a": np.log(3), "b": np.log(3 / 2)}
    weights = (1 + np.log(2)) * rarity["a"], rarity["b"]
    cosine = rarity["a"] * weights[0] / np.hypot(*weights)
    assert rvsm(texts, query) == pytest.approx([cosine / (1 + 1), 0, 0])


def test_rvsm_favours_long_files():
    texts = [Counter("ab"), Counter("abcdefgh"), Counter("z")]
    short, long, _ = rvsm(texts, Counter("ab"))
    plain = rvsm([Counter("ab"), Counter("ab"), Counter("z")], Counter("ab"))
    assert plain[0] == plain[1] and long > 0 and short > 0
