"""The models that are installed, and loading one."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from paralog.api.model import Model
from paralog.bundle import DEFAULT, SHIPPED, Bundle, installed, read_bundle, resolve, verify
from paralog.config import read_environment
from paralog.core import BundleError, Encoder, Registry, UnknownName, UsageError

ENCODERS: Registry[Callable[[], Encoder]] = Registry(
    "encoder", {"hashing": "paralog.runtime.hashing:HashingEncoder"}, "paralog.encoders"
)
"""Encoders that are classes; those that are model folders are found by `paralog.bundle`."""


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """A model that can be loaded.

    Attributes:
        name: `name@version`.
        dim: length of its vectors.
        n_bytes: size on disk.
        folder: where it lies.
        is_shipped: whether it came with the package.
        trained_on: data sets with their licences.
    """

    name: str
    dim: int
    n_bytes: int
    folder: Path
    is_shipped: bool
    trained_on: tuple[str, ...]


def load(name_or_path: str | Path | None = None) -> Model:
    """A model, ready to encode.

    Args:
        name_or_path: a name, `name@version`, a folder, "hashing" for the encoder that needs no
            weights and knows nothing of behaviour, or the name under which another package
            registers an encoder; None for PARALOG_MODEL or the shipped model.

    Raises:
        UnknownName: no such model; the message lists the near ones.
        BundleError: it is there, and damaged or not what its hashes say.
    """
    chosen = _chosen(name_or_path)
    base = str(chosen).partition("@")[0]
    if base in ENCODERS.names():
        model = _from_class(base)
        if str(chosen) in (base, model.name):
            return model
    try:
        return _from_bundle(_bundle(chosen))
    except UnknownName:
        if chosen in ENCODERS.names(outside=True):
            return _from_class(str(chosen))
        raise


def find_bundle(name_or_path: str | Path | None = None) -> Bundle:
    """The files of a model that is a folder; arguments and errors as in `load`.

    Raises:
        UsageError: an encoder that has no files.
    """
    chosen = _chosen(name_or_path)
    try:
        return _bundle(chosen)
    except UnknownName:
        if str(chosen).partition("@")[0] in ENCODERS.names(outside=True):
            raise UsageError(f"{chosen} has no files; name a model that has, such as {DEFAULT}") from None
        raise


def models() -> tuple[ModelSummary, ...]:
    """The installed models, those of the package first; damaged ones are left out."""
    found = []
    for folder in installed(read_environment(os.environ).model_folders):
        try:
            found.append(_summary(read_bundle(folder)))
        except BundleError:
            continue  # `verify` says what is wrong with it
    return tuple(found)


def verify_models(name: str | None = None) -> tuple[tuple[str, str], ...]:
    """Check the files of all models, or of one, against their hashes.

    Returns:
        The name of each model with what is wrong with it, "" where nothing is.
    """
    folders = [_bundle(name).folder] if name else installed(read_environment(os.environ).model_folders)
    return tuple((folder.name, _problem(folder)) for folder in folders)


def _problem(folder: Path) -> str:
    try:
        verify(folder)
        read_bundle(folder)
    except BundleError as error:
        return str(error)
    return ""


def _from_class(name: str) -> Model:
    encoder = ENCODERS.get(name)()
    return Model(encoder, f"{inspect.getdoc(encoder)}\n")


def _from_bundle(bundle: Bundle) -> Model:
    from paralog.runtime.onnx_encoder import load_encoder
    from paralog.runtime.verifier import load_verifier

    verify(bundle.folder)  # or the cache would keep what a damaged model makes as the work of the whole one
    return Model(load_encoder(bundle), bundle.card, bundle.config.calibration, load_verifier(bundle))


def _bundle(name_or_path: str | Path) -> Bundle:
    if isinstance(name_or_path, Path):
        return read_bundle(name_or_path)
    return resolve(name_or_path, read_environment(os.environ).model_folders)


def _chosen(name_or_path: str | Path | None) -> str | Path:
    return name_or_path or str(read_environment(os.environ).settings.get("model") or DEFAULT)


def _summary(bundle: Bundle) -> ModelSummary:
    return ModelSummary(
        name=bundle.config.id,
        dim=bundle.config.dim,
        n_bytes=sum(path.stat().st_size for path in bundle.folder.iterdir() if path.is_file()),
        folder=bundle.folder,
        is_shipped=bundle.folder.parent == SHIPPED,
        trained_on=bundle.config.trained_on,
    )
