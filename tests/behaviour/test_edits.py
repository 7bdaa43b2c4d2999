"""Edits change what functions do; shown with `pytest -s`."""

import numpy as np
import pytest

from paralog.datasets.edits import KINDS, edit

LEAST = 0.85
SAMPLES = 4


@pytest.mark.parametrize("language", ["python", "java"])
def test_edits_change_behaviour(functions, behaviours, language):
    originals = functions(language)
    drawn = [
        (kind, at, found.code)
        for kind in KINDS
        for at, code in enumerate(originals)
        for found in samples(code, language, kind)
    ]
    ran = behaviours([*originals, *(code for _, _, code in drawn)], language)
    before, after = ran[: len(originals)], ran[len(originals) :]
    shares = {}
    for kind in KINDS:
        outcomes = [
            (code, found, before[at])
            for (k, at, code), found in zip(drawn, after, strict=True)
            if k == kind
        ]
        kept = [code for code, found, wanted in outcomes if found == wanted or found == ['does not compile']]
        broken = sum(found == ["does not compile"] for _, found, _ in outcomes)
        changed = len(outcomes) - len(kept)
        shares[kind] = changed / max(len(outcomes) - broken, 1)
        print(f"{language:7} {kind:11} {changed:4} of {len(outcomes):4} changed behaviour, {broken} do not compile")
        for code in kept if SHOW else ():
            print(code)
    assert min(shares.values()) >= LEAST, shares


def samples(code, language, kind):
    """A few different edits of one kind."""
    rng = np.random.default_rng(1)
    drawn = [edit(code, language, rng, kinds=[kind]) for _ in range(2 * SAMPLES)]
    unique = {found.code: found for found in drawn if found}
    return list(unique.values())[:SAMPLES]


import os; SHOW = bool(os.environ.get("SHOW"))
