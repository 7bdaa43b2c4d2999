"""One small report over the code in tests/golden/example, and the comparison with golden files."""

import io
import os
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from paralog.core import (
    Answer,
    Assessment,
    CloneClass,
    ClonePair,
    CloneType,
    CodeUnit,
    Hit,
    Label,
    Located,
    Notice,
    PastDefect,
    Reason,
    Report,
    RiskContender,
    RiskReason,
    RiskyFile,
    RiskyFunction,
    Span,
    SuspectFile,
    SuspectFunction,
    UnitKind,
)

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "tests" / "golden" / "example"


def unit(path, qualname, first, last, *, statements=5, tokens=40, kind=UnitKind.FUNCTION):
    """The unit on lines first to last of an example file."""
    lines = (EXAMPLE / path).read_text().splitlines(keepends=True)
    indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    start = sum(map(len, lines[: first - 1])) + indent
    code = "".join(lines[first - 1 : last])[indent:].rstrip("\n")
    return CodeUnit(
        path=path,
        language="java" if path.endswith(".java") else "python",
        kind=kind,
        qualname=qualname,
        span=Span(first, last, start, start + len(code)),
        code=code,
        doc="",
        n_tokens=tokens,
        n_statements=statements,
        digest="",
        shape="",
    )


def clone_class(name, *pairs, label=None):
    """A class of the units in `pairs`, named in its id."""
    units = {member.order: member for pair in pairs for member in (pair.left, pair.right)}
    return CloneClass(
        id=f"{name:0>16}",
        units=tuple(units[key] for key in sorted(units)),
        pairs=pairs,
        type=max(pair.type for pair in pairs),
        similarity=min(pair.similarity for pair in pairs),
        probability=min(pair.probability for pair in pairs),
        label=label,
    )


@pytest.fixture(scope="session")
def example():
    """Three classes: rewritten in another language, copied and changed twice, and copied exactly.

    Of the first a member says what it is for, of the second a function outside, of the third nobody.
    """
    luhn = unit("billing/card.py", "is_valid_number", 4, 16, statements=11, tokens=74)
    accepts = unit(
        "legacy/LuhnCheck.java", "LuhnCheck.accepts", 7, 28, statements=16, tokens=101, kind=UnitKind.METHOD
    )
    send = unit("jobs/mailer.py", "send_with_retry", 10, 19, statements=10, tokens=61)
    deliver = unit("jobs/webhook.py", "deliver", 8, 17, statements=10, tokens=61)
    logged = unit("jobs/webhook.py", "deliver_logged", 20, 33, statements=14, tokens=92)
    date = unit("accounts/dates.py", "parse_date", 6, 17, statements=11, tokens=84)
    copy = unit("jobs/orders.py", "parse_date", 6, 16, statements=11, tokens=84)
    fax = replace(deliver, path="jobs/fax.py")
    retry = tuple((send_line, send_line - 2) for send_line in range(10, 20))
    return Report(
        task="clones",
        root="shop",
        classes=(
            clone_class(
                "luhn",
                ClonePair(
                    luhn,
                    accepts,
                    CloneType.TYPE_4,
                    similarity=0.931,
                    overlap=0.402,
                    probability=0.968,
                    aligned=((9, 8), (13, 19), (15, 23), (16, 27)),
                ),
                label=Label("Whether a card number passes the Luhn check", 1.0, luhn),
            ),
            clone_class(
                "retry",
                ClonePair(send, deliver, CloneType.TYPE_2, 1.0, 1.0, 1.0, retry),
                ClonePair(
                    deliver, logged, CloneType.TYPE_3, 0.957, 0.801, 0.985, ((9, 21), (10, 22), (11, 24))
                ),
                label=Label("Deliver a page, again if the line is busy", 0.7134, fax),
            ),
            clone_class("date", ClonePair(date, copy, CloneType.TYPE_1, 1.0, 1.0, 1.0)),
        ),
        notices=(
            Notice("", "generated", "left out 2 files that are generated: pb/a_pb2.py, pb/b_pb2.py"),
            Notice("jobs/nightly.py", "too-large", "52 MB: larger than the limit of 4 MB", is_error=True),
            Notice("legacy/Till.java", "syntax-error", "does not parse at line 41; the rest was read"),
            Notice("web/vendor.min.js", "minified", "looks minified"),
        ),
        statistics={"files": 9, "lines": 206, "units": 20},
        settings={"min_probability": 0.6, "tests": False, "types": "1,2,3,4"},
        encoder="paralog-default@1",
    )


@pytest.fixture(scope="session")
def answer():
    """A search in words with two hits, the second without documentation and found by its words alone."""
    luhn = unit("billing/card.py", "is_valid_number", 4, 16, statements=11, tokens=74)
    send = unit("jobs/mailer.py", "send_with_retry", 10, 19, statements=10, tokens=61)
    return Report(
        task="search",
        root="shop",
        classes=(),
        notices=(Notice("web/vendor.min.js", "minified", "looks minified"),),
        statistics={"files": 9, "searched": 18, "hits": 2},
        settings={"top": 2, "languages": "", "meaning": 0.5},
        encoder="text@1",
        answer=Answer(
            query="luhn check of a card number",
            by_words=True,
            by_meaning=True,
            hits=(
                Hit(
                    luhn,
                    0.812,
                    "def is_valid_number(number)",
                    "Whether a card number passes the Luhn check",
                    ("luhn", "number"),
                    0.613,
                ),
                Hit(send, 0.2, "def send_with_retry(mail)", "", ("number",), 0.1),
            ),
        ),
    )


@pytest.fixture(scope="session")
def risky():
    """A ranking by risk of three files, one of them explained in full."""
    card = RiskyFile(
        path="billing/card.py",
        language="python",
        lines=120,
        probability=0.62,
        score=0.62,
        percentile=1.0,
        reasons=(
            RiskReason("recent_fixes", "4 repairs in the last 182 days", 1.2),
            RiskReason("age", "900 days old", -0.3),
        ),
        functions=(RiskyFunction("check_number", 5, 20, 0.55, "2 recent repairs, 130 tokens"),),
        past_defects=(
            PastDefect("1a2b3c4d" * 5, "Fix off-by-one", "old/luhn.py", "luhn", "check_number", 0.93),
        ),
    )
    files = (
        card,
        RiskyFile("jobs/mailer.py", "python", 300, 0.21, 0.21, 0.5),
        RiskyFile("top.py", "python", 40, 0.02, 0.02, 0.0),
    )
    figures = {"ap": 0.51, "auc": 0.8, "auc_in_size": None, "popt": 0.6, "ifa": 0.5, "brier": 0.1}
    assessment = Assessment(
        revision="f" * 40,
        files=files,
        ranked_by="model",
        criterion="ap",
        verdict="The model beats past fixes, the best simple ranking on this repository.",
        contenders=(
            RiskContender("model", figures, 0.0, (0.0, 0.0)),
            RiskContender("past fixes", figures | {"ap": 0.4, "brier": None}, 0.11, (0.02, 0.2)),
        ),
        windows=8,
        window_days=182,
        commits=1200,
        fixes=140,
        learned_windows=9,
        prior=("a/b", "c/d"),
    )
    notices = (Notice("", "note", "something to know"),)
    return Report("defects", "shop", (), notices, {"files": 3}, {"window_days": 182}, risk=assessment)


@pytest.fixture(scope="session")
def located():
    """Two suspected files, the second without functions."""
    luhn = unit("billing/card.py", "is_valid_number", 4, 16, statements=11, tokens=74)
    suspect = SuspectFunction(luhn, -0.4, 0.61, (Reason("name", "is_valid_number is named"),))
    return Report(
        task="localization",
        root="shop at v1.2",
        classes=(),
        notices=(Notice("web/vendor.min.js", "minified", "looks minified"),),
        statistics={"files": 9, "functions": 18, "commits": 412},
        settings={"top": 2, "functions": 1, "signals": "words,mentions,history", "ranker": "locate@1"},
        located=Located(
            title="Valid card numbers are refused",
            signals=("words", "mentions", "history"),
            files=(
                SuspectFile(
                    "billing/card.py",
                    "python",
                    4.25,
                    0.832,
                    (
                        Reason("path", "the report names billing/card.py"),
                        Reason("past", "1a2b3c4d5 Check card numbers"),
                        Reason("words", "holds card, number, valid"),
                    ),
                    (suspect,),
                ),
                SuspectFile("billing/__init__.py", "python", 0.5, 0.004),
            ),
            functions=(suspect,),
        ),
    )


@pytest.fixture(scope="session")
def written():
    """What a reporter writes for a report."""

    def write(reporter, report):
        out = io.StringIO()
        reporter.write(report, out)
        return out.getvalue()

    return write


@pytest.fixture(scope="session")
def matches_golden():
    """Whether a text is that of a golden file; with UPDATE_GOLDEN=1 the file is written instead."""

    def compare(text, name, folder=ROOT / "tests" / "golden"):
        text = text.replace(version("paralog"), "VERSION")
        path = folder / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(text, encoding="utf-8", newline="\n")
        return path.read_text(encoding="utf-8") == text

    return compare
