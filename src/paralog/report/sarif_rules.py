"""One SARIF rule for each clone type, with the help that a code-scanning service shows beside it."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import CloneType
from paralog.report.json_value import Json
from paralog.report.wording import TYPE_MEANINGS, TYPE_NAMES


@dataclass(frozen=True, slots=True)
class _Rule:
    """What differs between the rules; `precision` is GitHub's word for how often a finding is right."""

    type: CloneType
    name: str
    level: str
    precision: str
    advice: str


_RULES = (
    _Rule(
        CloneType.TYPE_1,
        "ExactCopy",
        "warning",
        "very-high",
        "Keep one of them and call it from the other places.",
    ),
    _Rule(
        CloneType.TYPE_2,
        "RenamedCopy",
        "warning",
        "very-high",
        "Keep one of them; turn the literals that differ into parameters.",
    ),
    _Rule(
        CloneType.TYPE_3,
        "ChangedCopy",
        "warning",
        "high",
        "See first whether the difference is meant: a fix that reached only one copy looks like this. "
        "Then move what is shared into one function.",
    ),
    _Rule(
        CloneType.TYPE_4,
        "SameFunction",
        "note",
        "medium",
        "Decide which implementation is the better one and use it everywhere. This is a judgement of a "
        "trained model: the probability says how often such a judgement is right.",
    ),
)


def rule_id(kind: CloneType) -> str:
    """Stable id of the rule for a clone type."""
    return f"clone-type-{int(kind)}"


def _as_sarif(rule: _Rule) -> Json:
    meaning = TYPE_MEANINGS[rule.type]
    title = f"Type-{int(rule.type)} clone: {TYPE_NAMES[rule.type]}"
    return {
        "id": rule_id(rule.type),
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": meaning},
        "help": {
            "text": f"{meaning} {rule.advice}",
            "markdown": f"**{title}**\n\n{meaning}\n\n{rule.advice}",
        },
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "precision": rule.precision,
            "problem.severity": "warning" if rule.level == "warning" else "recommendation",
            "tags": ["maintainability", "duplication"],
        },
    }


RULES: tuple[Json, ...] = tuple(_as_sarif(rule) for rule in _RULES)
