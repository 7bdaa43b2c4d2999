from functools import partial

import pytest

from paralog.index.words import Bm25Index
from paralog.syntax import parse
from paralog.tasks.localization import (
    PastChange,
    Ranker,
    WordIndexes,
    build_codebase,
    describe_file,
    index_past,
    word_documents,
)
from paralog.tasks.localization.ranker import FILE_SHARE, Weights
from paralog.tasks.localization.signal import Group

SOURCES = {
    "shop/cart.py": '''\
class Cart:
    """What a customer wants to buy."""

    def __init__(self):
        self.lines = []

    def add_line(self, product, amount):
        """Put a product into the cart."""
        if amount < 1:
            raise ValueError("the amount of a line must be positive")
        self.lines.append((product, amount))

    def total(self):
        return sum(product.price * amount for product, amount in self.lines)
''',
    "shop/tax.py": '''\
RATE = 0.19


def add_tax(price):
    """Price with the value added tax."""
    return round(price * (1 + RATE), 2)
''',
    "shop/__init__.py": "from shop.cart import Cart\nfrom shop.tax import add_tax\n",
    "shop/store/files.py": """\
import json


def save(cart, path):
    with open(path, "w") as stream:
        json.dump(cart.lines, stream)


def load(path):
    with open(path) as stream:
        return json.load(stream)
""",
}


def make_codebase(sources, language="python"):
    files = [describe_file(path, language, text) for path, text in sources.items()]
    units = [unit for path, text in sources.items() for unit in parse(text, language, path).units]

    def indexes(files, functions):
        documents = word_documents(files, functions)
        return WordIndexes(**{kind: Bm25Index.build(made()) for kind, made in documents.items()})

    return build_codebase(files, units, indexes)


@pytest.fixture
def code():
    return make_codebase(SOURCES)


@pytest.fixture
def past(code):
    changes = [
        PastChange("a1", "Round the tax of a price half up", ("shop/tax.py",), 400.0, True),
        PastChange("b2", "Carts can be saved", ("shop/store/files.py", "shop/cart.py"), 10.0, False),
        PastChange("c3", "Fix saving when the folder is missing (#7)", ("shop/store/files.py",), 2.0, True),
        PastChange("d4", "Format everything", tuple(f"shop/{n}.py" for n in range(40)), 1.0, False),
        PastChange("e5", "Of a file that is gone", ("shop/gone.py",), 1.0, False),
    ]
    return index_past(changes, code, Bm25Index.build)


def plain_ranker(code, past):
    """A ranker in which every signal counts 1."""
    from paralog.tasks.localization import at_hand, make_report, observe

    groups = at_hand(code, past, None)
    weights = {}
    for choice in ({Group.WORDS}, {Group.WORDS, Group.MENTIONS}, set(groups)):
        signals = observe(make_report("x", ""), code, frozenset(choice), past=past).signals
        functions = dict.fromkeys(signals.functions, 1.0) | {FILE_SHARE: 1.0}
        weights[frozenset(choice)] = Weights(dict.fromkeys(signals.files, 1.0), functions)
    return Ranker("plain@1", weights)


@pytest.fixture
def ranker(code, past):
    return plain_ranker(code, past)


@pytest.fixture
def make():
    return partial(make_codebase)
