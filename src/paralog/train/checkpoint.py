"""Checkpoints: a folder of tensors and plain JSON, written whole or not at all.

Batches and dropout are drawn from (seed, step), so weights, optimizer moments and the step are all
that an exact resume needs.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import nn

from paralog.core import TrainingError
from paralog.nn.version import nn_version
from paralog.train.recipe import Recipe


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Where a run stands.

    Attributes:
        stage: its name, such as "pretrain" or "joint".
        step: steps done in that stage.
        steps: steps planned in that stage; fixed when it starts.
        history: one record each time the dev split was looked at.
        seconds: wall time that the steps of this stage took.
    """

    stage: str
    step: int
    steps: int
    history: tuple[dict[str, float], ...] = ()
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a run comes from; its checkpoint goes on under the same recipe, data and networks only.

    Attributes:
        recipe: every setting of it.
        data_hash: of the data that are drawn from, see `Material`.
        networks: fingerprint of their code.
    """

    recipe: Recipe
    data_hash: str
    networks: str = field(default_factory=nn_version)


def save_checkpoint(
    folder: Path, origin: Origin, model: nn.Module, optimizer: torch.optim.Optimizer, progress: StageProgress
) -> None:
    """Replace the checkpoint in `folder`; a kill at any moment leaves the old one or the new one."""
    new = folder.with_name(folder.name + ".new")
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    save_file({name: tensor.contiguous() for name, tensor in model.state_dict().items()}, new / "model")
    moments = {
        f"{at}.{name}": value
        for at, state in optimizer.state_dict()["state"].items()
        for name, value in state.items()
    }
    save_file(moments, new / "optimizer")
    record = {
        "recipe": asdict(origin.recipe),
        "data": origin.data_hash,
        "networks": origin.networks,
        **asdict(progress),
    }
    (new / "progress.json").write_text(json.dumps(record), "utf-8")
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        os.replace(folder, old)
    os.replace(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def read_progress(folder: Path, origin: Origin) -> StageProgress | None:
    """StageProgress of the checkpoint in `folder`, or None where there is none.

    Raises:
        TrainingError: the checkpoint is damaged or belongs to another recipe, other data or other networks.
    """
    kept = _whole(folder)
    if kept is None:
        return None
    try:
        record = json.loads((kept / "progress.json").read_text("utf-8"))
        recipe, data_hash = record.pop("recipe"), record.pop("data", "")
        networks = record.pop("networks", "")
        name = recipe["name"]
        progress = StageProgress(**{**record, "history": tuple(record["history"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            f"{kept}: the checkpoint is damaged ({error}); remove it to start anew"
        ) from error
    if _settings(recipe) != _settings(json.loads(json.dumps(asdict(origin.recipe)))):
        raise TrainingError(
            f"{kept} belongs to another recipe or other settings ({name!r}); "
            "give another --output, or remove it to start anew"
        )
    if data_hash != origin.data_hash:
        raise TrainingError(
            f"{kept} belongs to other data, or to these before they were changed; "
            "give another --output, or remove it to start anew"
        )
    if networks != origin.networks:
        raise TrainingError(
            f"{kept} belongs to networks of another version of paralog; "
            "give another --output, or remove it to start anew"
        )
    return progress


def _settings(recipe: dict[str, object]) -> dict[str, object]:
    """What of a recipe decides the training: all but what is said of it."""
    return {name: value for name, value in recipe.items() if name != "summary"}


def load_checkpoint(folder: Path, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Put the weights and moments of the checkpoint in `folder` back.

    Raises:
        TrainingError: there is none, or it does not fit.
    """
    kept = _whole(folder)
    if kept is None:
        raise TrainingError(f"{folder}: no checkpoint")
    try:
        model.load_state_dict(load_file(kept / "model"))
        state: dict[int, dict[str, torch.Tensor]] = {}
        for key, value in load_file(kept / "optimizer").items():
            at, name = key.split(".", 1)
            state.setdefault(int(at), {})[name] = value
    except (OSError, RuntimeError, ValueError, SafetensorError) as error:
        raise TrainingError(
            f"{kept}: the checkpoint is damaged ({error}); remove it to start anew"
        ) from error
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state})


def save_weights(path: Path, encoder: nn.Module) -> None:
    """Write the weights of an encoder alone, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    save_file({name: tensor.contiguous() for name, tensor in encoder.state_dict().items()}, new)
    os.replace(new, path)


def load_weights(path: Path, encoder: nn.Module) -> None:
    """Put the weights that `save_weights` wrote into an encoder of the same shape.

    Raises:
        TrainingError: they cannot be read, or do not fit.
    """
    try:
        encoder.load_state_dict(load_file(path))
    except (OSError, RuntimeError, ValueError, SafetensorError) as error:
        raise TrainingError(f"{path}: no weights for this encoder ({error})") from error


def _whole(folder: Path) -> Path | None:
    """The newest whole checkpoint: the folder itself, or the old one when a replacement was cut off."""
    for candidate in (folder, folder.with_name(folder.name + ".old")):
        if (candidate / "progress.json").is_file():
            return candidate
    return None
