"""The card of an adapted model."""

from __future__ import annotations

from paralog.train.adapt_bundle import Draft
from paralog.train.adapt_calibrate import Recalibration
from paralog.train.adapt_map import FittedMap

_LIMITS = """\
- Only a linear map on top of the vectors was fitted: what the base model does not see in code, this one
  does not see either.
- It was fitted to what is named above. On other code it may be worse than its base model.
- All that the card of the base model names as its limits holds here too."""


def card(draft: Draft, fitted: FittedMap, criterion: str, calibrations: Recalibration, learned: str) -> str:
    """The card in Markdown.

    Args:
        draft: the model.
        fitted: its map.
        criterion: what the scores of the map are, and on what.
        calibrations: of the model.
        learned: what it brought, in Markdown.
    """
    base = draft.base
    what = "a linear map on top of its vectors" if fitted.is_changed else "its vectors as they were"
    sections = [
        f"# {draft.config.id}\n\n{base.config.id} with {what}, adapted to one's own labelled code.",
        f"Base model: {base.config.id}, fingerprint `{base.fingerprint}`.",
        "## Trained on\n\n" + "\n".join(f"- {source}" for source in draft.config.trained_on),
        f"## What it learned\n\n{learned}",
        f"## How the map was chosen\n\n{_choice(fitted, criterion)}",
        f"## Does the probability hold?\n\n{_calibrated(calibrations)}",
        f"## Limits\n\n{_LIMITS}",
    ]
    return "\n\n".join(sections) + "\n"


def _choice(fitted: FittedMap, criterion: str) -> str:
    rows = "\n".join(
        f"| {_pull(strength)} | {score:.3f} |" for strength, score in sorted(fitted.scores.items())
    )
    return (
        f"{criterion}, by the strength of the pull towards the identity. Chosen: "
        f"{_pull(fitted.strength)}.\n\n| strength | score |\n| --- | --- |\n{rows}"
    )


def _pull(strength: float) -> str:
    return "no map" if strength == float("inf") else f"{strength:g}"


def _calibrated(calibrations: Recalibration) -> str:
    anew = ", ".join(f"`{key}`" for key in sorted(calibrations.fitted)) or "none"
    rest = ", ".join(f"`{key}`" for key in sorted(calibrations.all.keys() - calibrations.fitted)) or "none"
    return (
        f"Fitted anew on what the map was not fitted to: {anew}. Carried over from the base model, by "
        f"predicting its cosines from these: {rest}."
    )
