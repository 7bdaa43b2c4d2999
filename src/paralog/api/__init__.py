"""The only door: what the command line, and every program that uses paralog, calls."""

from paralog.api.adapt_locate import adapt_locate
from paralog.api.baseline import read_baseline, without_known, write_baseline
from paralog.api.cache import cache_info, clear_cache
from paralog.api.embeddings import Embeddings, check_ending
from paralog.api.evaluate import Evaluation, evaluate
from paralog.api.fix_labels import write_labels
from paralog.api.index import IndexChange, build_index, index_info, update_index
from paralog.api.locate import Locator, locate, locator
from paralog.api.model import Model
from paralog.api.output import is_source, reporter, write_report
from paralog.api.query import read_code_file, snippet
from paralog.api.reading import embed, unevaluated
from paralog.api.report_file import LARGEST_REPORT, decode_report, read_report_file
from paralog.api.risk import risk
from paralog.api.scan import scan
from paralog.api.search import search, unanswered
from paralog.api.store import ModelSummary, find_bundle, load, models, verify_models

__all__ = [
    "LARGEST_REPORT",
    "Embeddings",
    "Evaluation",
    "IndexChange",
    "Locator",
    "Model",
    "ModelSummary",
    "adapt_locate",
    "build_index",
    "cache_info",
    "check_ending",
    "clear_cache",
    "decode_report",
    "embed",
    "evaluate",
    "find_bundle",
    "index_info",
    "is_source",
    "load",
    "locate",
    "locator",
    "models",
    "read_baseline",
    "read_code_file",
    "read_report_file",
    "reporter",
    "risk",
    "scan",
    "search",
    "snippet",
    "unanswered",
    "unevaluated",
    "update_index",
    "verify_models",
    "without_known",
    "write_baseline",
    "write_labels",
    "write_report",
]
