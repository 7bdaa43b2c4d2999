"""Edits change what functions do; shown with `pytest -s`."""

import numpy as np
import pytest

from paralog.datasets.edits import KINDS, TABLES, edit

LEAST = 0.85
SAMPLES = {"python": 3, "java": 2}  # of each function and kind; compiling Java takes its time
BROKEN = ["does not compile"]


@pytest.mark.parametrize("language", ["python", "java"])
def test_edits_change_behaviour(functions, behaviours, language):
    originals = functions(language)
    kinds = [kind for kind in KINDS if kind != "nesting" or TABLES[language].indented]
    drawn = [
        (kind, at, code)
        for kind in kinds
        for at, original in enumerate(originals)
        for code in samples(original, language, kind)
    ]
    ran = behaviours([*originals, *(code for _, _, code in drawn)], language)
    shares = {}
    for kind in kinds:
        outcomes = [
            (found, ran[at])
            for (k, at, _), found in zip(drawn, ran[len(originals) :], strict=True)
            if k == kind
        ]
        broken = sum(found == BROKEN for found, _ in outcomes)
        changed = sum(found not in (wanted, BROKEN) for found, wanted in outcomes)
        shares[kind] = changed / (len(outcomes) - broken)
        print(f"{language:7} {kind:11} {changed:3} of {len(outcomes):3} changed, {broken} do not compile")  # noqa: T201 - what it is run for
    assert min(shares.values()) >= LEAST, shares


def samples(code, language, kind):
    """A few different edits of one kind."""
    rng = np.random.default_rng(1)
    n = SAMPLES[language]
    drawn = [edit(code, language, rng, kinds=[kind]) for _ in range(2 * n)]
    return list(dict.fromkeys(found.code for found in drawn if found))[:n]
