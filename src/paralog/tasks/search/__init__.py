"""Code search: functions that are described by words, or that do the same as a piece of code."""

from paralog.tasks.search.by_code import search_code
from paralog.tasks.search.by_words import search_words
from paralog.tasks.search.options import Options
from paralog.tasks.search.places import takes_part
from paralog.tasks.search.words import unit_words

__all__ = ["Options", "search_code", "search_words", "takes_part", "unit_words"]
