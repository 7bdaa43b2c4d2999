"""A model as a folder: what lies in it, what its config says, and how it is checked.

config.json       everything but the weights: `BundleConfig`
vocabulary.txt    one token a line, JSON-quoted, by rank
model.onnx        the encoder
text.onnx         the encoder of words into the same space, by the same vocabulary; not every bundle has it
card.md           what it was trained on, how well it does, where it fails
SHA256SUMS        hashes of the files above, in the format of sha256sum
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from paralog.bundle.calibration import ANY, SCAN, Calibration
from paralog.bundle.verification import Verification
from paralog.core import BundleError, UsageError

SCHEMA = 1
CONFIG, VOCABULARY, MODEL, TEXT, CARD, HASHES = (
    "config.json",
    "vocabulary.txt",
    "model.onnx",
    "text.onnx",
    "card.md",
    "SHA256SUMS",
)
HASHED = (CARD, CONFIG, MODEL, VOCABULARY)
"""What every bundle has; `TEXT` is hashed too, where it is."""
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,63}")


def bundle_id(name: str, version: str) -> str:
    """`name@version`, which is also what the folder of a bundle is called.

    Raises:
        UsageError: it could not be: one of them is empty, long, or has a slash or the like in it.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"the name {name!r} must be of at most 64 letters, digits, dots, hyphens and _")
    if not _VERSION.fullmatch(version):
        raise UsageError(f"the version {version!r} must be of at most 64 letters, digits and dots")
    return f"{name}@{version}"


@dataclass(frozen=True, slots=True)
class BundleConfig:
    """What a bundle says about itself.

    Attributes:
        name, version: together `name@version`.
        view: how code becomes tokens, see `paralog.features.VIEWS`.
        width: parts of a token that the encoder takes.
        buckets: hash buckets of the vocabulary.
        max_tokens: window length; longer units are cut into windows whose vectors are averaged.
        dim: width of the embeddings.
        words: share of a cosine that a sketch of the words makes up, in [0, 1); see `features.sketch`.
        calibrations: of cosines, by "python", "java", "java+python" (sorted), `ANY` and `SCAN`.
        verification: of what differs between two units; None where cosines are all there is.
        recipe: settings it was trained with, as plain values.
        trained_on: data sets with their licences, for the card and `paralog models show`.
    """

    name: str
    version: str
    view: str
    width: int
    buckets: int
    max_tokens: int
    dim: int
    calibrations: Mapping[str, Calibration]
    verification: Verification | None = None
    words: float = 0.0
    recipe: Mapping[str, Any] = field(default_factory=dict)
    trained_on: tuple[str, ...] = ()
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if not isinstance(self.words, int | float) or not 0 <= self.words < 1:
            raise ValueError(f"words is {self.words!r}, no share from 0 to less than 1")
        for name, least in (("width", 1), ("buckets", 0), ("max_tokens", 1), ("dim", 1)):
            value = getattr(self, name)
            if not isinstance(value, int) or value < least:
                raise ValueError(f"{name} is {value!r}, no number from {least} on")
        bundle_id(self.name, self.version)

    @property
    def id(self) -> str:
        """`name@version`."""
        return f"{self.name}@{self.version}"

    def calibration(self, languages: frozenset[str]) -> Calibration:
        """The calibration of cosines for pairs of these languages, else the one for any."""
        return self.calibrations.get("+".join(sorted(languages)), self.calibrations[ANY])


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that has been read and checked; the weights stay on disk until they are run."""

    folder: Path
    config: BundleConfig
    vocabulary: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Hash of all hashes: another one for other weights, vocabulary or settings."""
        return _hash(self.folder / HASHES)

    @property
    def model(self) -> Path:
        return self.folder / MODEL

    @property
    def text(self) -> Path | None:
        """The encoder of words; None where the bundle reads code only."""
        path = self.folder / TEXT
        return path if path.is_file() else None

    @property
    def card(self) -> str:
        """Raises `BundleError` where it is no text."""
        try:
            return (self.folder / CARD).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise BundleError(f"{self.folder / CARD}: cannot be read ({error})") from error


def read_bundle(folder: Path) -> Bundle:
    """Read config and vocabulary of the bundle in `folder`.

    Raises:
        BundleError: something is missing, damaged, or of a schema that this version does not know.
    """
    try:
        record = json.loads((folder / CONFIG).read_text("utf-8"))
        if record.get("schema") != SCHEMA:
            raise BundleError(
                f"{folder}: bundle schema {record.get('schema')}, this version reads {SCHEMA}; "
                "update paralog or export the model again"
            )
        calibrations = {key: Calibration(**value) for key, value in record.pop("calibrations").items()}
        known = record.pop("verification", None)
        verification = None if known is None else Verification(**known)
        record["trained_on"] = tuple(record["trained_on"])
        config = BundleConfig(**record, calibrations=calibrations, verification=verification)
        lines = (folder / VOCABULARY).read_text("utf-8").splitlines()
        vocabulary = tuple(json.loads(line) for line in lines)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BundleError(f"{folder}: not a readable model bundle ({error})") from error
    if not {ANY, SCAN} <= calibrations.keys():
        raise BundleError(f"{folder}: the bundle lacks its calibration")
    for name in (MODEL, CARD, HASHES):
        if not (folder / name).is_file():
            raise BundleError(f"{folder}: the bundle lacks {name}")
    return Bundle(folder, config, vocabulary)


def write_bundle(
    folder: Path,
    config: BundleConfig,
    vocabulary: tuple[str, ...],
    model: bytes,
    card: str,
    text: bytes | None = None,
) -> Bundle:
    """Write a bundle, hashes last; a bundle that is in `folder` stays until the new one is whole.

    Args:
        folder: where it will lie.
        config: all but the weights.
        vocabulary: tokens by rank.
        model: the encoder of code.
        card: Markdown.
        text: the encoder of words; None for a bundle that reads code only.

    Raises:
        UsageError: it cannot be written, `folder` holds something else than a bundle, or name and version
            are none, see `bundle_id`.
    """
    bundle_id(config.name, config.version)
    if folder.exists() and not _may_be_replaced(folder):
        raise UsageError(f"{folder}: holds something else than a model; remove it or write elsewhere")
    new = folder.with_name(f".{folder.name}.{secrets.token_hex(6)}.tmp")
    try:
        new.mkdir(parents=True)
        (new / CONFIG).write_text(json.dumps(asdict(config), indent=1, sort_keys=True) + "\n", "utf-8")
        (new / VOCABULARY).write_text("".join(json.dumps(token) + "\n" for token in vocabulary), "utf-8")
        (new / MODEL).write_bytes(model)
        (new / CARD).write_text(card, "utf-8")
        if text is not None:
            (new / TEXT).write_bytes(text)
        hashed = sorted(path.name for path in new.iterdir())
        (new / HASHES).write_text("".join(f"{_hash(new / name)}  {name}\n" for name in hashed), "utf-8")
        _put_in_place(new, folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return read_bundle(folder)


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / CONFIG).is_file() or not any(folder.iterdir()))


def _put_in_place(new: Path, folder: Path) -> None:
    if not folder.exists():
        os.replace(new, folder)
        return
    old = new.with_suffix(".old")  # a folder cannot take the place of a full one
    os.replace(folder, old)
    try:
        os.replace(new, folder)
    except OSError:
        os.replace(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def verify(folder: Path) -> None:
    """Check every file of a bundle against its hashes.

    Raises:
        BundleError: a file is missing, differs, or has no hash; the message names it.
    """
    try:
        lines = (folder / HASHES).read_text("utf-8").splitlines()
        stated = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        optional = {TEXT} & {*stated, *os.listdir(folder)}
        for name in (*HASHED, *optional):
            if stated.get(name) != _hash(folder / name):
                raise BundleError(f"{folder / name}: does not match its hash; install the model again")
    except (OSError, ValueError) as error:
        raise BundleError(f"{folder}: cannot be verified ({error})") from error


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
