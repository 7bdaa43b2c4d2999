"""A ranking by risk as plain JSON values."""

from __future__ import annotations

from paralog.core import Assessment, PastDefect, RiskContender, RiskyFile, RiskyFunction
from paralog.report.escaping import well_formed
from paralog.report.json_value import Json


def risk_as_json(found: Assessment) -> Json:
    """The member `risk` of a report; the labels of commits are left out, they have a file of their own."""
    return {
        "revision": found.revision,
        "window_days": found.window_days,
        "commits": found.commits,
        "fixes": found.fixes,
        "learned_windows": found.learned_windows,
        "prior": [well_formed(name) for name in found.prior],
        "ranked_by": found.ranked_by,
        "criterion": found.criterion,
        "verdict": found.verdict,
        "windows": found.windows,
        "contenders": [_contender(contender) for contender in found.contenders],
        "files": [_file(file) for file in found.files],
    }


def _contender(contender: RiskContender) -> Json:
    return {
        "name": contender.name,
        "figures": dict(contender.figures),
        "lead": contender.lead,
        "interval": list(contender.interval),
    }


def _file(file: RiskyFile) -> Json:
    return {
        "path": well_formed(file.path),
        "language": file.language,
        "lines": file.lines,
        "probability": file.probability,
        "score": file.score,
        "percentile": file.percentile,
        "reasons": [
            {"feature": reason.feature, "text": reason.text, "weight": reason.weight}
            for reason in file.reasons
        ],
        "functions": [_function(function) for function in file.functions],
        "past_defects": [_past(past) for past in file.past_defects],
    }


def _function(function: RiskyFunction) -> Json:
    return {
        "qualname": well_formed(function.qualname),
        "start_line": function.start_line,
        "end_line": function.end_line,
        "share": function.share,
        "text": function.text,
    }


def _past(past: PastDefect) -> Json:
    return {
        "commit": past.commit,
        "subject": well_formed(past.subject),
        "path": well_formed(past.path),
        "qualname": well_formed(past.qualname),
        "function": well_formed(past.function),
        "similarity": past.similarity,
    }
