"""Types, Protocols, errors and the registry that every other layer speaks in."""

from paralog.core.errors import (
    BundleError,
    HistoryError,
    MissingExtra,
    ParalogError,
    SourceError,
    TrainingError,
    UnknownName,
    UsageError,
)
from paralog.core.finding import Answer, CloneClass, ClonePair, CloneType, Hit, Label, Notice, Report
from paralog.core.language import Language
from paralog.core.lexeme import LexemeKind, Lexemes
from paralog.core.location import Located, Reason, SuspectFile, SuspectFunction
from paralog.core.protocols import (
    Encoder,
    Index,
    Judge,
    Matches,
    Neighbours,
    Reporter,
    TextEncoder,
    Vectors,
    Verifier,
    Windowed,
    WordIndex,
)
from paralog.core.registry import Registry
from paralog.core.risk import (
    Assessment,
    FixLabel,
    PastDefect,
    RiskContender,
    RiskReason,
    RiskyFile,
    RiskyFunction,
)
from paralog.core.unit import CodeUnit, Span, Trait, UnitKind

__all__ = [
    "Answer",
    "Assessment",
    "BundleError",
    "CloneClass",
    "ClonePair",
    "CloneType",
    "CodeUnit",
    "Encoder",
    "FixLabel",
    "HistoryError",
    "Hit",
    "Index",
    "Judge",
    "Label",
    "Language",
    "LexemeKind",
    "Lexemes",
    "Located",
    "Matches",
    "MissingExtra",
    "Neighbours",
    "Notice",
    "ParalogError",
    "PastDefect",
    "Reason",
    "Registry",
    "Report",
    "Reporter",
    "RiskContender",
    "RiskReason",
    "RiskyFile",
    "RiskyFunction",
    "SourceError",
    "Span",
    "SuspectFile",
    "SuspectFunction",
    "TextEncoder",
    "TrainingError",
    "Trait",
    "UnitKind",
    "UnknownName",
    "UsageError",
    "Vectors",
    "Verifier",
    "Windowed",
    "WordIndex",
]
