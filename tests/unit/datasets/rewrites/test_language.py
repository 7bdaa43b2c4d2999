import numpy as np

from paralog.datasets.rewrites import Language


def shout(text, chances):
    if chances.draw():
        chances.count()
        return text.upper()
    return text


def double(text, chances):
    chances.count()
    return text + text


def sink(text, chances):
    raise RecursionError


def language(render=str, **kinds):
    return Language(lambda code: code if code.isalpha() else None, kinds, render)


def test_every_kind_is_applied():
    assert language(a=shout, b=double).rewrite("ab", np.random.default_rng(0), 1.0) == "ABAB"


def test_nothing_taken_leaves_the_code_unrendered():
    quiet = language(lambda text: "rendered", a=shout)
    assert quiet.rewrite("ab", np.random.default_rng(0), 0.0) == "ab"


def test_what_does_not_parse_render_or_end_comes_back():
    rng = np.random.default_rng(0)
    assert language(a=shout).rewrite("1 2", rng, 1.0) == "1 2"
    assert language(lambda text: None, a=shout).rewrite("ab", rng, 1.0) == "ab"
    assert language(a=sink).rewrite("ab", rng, 1.0) == "ab"


def test_kinds_come_in_random_order():
    def mark(text, chances):
        chances.count()
        return f"({text})"

    seen = {language(a=mark, b=double).rewrite("a", np.random.default_rng(s), 1.0) for s in range(20)}
    assert seen == {"(a)(a)", "(aa)"}
