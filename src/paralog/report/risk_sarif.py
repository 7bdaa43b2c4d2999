"""A ranking by risk as SARIF results: the files of the top, as notes for whoever reviews."""

from __future__ import annotations

from paralog.core import Assessment, RiskyFile, RiskyFunction
from paralog.report.json_value import Json
from paralog.report.risk_wording import inside, likeness, why
from paralog.report.sarif_text import sarif_text
from paralog.report.sarif_uri import Root
from paralog.report.wording import percent

RULE_ID = "defect-risk"
MOST_FILES = 100
"""Files of the top that become results: an alert for every file would be noise."""
_WARNS = 0.5  # probability

_MEANING = (
    "The file is among those of the repository that are most likely to be repaired soon, by what is known of"
    " its past and of its code."
)
_ADVICE = (
    "Review and test changes to it with more care than others; nothing says that it has a defect now."
    " The report itself says how well this ranking did on the repository's past."
)
RULE: Json = {
    "id": RULE_ID,
    "name": "DefectRisk",
    "shortDescription": {"text": "A file that is likely to be repaired soon"},
    "fullDescription": {"text": _MEANING},
    "help": {"text": f"{_MEANING} {_ADVICE}", "markdown": f"{_MEANING}\n\n{_ADVICE}"},
    "defaultConfiguration": {"level": "note"},
    "properties": {
        "precision": "medium",
        "problem.severity": "recommendation",
        "tags": ["maintainability", "reliability"],
    },
}


def risk_results(found: Assessment, root: Root, most: int) -> list[Json]:
    """One result for each file of the top, at most `most` and `MOST_FILES`."""
    return [_result(file, found, root) for file in found.files[: min(most, MOST_FILES)]]


def _result(file: RiskyFile, found: Assessment, root: Root) -> Json:
    text = f"Repaired within {found.window_days} days with probability {percent(file.probability)}"
    details = "; ".join(map(why, file.reasons))
    functions = "; ".join(map(inside, file.functions))
    nearest = "".join(f" {likeness(past)}." for past in file.past_defects[:1])
    message = (
        f"{text}{f': {details}' if details else ''}.{f' Look at {functions}.' if functions else ''}{nearest}"
    )
    return {
        "ruleId": RULE_ID,
        "ruleIndex": 0,
        "level": "warning" if file.probability >= _WARNS else "note",
        "rank": round(100 * file.percentile, 2),
        "message": {"text": sarif_text(message)},
        "locations": [_location(file, root)],
        "partialFingerprints": {"paralogDefectRisk/v1": file.path},
        "properties": {
            "probability": file.probability,
            "percentile": file.percentile,
            "lines": file.lines,
            "rankedBy": found.ranked_by,
        },
    }


def _location(file: RiskyFile, root: Root) -> Json:
    """The function that matters most, else the first line: a result needs a place to stand at."""
    top: RiskyFunction | None = file.functions[0] if file.functions else None
    region: dict[str, Json] = {"startLine": top.start_line if top else 1, "sourceLanguage": file.language}
    return {"physicalLocation": {"artifactLocation": root.artifact(file.path), "region": region}}
