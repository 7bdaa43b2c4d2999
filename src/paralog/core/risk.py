"""What a ranking by risk found: files with reasons, and how far the ranking can be trusted here."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RiskReason:
    """What moved the probability of a file.

    Attributes:
        feature: machine-readable name, such as "recent_fixes".
        text: a few words for a person: "4 repairs in the last 182 days".
        weight: log odds that it adds, compared with a typical file of the repository; negative for what
            speaks against a defect.
    """

    feature: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class RiskyFunction:
    """A function that matters most inside a file.

    Attributes:
        qualname: dotted name inside the file.
        start_line, end_line: where it stands.
        share: of the file's importance that is its own, in [0, 1].
        text: why, in a few words.
    """

    qualname: str
    start_line: int
    end_line: int
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class PastDefect:
    """A repair of a function that a function of the file looks like.

    Attributes:
        commit: id of the repair.
        subject: first line of its message; as hostile as the code.
        path, qualname: what was repaired, as it was called then.
        function: the function of the file that looks like it.
        similarity: cosine of the two, in [-1, 1].
    """

    commit: str
    subject: str
    path: str
    qualname: str
    function: str
    similarity: float


@dataclass(frozen=True, slots=True)
class RiskyFile:
    """A file with its probability of a defect.

    Attributes:
        path: relative to the root of the report.
        language: registered language name.
        lines: lines of code.
        probability: calibrated probability that the file is repaired within the window, in [0, 1].
        score: what files are ranked by; it compares files of one report and states nothing else.
        percentile: share of the files that it stands above, in [0, 1].
        reasons: what moved the probability most, strongest first; none for files that are not explained.
        functions: those inside it that matter most.
        past_defects: nearest first.
    """

    path: str
    language: str
    lines: int
    probability: float
    score: float
    percentile: float
    reasons: tuple[RiskReason, ...] = ()
    functions: tuple[RiskyFunction, ...] = ()
    past_defects: tuple[PastDefect, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskContender:
    """A way to rank files, and how well it would have done on this repository's past.

    Attributes:
        name: "model", or that of a simple ranking.
        figures: by name, such as "ap" and "auc"; means over the windows, None where not defined.
        lead: by how much the model is ahead of it in the criterion; 0 for the model itself.
        interval: 95 % interval of the lead.
    """

    name: str
    figures: dict[str, float | None]
    lead: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class FixLabel:
    """Whether a commit counts as the repair of a defect, and why.

    Attributes:
        commit: its id.
        is_fix: the label.
        reason: why.
        subject: first line of the message; as hostile as the code.
    """

    commit: str
    is_fix: bool
    reason: str
    subject: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A ranking by risk with what it rests on.

    Attributes:
        revision: id of the commit that was ranked.
        files: most risky first.
        ranked_by: name of the contender whose order this is.
        criterion: figure that decided which one: "ap" or "popt".
        verdict: one or two sentences: whether the model beats the simple rankings here, and what follows.
        contenders: best by the criterion first; none where no window of the past can test any.
        windows: windows that were tested on.
        window_days: length of a window, and how far ahead a probability looks.
        commits: in the history. fixes: those that count as repairs.
        learned_windows: windows that the model learned from, besides the prior.
        prior: names of the projects behind the prior.
        labels: every commit that changes source code, with its label, newest first.
    """

    revision: str
    files: tuple[RiskyFile, ...]
    ranked_by: str
    criterion: str
    verdict: str
    contenders: tuple[RiskContender, ...]
    windows: int
    window_days: int
    commits: int
    fixes: int
    learned_windows: int
    prior: tuple[str, ...]
    labels: tuple[FixLabel, ...] = field(default=(), repr=False)
