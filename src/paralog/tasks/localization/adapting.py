"""A ranking fitted to one's own closed issues, starting from the one that was learned elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from paralog.core import UsageError
from paralog.evaluation.locating import measures, right_ranks
from paralog.tasks.localization.fitting import Example, fit_odds, fit_weights, mean_loss, shares
from paralog.tasks.localization.ranker import Ranker, Weights, table
from paralog.tasks.localization.signal import Floats, Group
from paralog.tasks.localization.training import Solved

FEWEST = 20
"""Issues below which nothing is learned."""
PULLS = (1.0, 4.0, 16.0, 64.0)
"""Pulls of the weights towards those that were learned elsewhere, of which one is chosen."""
_LAST = 0.2  # share of the issues, the latest, that judge
_ODDS_PULL = 10.0
_MEASURES = (("acc@1", "all files first"), ("acc@5", "in the first 5"), ("acc@10", "in the first 10"))


@dataclass(frozen=True, slots=True)
class AdaptedRanking:
    """A fitted ranking and what it brought.

    Attributes:
        ranker: fitted to all issues; the one it began with where fitting brought nothing.
        pull: that was chosen; None where no fit ranked later issues better.
        n_learned, n_judged: issues that were learned from to judge, and that judged.
        before, after: means over the latest issues of "acc@1", "acc@5", "acc@10", "mrr", ranked by the old
            weights, and by new ones that know none of these issues.
    """

    ranker: Ranker
    pull: float | None
    n_learned: int
    n_judged: int
    before: Mapping[str, float]
    after: Mapping[str, float]

    def told(self) -> list[str]:
        """What was learned and what it brought, as lines for a person."""
        lines = [f"{self.n_judged} later issues, learned from {self.n_learned}:  before  after"]
        lines += [
            f"  {text:<18} {100 * self.before[name]:6.1f} {100 * self.after[name]:6.1f} %"
            for name, text in _MEASURES
        ]
        lines.append(f"  {'MRR':<18} {self.before['mrr']:6.3f} {self.after['mrr']:6.3f}")
        if self.pull is None:
            lines.append("nothing that was fitted ranked later issues better: the ranking stays as it was")
        return lines


def adapt(base: Ranker, issues: Sequence[Solved], name: str) -> AdaptedRanking:
    """Fit the weights of files to issues of one project.

    How strongly the weights are held to the old ones is chosen on the later issues among those learned
    from: fitted to the first three quarters, judged by the last. The weights of functions stay.

    Args:
        base: the ranking to begin with.
        issues: in order of time, at least `FEWEST`.
        name: of the new ranking.

    Raises:
        UsageError: there are fewer.
    """
    if len(issues) < FEWEST:
        raise UsageError(f"{len(issues)} closed issues can be learned from, fewer than {FEWEST}")
    n_judged = max(1, round(_LAST * len(issues)))
    learned, judged = issues[:-n_judged], issues[-n_judged:]
    whole = base.usable(frozenset.intersection(*(frozenset(issue.by_group) for issue in issues)))
    pull = _choose_pull(base.weights[whole], whole, learned)
    trial = base.weights[whole] if pull is None else _fitted(base.weights[whole], whole, learned, pull)
    ranker = base
    if pull is not None:
        weights = {
            choice: _fitted(found, choice, issues, pull)
            for choice, found in base.weights.items()
            if choice <= whole
        }
        provenance = {**base.provenance, "adapted_from": base.name, "issues": len(issues), "pull": pull}
        ranker = Ranker(name, weights, provenance)
    return AdaptedRanking(
        ranker=ranker,
        pull=pull,
        n_learned=len(learned),
        n_judged=n_judged,
        before=_judge(base.weights[whole], whole, judged),
        after=_judge(trial, whole, judged),
    )


def _choose_pull(base: Weights, choice: frozenset[Group], issues: Sequence[Solved]) -> float | None:
    """The pull under which later issues have the least loss; None where the old weights have."""
    cut = max(1, len(issues) * 3 // 4)
    earlier, later = _examples(base, choice, issues[:cut]), _examples(base, choice, issues[cut:])
    old = np.array(list(base.files.values()))
    losses: dict[float | None, float] = {None: mean_loss(later, old)}
    for pull in PULLS:
        losses[pull] = mean_loss(later, fit_weights(earlier, pull, toward=old))
    return min(losses, key=lambda pull: losses[pull])


def _fitted(base: Weights, choice: frozenset[Group], issues: Sequence[Solved], pull: float) -> Weights:
    examples = _examples(base, choice, issues)
    weights = fit_weights(examples, pull, toward=np.array(list(base.files.values())))
    odds = fit_odds(
        [shares(example.signals @ weights) for example in examples],
        [example.right for example in examples],
        base.file_odds,
        _ODDS_PULL,
    )
    return replace(base, files=dict(zip(base.files, map(float, weights), strict=True)), file_odds=odds)


def _examples(base: Weights, choice: frozenset[Group], issues: Sequence[Solved]) -> list[Example]:
    names = tuple(base.files)
    return [Example(table(issue.signals(choice).files, names), issue.files) for issue in issues]


def _judge(weights: Weights, choice: frozenset[Group], issues: Sequence[Solved]) -> dict[str, float]:
    numbers: Floats = np.array(list(weights.files.values()))
    ranks = [
        right_ranks(example.signals @ numbers, example.right)
        for example in _examples(weights, choice, issues)
    ]
    found = measures(ranks)
    return {name: float(found[name].mean()) for name in ("acc@1", "acc@5", "acc@10", "mrr")}
