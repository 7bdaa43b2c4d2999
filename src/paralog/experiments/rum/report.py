"""Section 3.1 as a page: what the text brings, and how much of it is left without the text."""

from __future__ import annotations

from collections.abc import Iterator

from paralog.experiments.rum.study import AUM, COSINE, MODELS, RSIACNN, RUM, Effect, Study
from paralog.experiments.tables import markdown_table

PAPERS_RATIOS = {RUM: 0.954, RSIACNN: 0.914}
"""AUC in relation to AUM's, on Stack Overflow."""
PAPERS_SET = "stackoverflow"
_INTRODUCTION = """\
Li et al. (RUM), section 3.1: an auxiliary model AUM reads code and text and spans a space in which what does
the same is near; RUM, which reads code alone, is drawn into that space (Q + β·L′, equations 3 to 5);
RSiaCNN is the same network, learned from code alone. A pair's score is σ(αᵀ|φ(oᵢ) − φ(oⱼ)| + b). This page
is written by `paralog reproduce rum --data DIR`."""
_DIFFERENCES = """\
- **Data.** The paper has 8,237 questions of Stack Overflow with one answer each; questions that are duals
  of one another are similar. Here `stackoverflow` has the questions of CoNaLa, of which few have several
  answers: snippets of a line or two, and training examples by the thousand, not by the ten thousand. So the
  models train on two more sources: problems of contests with title and statement, and documented
  functions, where near-identical documentation makes a group. All are split by question, problem and project.
- **The text of a pair.** In contests and documented functions the two texts of a similar pair are mostly the
  same (last column of the sets), so AUM can tell such pairs by their text alone, and its figure there is an
  upper bound. On Stack Overflow the texts differ.
- **Vectors have unit length**, so that they can be searched; hence the constant b beside α.
- **Words, not lines of tokens.** A lexeme is the sum of its subtokens' vectors, so that no name is unknown.
- **The optimizer** is Adam, not plain SGD, and half of a batch comes from one source.
- **The costs and β** are those of the recipe; what others would do is shown on the dev split."""


def report(study: Study, figures: str) -> str:
    """The page in Markdown; it has no figures, so `figures` is not used."""
    parts = [
        "<!-- Written by `paralog reproduce rum`; run it again instead of editing. -->",
        "# RUM, phase one: the paper and what came out here",
        _INTRODUCTION,
        "## How good is RUM",
        f"Means over {study['seeds']} seed(s), lowest and highest in brackets; the ratio is to AUM's figure, "
        "the paper's beside it. F1 is at the threshold of best F1 on the dev split.",
        _scores(study),
        "## What the text brings",
        "Differences in AUC over the same draws of groups, 95 % intervals.",
        _effects(study),
        "## Pairs that only the enriched model gets right",
        "Contest programs of the test split, seed 0: log-odds above each model's threshold.",
        _examples(study),
        "## Sensitivity",
        "Mean AUC of the cosine over the dev samples of the three sources after a short training.",
        _sensitivity(study),
        "## The sets",
        _sets(study),
        "Trained on: "
        + "; ".join(f"{name} {count:,}" for name, count in study["training"].items())
        + f" examples. Vocabulary: {study['vocabulary']:,} subtokens.",
        *_times(study),
        "## Where this differs from the paper",
        _DIFFERENCES,
        *(["## Notes", *study["notes"]] if study["notes"] else []),
    ]
    return "\n\n".join(parts) + "\n"


def _times(study: Study) -> Iterator[str]:
    """Nothing, where the models come from a version that did not measure them."""
    known = {name: minutes for name, minutes in study["minutes"].items() if minutes}
    if known:
        shown = ", ".join(f"{name} {minutes:.0f}" for name, minutes in known.items())
        yield f"Training took, in wall minutes over all seeds: {shown}."


def _scores(study: Study) -> str:
    def rows() -> Iterator[list[str]]:
        for name, methods in study["scores"].items():
            for method in (*MODELS, COSINE):
                cells = [name, method]
                for metric in ("auc", "f1"):
                    found, best = methods[method][metric], methods[AUM][metric]["mean"]
                    cells.append(f"{found['mean']:.3f} [{found['low']:.3f}, {found['high']:.3f}]")
                    papers = PAPERS_RATIOS.get(method) if metric == "auc" and name == PAPERS_SET else None
                    cells.append(f"{found['mean'] / best:.1%}" + (f" ({papers:.1%})" if papers else ""))
                yield cells

    return markdown_table(["set", "model", "AUC", "of AUM's", "F1", "of AUM's"], rows())


def _effects(study: Study) -> str:
    rows = (
        [name, _effect(study["text"][name]), _effect(study["enrichment"][name])] for name in study["text"]
    )
    return markdown_table(["set", f"{AUM} − {RSIACNN}", f"{RUM} − {RSIACNN}"], rows)


def _effect(effect: Effect) -> str:
    return f"{effect['difference']:+.3f} [{effect['low']:+.3f}, {effect['high']:+.3f}]"


def _examples(study: Study) -> str:
    rows = (
        [
            example["first"],
            example["second"],
            "same" if example["same"] else "different",
            f"{example['rum']:+.1f}",
            f"{example['alone']:+.1f}",
        ]
        for example in study["examples"]
    )
    return markdown_table(["one", "other", "in truth", RUM, RSIACNN], rows)


def _sensitivity(study: Study) -> str:
    rows = ([s["name"], f"{s['value']:g}", f"{s['auc']:.3f}"] for s in study["sensitivity"])
    return markdown_table(["setting", "value", "AUC"], rows)


def _sets(study: Study) -> str:
    rows = (
        [
            name,
            f"{facts['groups']:,}",
            f"{facts['examples']:,}",
            f"{facts['pairs']:,}",
            f"{facts['positives']:,}",
            f"{facts['same_text']:.0%}",
        ]
        for name, facts in study["sets"].items()
    )
    return markdown_table(
        ["set", "groups", "examples", "pairs", "similar", "similar with the same text"], rows
    )
