"""A bug report as localization reads it: prose, code, and the places that it names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of a stack trace.

    Attributes:
        path: of the file, with forward slashes, as the trace has it; of Java the package as folders.
        line: in the file; 0 where the trace does not say.
        function: name, in Java with the class in front: "Parser.parse"; "" where the trace does not say.
    """

    path: str
    line: int
    function: str


@dataclass(frozen=True, slots=True)
class BugReport:
    """What a report says.

    Attributes:
        title: one line; the first of the text where nothing says which it is.
        prose: the text without code, stack traces, version lists and templates' comments.
        code: code blocks that are no stack trace, in order.
        frames: of all stack traces, in each the place where the error was raised first.
        paths: files that are named, with forward slashes, each once, in order.
        names: names of code that the prose mentions, as written ("Parser.parse", "max_size"), each once.
        is_cut: whether the report was too long to be read in full.
    """

    title: str
    prose: str
    code: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    paths: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def text(self) -> str:
        """All words of the report: title, prose and code."""
        return "\n".join((self.title, self.prose, *self.code))
