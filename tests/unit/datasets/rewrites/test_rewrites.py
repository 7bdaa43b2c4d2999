import numpy as np
import pytest

from paralog.datasets.rewrites import KINDS, Chances, rewrite
from paralog.datasets.rewrites.python import parse, render

LOOP = "for i in range(3):\n    print(i)\n"


def rewritten(code, seed, chance=0.5, language="python"):
    return rewrite(code, language, np.random.default_rng(seed), chance=chance)


@pytest.mark.parametrize("chance", [0.5, 1.0])
def test_programs_do_the_same_after_rewriting(programs, behaviour, chance):
    for name, code in programs.items():
        wanted = behaviour(code)
        for seed in range(6):
            changed = rewritten(code, seed, chance)
            assert behaviour(changed) == wanted, f"{name}, seed {seed}:\n{changed}"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_applies_and_keeps_what_programs_do(programs, behaviour, kind):
    taken = 0
    for name, code in programs.items():
        chances = Chances(np.random.default_rng(0), 1.0)
        changed = render(KINDS[kind](parse(code), chances))
        taken += chances.taken
        if chances.taken:
            assert behaviour(changed) == behaviour(code), f"{name}:\n{changed}"
    assert taken


def test_two_rounds_do_the_same(programs, behaviour):
    for name, code in programs.items():
        twice = rewritten(rewritten(code, 1, 1.0), 2, 1.0)
        assert behaviour(twice) == behaviour(code), f"{name}:\n{twice}"


def test_the_same_generator_gives_the_same_text(programs):
    assert all(rewritten(code, 3) == rewritten(code, 3) for code in programs.values())


def test_generators_give_different_texts(programs):
    assert len({rewritten(programs["primes"], seed) for seed in range(10)}) > 5


def test_chance_is_the_share_of_places():
    code = "\n".join(f"if a < {n}: print({n})" for n in range(400))
    chances = Chances(np.random.default_rng(0), 0.25)
    KINDS["turn-comparison"](parse(code), chances)
    assert 70 < chances.taken < 130


@pytest.mark.parametrize(
    "code",
    [
        "",
        "# nothing here\n",
        "print 'two'\n",
        "def broken(:\n",
        "x = '\0'\nfor i in range(3): print(i)\n",
        "x = " + "(" * 5000 + "1" + ")" * 5000,
        "x = " + "-" * 20000 + "1",
        "x = " + "+".join(["1"] * 20000) + "\n" + LOOP,
        "@(" + "+".join(["f.property"] * 3000) + ")\ndef g(): pass\n",
        "exec('i = 3')\n" + LOOP,
        "print(globals())\n" + LOOP,
        LOOP + "#" * 100_000,
    ],
    ids=[
        "empty",
        "comment",
        "python 2",
        "broken",
        "null",
        "parens",
        "signs",
        "sum",
        "mark",
        "exec",
        "globals",
        "long",
    ],
)
def test_what_cannot_be_rewritten_comes_back(code):
    assert rewritten(code, 0, 1.0) == code


def test_an_unknown_language_comes_back():
    assert rewritten(LOOP, 0, 1.0, "cobol") == LOOP


def test_code_comes_back_as_it_was_where_nothing_is_drawn():
    code = "x   =  3 # three\n" + LOOP
    assert rewritten(code, 0, 0.0) == code


def test_invalid_escapes_are_no_warning():
    assert "while" in rewritten("print('\\d')\n" + LOOP, 5, 1.0) + rewritten("print('\\d')\n" + LOOP, 6, 1.0)
