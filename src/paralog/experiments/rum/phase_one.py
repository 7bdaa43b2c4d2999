"""Phase one: AUM, RUM and RSiaCNN, trained once for each seed and kept for everything that reuses them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from paralog.train.described_material import prepare_described
from paralog.train.enriched import Enriched, fit_enriched
from paralog.train.loop import fit
from paralog.train.material import Material
from paralog.train.model import Siamese
from paralog.train.recipe import RUM, Recipe, get_recipe
from paralog.train.stage import LoopOptions

SMOKE = replace(
    RUM,
    auxiliary_steps=2,
    steps=2,
    text_steps=2,
    problems=4,
    per_problem=2,
    singles=4,
    vocabulary=200,
    max_tokens=48,
    chunk=8,
)
"""Hardly any training."""
TELL_EVERY = 50
"""Steps."""


@dataclass(frozen=True)
class Workplace:
    """Where the studies of the second paper read and write.

    Attributes:
        data: folder with `clones/` and `corpus/`.
        folder: prepared arrays, checkpoints and runs; what is finished there is not done again.
        jobs: processes side by side, each with one thread.
        tell: called with a line for each thing that is done.
    """

    data: Path
    folder: Path
    jobs: int = 1
    tell: Callable[[str], None] = lambda _: None

    @property
    def prepared(self) -> Path:
        """Folder of the arrays."""
        return self.folder / "prepared"


@dataclass(frozen=True)
class PhaseOne:
    """The three models of one seed, in eval mode.

    Attributes:
        material: what they were trained on.
        enriched: AUM and RUM.
        recipe: of AUM and RUM, with the seed.
        alone: RSiaCNN, the structure of RUM trained from code alone.
        seconds: of wall time that training took since it was last started, by model.
    """

    recipe: Recipe
    material: Material
    enriched: Enriched
    alone: Siamese
    seconds: dict[str, float]

    @property
    def key(self) -> str:
        """Hash of all that the models depend on."""
        text = json.dumps([asdict(self.recipe), self.material.data_hash], sort_keys=True)
        return sha256(text.encode()).hexdigest()[:8]


def material_of(place: Workplace, recipe: Recipe = RUM) -> Material:
    """What phase one is trained on and asked about."""
    return prepare_described(recipe, place.data, place.prepared, place.jobs)


def phase_one(place: Workplace, recipe: Recipe = RUM, seed: int = 0) -> PhaseOne:
    """Train the models of one seed, or go on from their checkpoints.

    Raises:
        UsageError: a data file is missing, or a file cannot be written.
        TrainingError: the data do not suffice, or a checkpoint is of another recipe.
    """
    recipe = replace(recipe, seed=seed)
    place.tell("preparing code with text")
    material = material_of(place, recipe)
    folder = place.folder / "phase-one" / f"{recipe.name}-{seed}"
    started = time.monotonic()
    enriched = fit_enriched(recipe, material, _options(place, folder, f"{recipe.name}, seed {seed}"))
    between = time.monotonic()
    alone, _ = fit(code_only(recipe), material, _options(place, folder / "alone", f"rsiacnn, seed {seed}"))
    seconds = {"AUM and RUM": between - started, "RSiaCNN": time.monotonic() - between}
    return PhaseOne(recipe, material, enriched, alone, seconds)


def code_only(recipe: Recipe) -> Recipe:
    """RSiaCNN in the settings of `recipe`: the same structure, learned without text."""
    plain = get_recipe("rsiacnn")
    return replace(
        recipe,
        name=plain.name,
        summary=plain.summary,
        enriched=False,
        auxiliary_steps=0,
        text_steps=0,
    )


def _options(place: Workplace, folder: Path, title: str) -> LoopOptions:
    def report(stage: str, step: int, steps: int, loss: float, scores: dict[str, float]) -> None:
        if scores or step % TELL_EVERY == 0:
            shown = "".join(f"  {name} {value:.3f}" for name, value in scores.items() if "auc" in name)
            place.tell(f"{title}, {stage} {step}/{steps}: loss {loss:.4f}{shown}")

    return LoopOptions(folder, threads=max(1, place.jobs), dev_every=250, report=report)
