"""RUM_bl and its like: both branches and their fusion, trained on matched and unmatched pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.experiments.rum_bugs.networks import Locator
from paralog.features import UnitArrays
from paralog.train.batches import embed

CHUNK = 8
"""Units that run through an encoder together."""
_REPORTS = 32
"""Reports that are compared with all files at once."""


@dataclass(frozen=True, slots=True)
class LocateOptions:
    """How a locator is fitted.

    Attributes:
        steps: of training.
        batch: matched pairs of a step.
        unmatched: files of a step beside those that were changed; each pair that is no match is one.
        encoder_rate: learning rate of a branch that is reused.
        rate: of everything else.
        max_tokens: of a file, from its beginning.
    """

    steps: int = 100
    batch: int = 12
    unmatched: int = 12
    encoder_rate: float = 2e-3
    rate: float = 2e-3
    max_tokens: int = 192


def tune(
    locator: Locator,
    reports: Sequence[UnitArrays],
    files: Sequence[UnitArrays],
    links: NDArray[np.bool_],
    options: LocateOptions,
    seed: int,
    reused: Sequence[nn.Module] = (),
) -> None:
    """Train all weights with a cross-entropy in which matched and unmatched pairs weigh the same.

    Leaves the locator in eval mode.

    Args:
        locator: is changed in place.
        reports: that are learned from, two at least.
        files: all of them, two at least.
        links: [n reports, n files], which were changed for which; some are.
        options: how.
        seed: of what is drawn.
        reused: branches that have been learned already.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    slow = {id(p) for branch in reused for p in branch.parameters()}
    groups = [
        {"params": [p for p in locator.parameters() if (id(p) in slow) == is_slow], "lr": rate}
        for is_slow, rate in ((True, options.encoder_rate), (False, options.rate))
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    pairs = np.argwhere(links)
    locator.train()
    for _ in range(options.steps):
        drawn = pairs[rng.choice(len(pairs), min(options.batch, len(pairs)), replace=False)]
        # Two others at least, so that what is normalised over the step is never alone.
        rows = np.unique([*drawn[:, 0], *rng.choice(len(reports), 2, replace=False)])
        others = rng.choice(len(files), max(2, min(options.unmatched, len(files))), replace=False)
        columns = np.unique([*drawn[:, 1], *others])
        texts = _embed(locator.text, [reports[int(row)] for row in rows])
        codes = _embed(locator.code, [files[int(column)] for column in columns])
        truth = torch.from_numpy(links[np.ix_(rows, columns)].astype(np.float32))
        share = truth.mean().clamp(1e-3, 1 - 1e-3)
        weights = torch.where(truth > 0, 0.5 / share, 0.5 / (1 - share))
        loss = F.binary_cross_entropy_with_logits(locator.fuse(texts, codes), truth, weight=weights)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(locator.parameters(), 1.0)
        optimizer.step()
    locator.eval()


@torch.no_grad()
def pair_log_odds(
    locator: Locator, reports: Sequence[UnitArrays], files: Sequence[UnitArrays]
) -> NDArray[np.float32]:
    """Log-odds of every report with every file, [n, m]; each is encoded once."""
    codes = _embed(locator.code, files)
    texts = _embed(locator.text, reports)
    parts = [locator.fuse(texts[at : at + _REPORTS], codes) for at in range(0, len(texts), _REPORTS)]
    found: NDArray[np.float32] = torch.cat(parts).numpy()
    return found


def _embed(encoder: nn.Module, units: Sequence[UnitArrays]) -> Tensor:
    return embed(encoder, units, torch.device("cpu"), CHUNK)
