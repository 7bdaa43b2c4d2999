import numpy as np

from paralog.datasets.rewrites import Chances
from paralog.datasets.rewrites.java.places import at_nodes


def rewritten(program, rule, chance=1.0):
    chances = Chances(np.random.default_rng(0), chance)
    return at_nodes(rule, "parenthesized_expression")(program, chances), chances.taken


def test_places_that_share_text_are_not_rewritten_together(program):
    def bare(known, node):
        yield known.replace(node, f"[{known.text(node)[1:-1]}]".replace("[", "").replace("]", " "))

    changed, taken = rewritten(program("n = (1 + (2 + 3)) + (4);"), bare)
    assert taken == 2
    assert "n = (1 + 2 + 3 ) + 4 ;" in changed.piece.code


def test_what_would_not_parse_is_left(program):
    known = program("n = (1);")
    changed, taken = rewritten(known, lambda known, node: [known.replace(node, "(")])
    assert changed is known and taken == 0


def test_nothing_is_rewritten_that_is_not_drawn(program):
    known = program("n = (1);")
    changed, taken = rewritten(known, lambda known, node: [known.replace(node, "1")], 0.0)
    assert changed is known and taken == 0
