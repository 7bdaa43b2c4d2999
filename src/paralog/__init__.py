"""paralog finds functions that do the same thing and no longer look it.

    import paralog

    report = paralog.scan("src")
    report = paralog.search("parse an ISO date", "src")
    report = paralog.locate("Saving an empty cart crashes", ".")
    encoder = paralog.load()
    vectors = encoder.encode(["def f(x): return x + 1"], language="python")

Everything else is imported when it is first used, so that `import paralog` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paralog.api import (
        Embeddings,
        Locator,
        Model,
        adapt_locate,
        build_index,
        embed,
        load,
        locate,
        locator,
        models,
        risk,
        scan,
        search,
        snippet,
        update_index,
        write_report,
    )
    from paralog.config import EmbedSettings, LocateSettings, RiskSettings, ScanSettings, SearchSettings
    from paralog.core import (
        BundleError,
        CodeUnit,
        HistoryError,
        MissingExtra,
        ParalogError,
        Report,
        SourceError,
        UnknownName,
        UsageError,
    )
    from paralog.tasks.localization import BugReport

_HOMES = {
    "BugReport": "paralog.tasks.localization",
    "BundleError": "paralog.core",
    "CodeUnit": "paralog.core",
    "EmbedSettings": "paralog.config",
    "Embeddings": "paralog.api",
    "HistoryError": "paralog.core",
    "LocateSettings": "paralog.config",
    "Locator": "paralog.api",
    "MissingExtra": "paralog.core",
    "Model": "paralog.api",
    "ParalogError": "paralog.core",
    "Report": "paralog.core",
    "RiskSettings": "paralog.config",
    "ScanSettings": "paralog.config",
    "SearchSettings": "paralog.config",
    "SourceError": "paralog.core",
    "UnknownName": "paralog.core",
    "UsageError": "paralog.core",
    "adapt_locate": "paralog.api",
    "build_index": "paralog.api",
    "embed": "paralog.api",
    "load": "paralog.api",
    "locate": "paralog.api",
    "locator": "paralog.api",
    "models": "paralog.api",
    "risk": "paralog.api",
    "scan": "paralog.api",
    "search": "paralog.api",
    "snippet": "paralog.api",
    "update_index": "paralog.api",
    "write_report": "paralog.api",
}

__all__ = [
    "BugReport",
    "BundleError",
    "CodeUnit",
    "EmbedSettings",
    "Embeddings",
    "HistoryError",
    "LocateSettings",
    "Locator",
    "MissingExtra",
    "Model",
    "ParalogError",
    "Report",
    "RiskSettings",
    "ScanSettings",
    "SearchSettings",
    "SourceError",
    "UnknownName",
    "UsageError",
    "adapt_locate",
    "build_index",
    "embed",
    "load",
    "locate",
    "locator",
    "models",
    "risk",
    "scan",
    "search",
    "snippet",
    "update_index",
    "write_report",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
