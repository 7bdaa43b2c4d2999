"""The card of an adapted model."""

from __future__ import annotations

from paralog.bundle import Bundle, BundleConfig
from paralog.train.adapt_calibrate import Recalibration
from paralog.train.adapt_map import FittedMap
from paralog.train.learned import Learned
from paralog.train.learned_text import markdown

_LIMITS = """\
- Only a linear map on top of the vectors was fitted: what the base model does not see in code, this one
  does not see either.
- It was fitted to the solutions named above. On other code it may be worse than its base model.
- All that the card of the base model names as its limits holds here too."""


def card(
    config: BundleConfig, base: Bundle, fitted: FittedMap, calibrations: Recalibration, learned: Learned
) -> str:
    """The card in Markdown."""
    sections = [
        f"# {config.id}\n\n{base.config.id} with a linear map on top of its vectors, "
        "fitted to labelled solutions.",
        f"Base model: {base.config.id}, fingerprint `{base.fingerprint}`.",
        "## Trained on\n\n" + "\n".join(f"- {source}" for source in config.trained_on),
        f"## What it learned\n\n{markdown(learned)}",
        f"## How the map was chosen\n\n{_choice(fitted)}",
        f"## Does the probability hold?\n\n{_calibrated(calibrations)}",
        f"## Limits\n\n{_LIMITS}",
    ]
    return "\n\n".join(sections) + "\n"


def _choice(fitted: FittedMap) -> str:
    rows = "\n".join(
        f"| {_pull(strength)} | {score:.3f} |" for strength, score in sorted(fitted.scores.items())
    )
    return (
        "Mean MAP@R on training problems left out in turn, by the strength of the pull towards the "
        f"identity. Chosen: {_pull(fitted.strength)}.\n\n| strength | MAP@R |\n| --- | --- |\n{rows}"
    )


def _pull(strength: float) -> str:
    return "no map" if strength == float("inf") else f"{strength:g}"


def _calibrated(calibrations: Recalibration) -> str:
    anew = ", ".join(f"`{key}`" for key in sorted(calibrations.fitted)) or "none"
    rest = ", ".join(f"`{key}`" for key in sorted(calibrations.all.keys() - calibrations.fitted)) or "none"
    return (
        f"Fitted anew on dev problems: {anew}. Carried over from the base model, by predicting its cosines "
        f"from these: {rest}."
    )
