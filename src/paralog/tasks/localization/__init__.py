"""Bug localization: the files and functions that a bug report is about."""

from paralog.tasks.localization.bug_report import BugReport, Frame
from paralog.tasks.localization.code_file import CodeFile, describe_file
from paralog.tasks.localization.codebase import Codebase, WordIndexes, build_codebase, word_documents
from paralog.tasks.localization.locate import locate
from paralog.tasks.localization.observe import at_hand, observe
from paralog.tasks.localization.options import Options
from paralog.tasks.localization.past import Past, PastChange, index_past
from paralog.tasks.localization.ranker import Ranker, load_ranker, read_ranker
from paralog.tasks.localization.reading import make_report, read_report
from paralog.tasks.localization.signal import Group, Signals

__all__ = [
    "BugReport",
    "CodeFile",
    "Codebase",
    "Frame",
    "Group",
    "Options",
    "Past",
    "PastChange",
    "Ranker",
    "Signals",
    "WordIndexes",
    "at_hand",
    "build_codebase",
    "describe_file",
    "index_past",
    "load_ranker",
    "locate",
    "make_report",
    "observe",
    "read_ranker",
    "read_report",
    "word_documents",
]
