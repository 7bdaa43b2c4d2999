"""What the result of parsing depends on, in one short word."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from paralog.core import Language
from paralog.core.fingerprint import fingerprint
from paralog.syntax.languages import LANGUAGES


@cache
def parser_version(language: str) -> str:
    """Fingerprint of everything that decides what `parse` gives for a language.

    That is the text of this package, the language's own table and the versions of its grammar.
    """
    table = LANGUAGES.get(language)
    parts = [
        fingerprint(Path(__file__).parent),
        *_table_rows(table),
        _installed("tree-sitter"),
        _installed(table.package),
    ]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def _table_rows(language: Language) -> list[str]:
    values = [(field.name, getattr(language, field.name)) for field in fields(language)]
    return [f"{name}={sorted(value) if isinstance(value, frozenset) else value}" for name, value in values]


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
