"""The card of a model: what it is, what it saw, how well its probability holds, where it fails."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from paralog.bundle import ANY, SCAN, BundleConfig
from paralog.datasets.store import ArrayStore
from paralog.evaluation.reliability import ReliabilityBin
from paralog.features.sketch import SKETCH_DIM
from paralog.features.text import LONGEST_TEXT
from paralog.train.calibrate import CalibrationReport
from paralog.train.checkpoint import StageProgress
from paralog.train.material import Material
from paralog.train.recipe import RECIPES
from paralog.train.verification import FittedVerifier

CORPUS = "corpus"
_GITHUB = "from public GitHub repositories (licence of each repository, many without one)"
_CLCDSA = "of the CLCDSA collection (no licence stated)"
_RESEARCH = "(research collection, no licence stated)"
SOURCES = {
    "hackerrank": f"HackerRank solutions {_GITHUB}",
    "leetcode": f"LeetCode solutions {_GITHUB}",
    "projecteuler": f"Project Euler solutions {_GITHUB}",
    "algo-classes": f"programs by algorithm class {_RESEARCH}",
    "atcoder": f"AtCoder solutions {_CLCDSA}",
    "codejam": f"Code Jam solutions {_CLCDSA}",
    "googlejam4": f"googlejam4 solutions {_RESEARCH}",
    "ojclone": f"OJClone solutions {_RESEARCH}",
    "contest": f"HackerRank and LeetCode solutions with the texts of their problems, {_GITHUB}",
    "stackoverflow": "Stack Overflow questions with code that answers them, of CoNaLa (CC BY-SA)",
    CORPUS: "functions of public Python and Java projects on GitHub (MIT, BSD, Apache-2.0 and others)",
}
"""What is trained on by platform, with licences. Only weights are shipped; none of this code is."""

LABELS = {ANY: "any other languages", SCAN: "scan, from 0.1 on"}
"""What the card calls the calibrations whose keys say nothing to a reader."""

_OF_SOURCES = """\
- Trained on programming contests and on library functions under made-up names. Two library functions
  that do the same through different libraries are harder for it than two contest solutions.
- Problems of the test split and the held-out authors were not trained on; contest platforms beyond those
  named above were never seen."""
_OF_OWN = "- Trained on the solutions named above alone; code of another kind was never seen."
_TEXT = """\
## Text

It reads words too: `encode_text` puts a text, of which the first {longest} words count, into the space of the
code. It learned from what {n:,} of the solutions are for, said in words. The cosine of a text and of code
ranks; no probability is calibrated for it."""
_TEACHERS = """\
## Teachers

It learned to give the mean of the cosines that these encoders give, each of its own size and trained on the
same data. Of itself it saw no label."""
_VERIFIER = """\
## Verifier

For two units that serve one purpose it tells whether what differs between them changes what they do: a
logistic regression on what has changed. `pair_probability` is the product of both probabilities, and a scan
states this one beside its own."""
_WEIGHTS = """\
Numbers are counted as the logarithm of one more than there are; "alike", "alone" and "in common" are shares.
That much in common speaks against a pair is no mistake: who writes a thing anew changes all of it, and who
changes one operator means it."""
_OF_CHANGES = """\
### Does its probability hold?

Pairs of the dev split in Python and Java, of which five in eight do the same: solutions of one problem, and
rewritings by rule. The others are edited, or edited and rewritten. C and C++ were not measured."""
_VERIFIED = """\
### Does the product hold?

Pairs of solutions of the dev split, of one problem and, as many, of two. Edited code is not among them."""
_NO_SCAN = """\
**scan** is not fitted, since too few pairs are known: a wide curve, under which a scan is sure of hardly
anything."""
_UNREAD = """\
- Functions that look alike and differ in one operator or bound lie close together; a cosine does not
  tell them apart reliably."""
_READ = """\
- Functions that look alike and differ in one operator or bound lie close together; a cosine does not
  tell them apart, the verifier often does. It counts changes and does not follow values."""
_LIMITS = """\
- It reads one unit at a time. What a called function does, it guesses from the name.
- Units longer than the window are encoded in parts and averaged, which blurs them."""


def card(
    config: BundleConfig,
    material: Material,
    progress: StageProgress,
    reports: Sequence[CalibrationReport],
    *,
    texts: ArrayStore | None = None,
    verifier: FittedVerifier | None = None,
    verified: Sequence[CalibrationReport] = (),
) -> str:
    """The card in Markdown.

    Args:
        config: of the bundle.
        material: what it was trained on.
        progress: of its training.
        reports: how well the probabilities of its cosines hold.
        texts: what its text side learned from, one for each solution; None where it reads code only.
        verifier: what reads both units of a pair; None where nothing does.
        verified: how well its probabilities hold when that has had its say.
    """
    train = material.rows("train")
    drawn = material.drawn()
    last = progress.history[-1] if progress.history else {}
    settings = {key: value for key, value in config.recipe.items() if key not in ("name", "summary")}
    is_public = not set(config.trained_on).isdisjoint(SOURCES.values())
    # Of one's own solutions the train split stands in for the corpus.
    functions = f" and {len(material.functions):,} corpus functions" if is_public else ""
    limits = (
        "## Limits\n",
        _OF_SOURCES if is_public else _OF_OWN,
        _UNREAD if verifier is None else _READ,
        _LIMITS,
    )
    sections = [
        f"# {config.id}\n\n{config.recipe.get('summary', '')}",
        f"{config.dim} dimensions, view `{config.view}`, windows of {config.max_tokens:,} tokens, "
        f"vocabulary of {len(material.view.vocabulary.tokens):,} tokens.{_words(config.words)}",
        "## Trained on\n\n" + "\n".join(f"- {source}" for source in config.trained_on),
        f"{sum(drawn.values()):,} solutions of {len(drawn):,} problems that several authors solved"
        f"{functions}, {progress.step:,} steps, seed {config.recipe.get('seed')}. "
        f"Data `{material.data_hash[:16]}`.",
        *([_teachers(teachers)] if (teachers := config.recipe.get("teachers")) else []),
        *([] if texts is None else [_text(texts, train)]),
        f"## Dev split, names hidden{', learned dimensions' if config.words else ''}\n\n"
        + _table(("row", "AUC", "MAP@R"), _dev_rows(last)),
        "## Does the probability hold?\n\nProblems were left out of the fit in turn. `scan` is the "
        "calibration for pairs that a join proposes, of which one in a thousand is taken to be real; the "
        "others are stated for as many pairs that do the same as pairs that do not.\n\n"
        + "\n\n".join(_reliability(report) for report in reports)
        + ("" if any(report.key == SCAN for report in reports) else f"\n\n{_NO_SCAN}"),
        *([] if verifier is None else [_verifier(verifier, verified)]),
        "\n".join(limits),
        "## Settings\n\n" + _table(("setting", "value"), ((k, str(v)) for k, v in sorted(settings.items()))),
    ]
    return "\n\n".join(sections) + "\n"


def _words(share: float) -> str:
    """What of a vector is not learned."""
    if not share:
        return ""
    return f" {SKETCH_DIM} of the dimensions are a sketch of the words; they make up {share:.0%} of a cosine."


def _teachers(teachers: Iterable[tuple[str, float]]) -> str:
    """What they are called, what each counts for, and how those that are recipes are trained."""
    rows = ((name, f"{share:g}", *_training(name)) for name, share in teachers)
    head = ("teacher", "share", "steps", "units in a step", "lexemes blanked", "begins with")
    return f"{_TEACHERS}\n\n{_table(head, rows)}"


def _training(name: str) -> tuple[str, ...]:
    """Steps of a teacher, units in each, share of lexemes blanked, and the model it begins with."""
    if name not in RECIPES:
        return "", "", "", name
    recipe = RECIPES[name]
    units = recipe.problems * recipe.per_problem + 2 * recipe.functions + recipe.singles
    return (
        f"{recipe.steps:,}",
        f"{units:,}",
        f"{recipe.forget_lexemes:g}",
        recipe.starts_from or "drawn numbers",
    )


def _text(texts: ArrayStore, train: Sequence[int]) -> str:
    return _TEXT.format(longest=LONGEST_TEXT, n=np.count_nonzero(texts.lengths[list(train)]))


def _verifier(verifier: FittedVerifier, reports: Sequence[CalibrationReport]) -> str:
    """What it weighs, how well it does, and how well what comes of it holds."""
    by_weight = sorted(verifier.weights.weights.items(), key=lambda item: (item[1], item[0]))
    scores = ((name, f"{auc:.3f}") for name, auc in verifier.scores.items())
    weights = ((name, f"{weight:+.2f}") for name, weight in by_weight)
    parts = [_VERIFIER, _table(("dev split", "AUC"), scores), _WEIGHTS, _table(("change", "weight"), weights)]
    parts += [_OF_CHANGES, _bins(verifier.bins)]
    if reports:
        parts += [_VERIFIED, *(_reliability(report) for report in reports)]
    return "\n\n".join(parts)


def _dev_rows(record: dict[str, float]) -> Iterable[tuple[str, ...]]:
    for name in record:
        label, _, metric = name.rpartition(" ")
        if metric == "auc" and label:
            yield label, f"{record[name]:.3f}", f"{record[f'{label} map_at_r']:.3f}"


def _bins(bins: Iterable[ReliabilityBin]) -> str:
    rows = (
        (f"{b.low:.1f} to {b.high:.1f}", f"{b.predicted:.3f}", f"{b.observed:.3f}", f"{b.n:,}") for b in bins
    )
    return _table(("probability", "mean", "observed", "pairs"), rows)


def _reliability(report: CalibrationReport) -> str:
    error = "unknown, as no pair is so probable" if math.isnan(report.ece) else f"{report.ece:.3f}"
    return (
        f"**{LABELS.get(report.key, report.key)}**: expected calibration error {error} "
        f"({report.n_positive:,} pairs that do the same, {report.n_negative:,} that do not)\n\n"
        + _bins(report.bins)
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
