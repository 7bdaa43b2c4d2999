"""The bundle that adapting makes: its base with a map on top."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from paralog.bundle import Bundle, BundleConfig, Calibration, bundle_id, write_bundle
from paralog.core import Progress, UsageError
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.adapt_graph import append_map
from paralog.train.adapt_map import FittedMap
from paralog.train.learned import shipped


@dataclass(frozen=True, slots=True)
class AdaptOptions:
    """Where an adaptation reads and writes.

    Attributes:
        source: folder of labelled solutions, see `paralog.datasets.labelled`, or file of labelled pairs,
            see `paralog.datasets.pair_records`.
        output: folder in which the bundle `NAME-adapted@VERSION` is written.
        version: of the bundle, letters, digits and dots.
        jobs: processes that parse, and threads that encode and fit.
        advance: told how far the work is.
    """

    source: Path
    output: Path
    version: str = "1"
    jobs: int = 1
    advance: Progress = lambda *_: None


@dataclass(frozen=True, slots=True)
class Draft:
    """An adapted model that has not been judged yet, and so is nobody's bundle.

    Attributes:
        base: what was adapted.
        config: with the calibrations of the base.
        model: the encoder of code with the map on top.
        text: the encoder of words with the same map, where the base has one.
    """

    base: Bundle
    config: BundleConfig
    model: bytes
    text: bytes | None

    def write(
        self, folder: Path, calibrations: Mapping[str, Calibration] | None = None, card: str = ""
    ) -> Bundle:
        """Write it below `folder`, under its name; without calibrations with those of the base."""
        config = replace(self.config, calibrations=calibrations or self.config.calibrations)
        return write_bundle(
            folder / config.id,
            config,
            self.base.vocabulary,
            self.model,
            card,
            self.text,
        )


def adapted_name(base: Bundle, options: AdaptOptions) -> str:
    """Name of the new bundle.

    Raises:
        UsageError: it could not be called so.
    """
    name = f"{base.config.name}-adapted"
    bundle_id(name, options.version)
    return name


def require_place(folder: Path) -> None:
    """Find out before the work, not after it, that its result cannot be kept.

    Raises:
        UsageError: nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); give another --output") from error


def compared_with(before: OnnxEncoder) -> dict[str, OnnxEncoder]:
    """What an adapted model is held against: its base, and the shipped model where that is another."""
    others = {name: model for name, model in shipped().items() if model.fingerprint != before.fingerprint}
    return {before.name: before, **others}


def draft(base: Bundle, options: AdaptOptions, fitted: FittedMap, source: str) -> Draft:
    """The base with the map on top; just the base where no map was better than none.

    Args:
        base: what is adapted.
        options: for the version.
        fitted: the map.
        source: what it was fitted to.
    """
    config = replace(
        base.config,
        name=adapted_name(base, options),
        version=options.version,
        recipe={"name": "adapted", "base": base.config.id, "strength": str(fitted.strength)},
        trained_on=(*base.config.trained_on, f"{source}, one's own"),
    )
    return Draft(
        base,
        config,
        _mapped(base.model.read_bytes(), fitted),
        None if base.text is None else _mapped(base.text.read_bytes(), fitted),
    )


def _mapped(network: bytes, fitted: FittedMap) -> bytes:
    return append_map(network, fitted.matrix) if fitted.is_changed else network
