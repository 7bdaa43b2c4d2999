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
        Evaluation,
        IndexChange,
        Locator,
        Model,
        ModelSummary,
        adapt_locate,
        build_index,
        embed,
        evaluate,
        index_info,
        load,
        locate,
        locator,
        models,
        reporter,
        risk,
        scan,
        search,
        snippet,
        update_index,
        verify_models,
        write_baseline,
        write_labels,
        write_report,
    )
    from paralog.config import (
        EmbedSettings,
        LocateSettings,
        RiskSettings,
        ScanSettings,
        SearchSettings,
    )
    from paralog.core import (
        Answer,
        Assessment,
        BundleError,
        CloneClass,
        ClonePair,
        CloneType,
        CodeUnit,
        FixLabel,
        HistoryError,
        Hit,
        Label,
        Located,
        MissingExtra,
        Notice,
        ParalogError,
        PastDefect,
        Reason,
        Report,
        RiskContender,
        RiskReason,
        RiskyFile,
        RiskyFunction,
        SourceError,
        Span,
        SuspectFile,
        SuspectFunction,
        Trait,
        UnitKind,
        UnknownName,
        UsageError,
    )
    from paralog.evaluation.comparison import (
        Estimate,
        MethodScores,
    )
    from paralog.tasks.localization import (
        BugReport,
    )

_HOMES = {
    "Answer": "paralog.core",
    "Assessment": "paralog.core",
    "BugReport": "paralog.tasks.localization",
    "BundleError": "paralog.core",
    "CloneClass": "paralog.core",
    "ClonePair": "paralog.core",
    "CloneType": "paralog.core",
    "CodeUnit": "paralog.core",
    "EmbedSettings": "paralog.config",
    "Embeddings": "paralog.api",
    "Estimate": "paralog.evaluation.comparison",
    "Evaluation": "paralog.api",
    "FixLabel": "paralog.core",
    "HistoryError": "paralog.core",
    "Hit": "paralog.core",
    "IndexChange": "paralog.api",
    "Label": "paralog.core",
    "LocateSettings": "paralog.config",
    "Located": "paralog.core",
    "Locator": "paralog.api",
    "MethodScores": "paralog.evaluation.comparison",
    "MissingExtra": "paralog.core",
    "Model": "paralog.api",
    "ModelSummary": "paralog.api",
    "Notice": "paralog.core",
    "ParalogError": "paralog.core",
    "PastDefect": "paralog.core",
    "Reason": "paralog.core",
    "Report": "paralog.core",
    "RiskContender": "paralog.core",
    "RiskReason": "paralog.core",
    "RiskSettings": "paralog.config",
    "RiskyFile": "paralog.core",
    "RiskyFunction": "paralog.core",
    "ScanSettings": "paralog.config",
    "SearchSettings": "paralog.config",
    "SourceError": "paralog.core",
    "Span": "paralog.core",
    "SuspectFile": "paralog.core",
    "SuspectFunction": "paralog.core",
    "Trait": "paralog.core",
    "UnitKind": "paralog.core",
    "UnknownName": "paralog.core",
    "UsageError": "paralog.core",
    "adapt_locate": "paralog.api",
    "build_index": "paralog.api",
    "embed": "paralog.api",
    "evaluate": "paralog.api",
    "index_info": "paralog.api",
    "load": "paralog.api",
    "locate": "paralog.api",
    "locator": "paralog.api",
    "models": "paralog.api",
    "reporter": "paralog.api",
    "risk": "paralog.api",
    "scan": "paralog.api",
    "search": "paralog.api",
    "snippet": "paralog.api",
    "update_index": "paralog.api",
    "verify_models": "paralog.api",
    "write_baseline": "paralog.api",
    "write_labels": "paralog.api",
    "write_report": "paralog.api",
}

__all__ = [
    "Answer",
    "Assessment",
    "BugReport",
    "BundleError",
    "CloneClass",
    "ClonePair",
    "CloneType",
    "CodeUnit",
    "EmbedSettings",
    "Embeddings",
    "Estimate",
    "Evaluation",
    "FixLabel",
    "HistoryError",
    "Hit",
    "IndexChange",
    "Label",
    "LocateSettings",
    "Located",
    "Locator",
    "MethodScores",
    "MissingExtra",
    "Model",
    "ModelSummary",
    "Notice",
    "ParalogError",
    "PastDefect",
    "Reason",
    "Report",
    "RiskContender",
    "RiskReason",
    "RiskSettings",
    "RiskyFile",
    "RiskyFunction",
    "ScanSettings",
    "SearchSettings",
    "SourceError",
    "Span",
    "SuspectFile",
    "SuspectFunction",
    "Trait",
    "UnitKind",
    "UnknownName",
    "UsageError",
    "adapt_locate",
    "build_index",
    "embed",
    "evaluate",
    "index_info",
    "load",
    "locate",
    "locator",
    "models",
    "reporter",
    "risk",
    "scan",
    "search",
    "snippet",
    "update_index",
    "verify_models",
    "write_baseline",
    "write_labels",
    "write_report",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("importlib.metadata").version("paralog")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
