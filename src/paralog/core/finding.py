"""What a task hands to a reporter: findings, answers, notices and the frozen `Report`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum

from paralog.core.location import Located
from paralog.core.risk import Assessment
from paralog.core.unit import CodeUnit


class CloneType(IntEnum):
    """The four clone types of Roy and Cordy (2007).

    TYPE_1: equal but for layout and comments. TYPE_2: equal but for names and literals.
    TYPE_3: statements added, removed or changed. TYPE_4: the same function, written differently.
    """

    TYPE_1 = 1
    TYPE_2 = 2
    TYPE_3 = 3
    TYPE_4 = 4


@dataclass(frozen=True, slots=True)
class ClonePair:
    """Two units that are judged to serve one purpose, with the evidence.

    Attributes:
        left, right: the units, in `CodeUnit.order`.
        type: clone type.
        similarity: cosine of the two embeddings, in [-1, 1]; 1.0 for types 1 and 2.
        overlap: share of pairs of neighbouring lexemes in common, bound names renamed and literals hidden, in
            [0, 1] (Dice).
        probability: calibrated probability that the two serve one purpose, in [0, 1].
        aligned: line numbers (in the left file, in the right file) at which aligned statements
            begin, in order of the left; one for each two statements, so that a line of several has several.
        in_parts: whether one of them is longer than what the encoder reads at once, so that the similarity
            is that of averages over its parts.
        unchanged: probability, given that both serve one purpose, that nothing in which they differ changes
            what they do; None where no verifier has read them.
        opposites: a word of the left name and one of the right that are opposites; None where there are none.
    """

    left: CodeUnit
    right: CodeUnit
    type: CloneType
    similarity: float
    overlap: float
    probability: float
    aligned: tuple[tuple[int, int], ...] = ()
    in_parts: bool = False
    unchanged: float | None = None
    opposites: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What a clone class is for, in the words of a documented function.

    Attributes:
        text: a sentence of its documentation, one line of at most 80 characters, without markup. It is
            as hostile as the code that it comes from: reporters escape it.
        score: cosine of the function and the centre of the class, in [0, 1].
        source: the function: a member of the class, whose word is quoted, or another one, whose word is
            a guess.
    """

    text: str
    score: float
    source: CodeUnit


@dataclass(frozen=True, slots=True)
class CloneClass:
    """Units of which every one is close to every other (or to the class's medoid).

    Attributes:
        id: stable fingerprint, independent of line numbers and of the other findings.
        units: members in `CodeUnit.order`, at least two.
        pairs: the judged pairs among the members, most probable first.
        type: the loosest type among `pairs`.
        similarity: the lowest among `pairs`.
        probability: the lowest probability on the way from the medoid to a member.
        label: what the members are for; None where nobody says it.
    """

    id: str
    units: tuple[CodeUnit, ...]
    pairs: tuple[ClonePair, ...]
    type: CloneType
    similarity: float
    probability: float
    label: Label | None = None

    @property
    def is_label_guessed(self) -> bool:
        """Whether the label is that of a function outside the class."""
        return self.label is not None and self.label.source.order not in {unit.order for unit in self.units}

    @property
    def duplicated_lines(self) -> int:
        """Lines that would go away if one copy stayed: all members' lines but the longest's."""
        lengths = [unit.n_lines for unit in self.units]
        return sum(lengths) - max(lengths)


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that a search found, with the reasons.

    Attributes:
        unit: what was found.
        score: what hits are ranked by, in [0, 1]; it compares hits of one answer, and states no probability.
        signature: how the unit is declared, on one line.
        summary: first sentence of its documentation, made plain; "" where there is none. Like `signature`
            it is as hostile as the code.
        words: words of the query that the unit holds, as they were asked; for a query in code the rarest few
            that both hold.
        similarity: cosine of the query and the unit, in [-1, 1]; None where vectors were not compared.
        probability: calibrated probability that the unit serves the purpose of the code that was asked for,
            as in `ClonePair`, in [0, 1]; None for a query in words, and where the encoder is not calibrated.
        copy: TYPE_1 or TYPE_2 where the unit is a copy of the code that was asked for.
        unchanged: as in `ClonePair`, of the code that was asked for and the unit.
        opposites: as in `ClonePair`, likewise.
    """

    unit: CodeUnit
    score: float
    signature: str
    summary: str = ""
    words: tuple[str, ...] = ()
    similarity: float | None = None
    probability: float | None = None
    copy: CloneType | None = None
    unchanged: float | None = None
    opposites: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        query: what was asked: words, or the place or name of the code.
        by_words: whether words were compared.
        by_meaning: whether vectors were compared.
        hits: best first.
        is_code: whether code was asked for, and not words.
    """

    query: str
    by_words: bool
    by_meaning: bool
    hits: tuple[Hit, ...]
    is_code: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something that did not stop the run but that the reader must know.

    Attributes:
        path: file or folder it is about; "" for the whole run.
        reason: short machine-readable word, such as "syntax-error", "too-large", "binary".
        message: one sentence for a person.
        is_error: True when something that was asked for could not be looked at.
    """

    path: str
    reason: str
    message: str
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The frozen result of a task, ready for any reporter.

    Attributes:
        task: name of the task that made it, such as "clones".
        root: folder that all paths are relative to, as the user named it.
        classes: clone classes, most worth reading first.
        notices: what was skipped or could not be read, in path order.
        statistics: counts by name, such as {"files": 12, "units": 96}.
        settings: options in force, by name, as plain values.
        encoder: `name@version` of the encoder that was used; "" for none.
        answer: what was found, where the task is a search.
        risk: the files by risk, where that is the task.
        located: where a bug may be, where the task is localization.
    """

    task: str
    root: str
    classes: tuple[CloneClass, ...]
    notices: tuple[Notice, ...] = ()
    statistics: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str | int | float | bool | None] = field(default_factory=dict)
    encoder: str = ""
    answer: Answer | None = None
    risk: Assessment | None = None
    located: Located | None = None

    def keeping(self, classes: tuple[CloneClass, ...]) -> Report:
        """The report with some of its classes; the others are counted as known."""
        counts = {
            "classes": len(classes),
            "pairs": sum(len(each.pairs) for each in classes),
            "known_classes": self.statistics.get("known_classes", 0) + len(self.classes) - len(classes),
        }
        return replace(self, classes=classes, statistics={**self.statistics, **counts})
