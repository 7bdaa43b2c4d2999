"""What localization knows of a source file beside its functions: words, names and messages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from paralog.tasks.localization.words import code_words, phrases

_OF_PATH = 3
"""What a word of the path counts among the names of a file."""

_PACKAGE_MARKERS = frozenset({"__init__", "package-info", "module-info"})
_DECLARED = re.compile(
    r"(?:^|[;{}\s])(?:class|interface|enum|record|struct|namespace|trait|def|func|function)[ \t]+"
    r"([A-Za-z_]\w{0,100})"
)
_ASSIGNED = re.compile(r"^([A-Za-z_]\w{0,100})[ \t]*(?::[^=\n]{1,100})?=(?!=)", re.MULTILINE)
_FIELD = re.compile(r"\b(?:self|this)\.([A-Za-z_]\w{0,100})[ \t]*=(?!=)")
_MESSAGE = re.compile(r'"([^"\n]{6,300})"|' r"'([^'\n]{6,300})'")


@dataclass(frozen=True, slots=True)
class CodeFile:
    """A source file.

    Attributes:
        path: relative to the root, with forward slashes.
        language: registered name.
        text: all of it.
        declared: names of the functions, classes and types that it declares.
        assigned: names of variables and fields that it sets, where they are not declared too.
    """

    path: str
    language: str
    text: str = field(repr=False)
    declared: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()

    @property
    def is_package_marker(self) -> bool:
        """Whether it stands for its folder: __init__.py, package-info.java."""
        return self.path.rpartition("/")[2].partition(".")[0] in _PACKAGE_MARKERS

    @property
    def module(self) -> tuple[str, ...]:
        """The parts of its path as a dotted name has them: src/a/__init__.py -> src, a."""
        parts = tuple(_without_ending(self.path).split("/"))
        return parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts


def describe_file(path: str, language: str, text: str) -> CodeFile:
    """What there is to know of a file of which the whole text is at hand."""
    declared = frozenset(_DECLARED.findall(text))
    assigned = frozenset(_ASSIGNED.findall(text)) | frozenset(_FIELD.findall(text))
    return CodeFile(path, language, text, declared, assigned - declared)


def text_words(file: CodeFile) -> Counter[str]:
    """All words of a file and of its path, with how often each occurs."""
    return code_words(file.text) + path_words(file.path)


def path_words(path: str) -> Counter[str]:
    """Words of a path, its ending left out."""
    return code_words(_without_ending(path).replace("/", " "))


def name_words(file: CodeFile) -> Counter[str]:
    """Words of the path, and of each declared name once."""
    words = Counter({word: _OF_PATH * times for word, times in path_words(file.path).items()})
    for name in file.declared:
        words.update(code_words(name).keys())
    return words


def message_phrases(file: CodeFile) -> Counter[str]:
    """Phrases of its string literals: what a user may have seen and reported."""
    found: Counter[str] = Counter()
    for double, single in _MESSAGE.findall(file.text):
        if " " in (message := double or single):
            found.update(phrases(message))
    return found


def _without_ending(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash + (name.rpartition(".")[0] or name)
