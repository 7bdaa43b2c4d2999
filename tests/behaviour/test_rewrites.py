"""Rewrites keep what functions do; shown with `pytest -s`."""

import numpy as np
import pytest

from paralog.datasets.rewrites import JAVA, PYTHON, Chances, rewrite


def rewritten(language, kind, code, seed):
    """A function with one kind of rewrite at each of its places, or at some; None where there is none."""
    chances = Chances(np.random.default_rng(seed), 1.0 if seed == 0 else 0.5)
    changed = language.kinds[kind](language.parse(code), chances)
    return language.render(changed) if chances.taken else None


@pytest.mark.parametrize(("name", "language"), [("python", PYTHON), ("java", JAVA)])
def test_rewrites_keep_behaviour(functions, behaviours, name, language):
    originals = functions(name)
    drawn = [
        (kind, at, text)
        for kind in language.kinds
        for at, code in enumerate(originals)
        for text in {rewritten(language, kind, code, seed) for seed in range(2)} - {None}
    ]
    drawn += [
        ("all of them", at, rewrite(code, name, np.random.default_rng(seed), chance=0.5))
        for at, code in enumerate(originals)
        for seed in range(3)
    ]
    ran = behaviours([*originals, *(text for _, _, text in drawn)], name)
    failed = []
    for kind in [*language.kinds, "all of them"]:
        outcomes = [
            (text, found, ran[at])
            for (k, at, text), found in zip(drawn, ran[len(originals) :], strict=True)
            if k == kind
        ]
        kept = sum(found == wanted for _, found, wanted in outcomes)
        print(f"{name:7} {kind:22} {kept:4} of {len(outcomes):4} kept behaviour")  # noqa: T201 - what it is run for
        failed += [f"{kind}: {found}\n{text}" for text, found, wanted in outcomes if found != wanted]
        assert outcomes or name == "python", f"no function here has a place for {kind}"
    assert not failed, "\n".join(failed[:3])
