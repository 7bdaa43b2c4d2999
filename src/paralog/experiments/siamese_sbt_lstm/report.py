"""The study as a page: every table of the paper with its figures beside ours. Nothing here is typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from paralog.experiments.siamese_sbt_lstm.protocol import HIDDEN, S1_TEST, S2, SETS, UNSEEN_AUTHORS
from paralog.experiments.siamese_sbt_lstm.study import (
    BAG,
    TFIDF,
    Behind,
    Row,
    Scored,
    Spread,
    Study,
)
from paralog.experiments.siamese_sbt_lstm.variants import LITERAL, REFERENCE
from paralog.experiments.tables import markdown_table

PAPERS_MODEL, PAPERS_BASELINE = (0.98, 0.89), (0.82, 0.76)
"""Table I of the paper: AUC on S1 test and on S2."""
PAPERS_VOCABULARY = 1772
_INTRODUCTION = """\
Wehr et al. (2019), "Learning Semantic Vector Representations of Source Code via a Siamese Neural
Network", rebuilt from raw solutions: structure-based traversal (SBT), an LSTM of 128 units pre-trained as
a sequence autoencoder, trained as a Siamese network with ½(y − σ(w·cos + b))². S1 are challenges that are
trained on and S2 challenges that are not; AUC is over all pairs of solutions of a set. This page and its
figures are written by `paralog reproduce siamese-sbt-lstm --data DIR`."""
_DIFFERENCES = """\
- **Fewer solutions.** The paper has 4,000 solutions of each of its 44 training challenges. Public GitHub
  repositories give about twenty of each, but three times as many challenges with many authors, and more
  with few. Hence several rows of the model: the literal setting, and all training challenges with
  augmentation by renaming and by rewriting (its effect is in a table of its own). The first takes fewer
  steps, because it sees its few solutions often enough in them.
- **S1 is split by author.** The paper splits solutions at random; here no author of S1 test was trained on.
  Most authors of S2 were, on other challenges; those who were not have a column of their own. A few
  authors solved a challenge of S2 more than once.
- **The loss weighs both kinds of pair alike**: all pairs of a batch count, and unlike ones are {unlike:.0f}
  times as many.
- **Batches hold several challenges and one solution of an author**; with few challenges they are smaller,
  so the rows of the curve take as many steps and not as many solutions.
- **Traversals are cut at {longest} tokens**; {cut_train:.1%} of the training solutions and {cut_test:.1%} of
  those of S2 are longer.
- **The optimizer** is Adam with β₁ 0.9 and β₂ 0.98, a warm-up and a cosine decay of its rate, gradients cut
  at norm 1, and products in bfloat16. The paper names Adam and no more.
- **The traversal is tree-sitter's**, not that of Python's `ast`. A leaf is one token, where Hu et al. write
  an opening and a closing one; the vocabulary's coverage counts it as two.
- **The gates of a fresh LSTM are set to remember** (Tallec and Ollivier, 2018). The paper does not say how
  its LSTM starts; with PyTorch's own start little of a traversal of hundreds of tokens reaches the final
  state (last row of the ablations). The architecture is the same.
- **Pre-training is smaller**: {functions:,} samples of {distinct:,} functions, not 1.3 million.
- **Figure 3** shows all challenges of S2 in bands of equal width; the paper's has 26, 200 samples each."""


def report(study: Study, figures: str) -> str:
    """The page in Markdown.

    Args:
        study: what was found.
        figures: address of the folder of the figures, as seen from the page.
    """
    rows = {row["name"]: row for row in study["rows"]}
    best = study["best"]
    len_literal = rows[LITERAL]["challenges"]
    parts = [
        "<!-- Written by `paralog reproduce siamese-sbt-lstm`; run it again instead of editing. -->",
        "# Siamese SBT-LSTM: the paper and what came out here",
        _INTRODUCTION,
        "## Table I",
        _table_one(study),
        "The same models over the seeds, mean and in brackets lowest and highest:",
        _rows(study, "paper"),
        *_against_tfidf(study),
        "## Figure 2: ROC curves",
        f"![ROC curves of the model and of bag of tokens on S1 test and S2]({figures}/roc.svg)",
        "## Figure 3: distances between the challenges of S2",
        f"![Cosine distances of all pairs of solutions, grouped by challenge]({figures}/distances.svg)",
        "The ten pairs of challenges that are confused most: share of their cross pairs that the threshold "
        "of best F1 takes for the same, mean cosine, how well the two are told apart (AUC), and the tokens "
        "that solutions of both hold and others seldom do.",
        _confusions(study),
        "## Thresholds",
        "The model on all challenges, at several cosines. The thresholds with a rule are chosen on the set "
        "itself, in hindsight: what can be reached, not what a user would have chosen. Precision "
        "depends on the share of positive pairs: where they are fewer it is lower at the same threshold.",
        _points(study),
        "## More challenges",
        f"![AUC over the number of training challenges]({figures}/challenges.svg)",
        "The paper expects that more training challenges improve the embedding further. "
        f'"{REFERENCE}" trains on all challenges that two authors solved; all rows take as many steps.',
        _rows(study, "challenges", REFERENCE),
        "## Augmentation",
        _rows(study, "augmentation", LITERAL, f"{len_literal} challenges", REFERENCE),
        "## Ablations",
        f'Each row changes one setting of "{REFERENCE}" ({rows[REFERENCE]["steps"]} steps, all challenges). '
        "The vocabulary is cut by the same rule from what the view shows, so its size may change with it.",
        _rows(study, "ablation"),
        "## Beyond the paper",
        f'"{best}" is the variant with the best AUC on the dev split and stands in Table I.',
        _rows(study, "beyond"),
        "## Data",
        _data(study),
        _vocabulary(study),
        "## Where this differs from the paper",
        _differences(study),
        "## Provenance",
        _provenance(study),
        *study["notes"],
    ]
    return "\n\n".join(parts) + "\n"


def _differences(study: Study) -> str:
    facts = study["facts"]
    return _DIFFERENCES.format(
        functions=int(study["pretraining"]["functions"]),
        distinct=study["vocabulary"]["functions"],
        unlike=facts["unlike_pairs"],
        longest=facts["max_tokens"],
        cut_train=facts["cut_train"],
        cut_test=facts["cut_test"],
    )


def _table_one(study: Study) -> str:
    steps = {row["name"]: f"{row['steps']:,}" for row in study["rows"]}
    head = ["AUC", "steps", *(f"{name}{extra}" for name in (S1_TEST, S2) for extra in ("", ", paper")),
            *(f"{name}, ahead of {BAG}" for name in (S1_TEST, S2)), UNSEEN_AUTHORS,
            HIDDEN, "S2 MAP@R", "S2 top-1"]  # fmt: skip
    lines = []
    models = {row["name"] for row in study["rows"] if row["group"] == "paper"}
    for method, scored in study["methods"].items():
        papers = PAPERS_MODEL if method in models else PAPERS_BASELINE if method == BAG else None
        lines.append(
            [
                method,
                steps.get(method, ""),
                _interval(scored[S1_TEST]),
                f"{papers[0]:.2f}" if papers else "",
                _interval(scored[S2]),
                f"{papers[1]:.2f}" if papers else "",
                *("" if method == BAG else _lead(scored[name]) for name in (S1_TEST, S2)),
                _interval(scored[UNSEEN_AUTHORS]),
                _interval(scored[HIDDEN]),
                f"{scored[S2]['map_at_r']:.3f}",
                f"{scored[S2]['top1']:.3f}",
            ]
        )
    note = (
        "Of each model the run with the median AUC on S2; in brackets 95 % intervals over resampled "
        "challenges, paired where one method is compared with another. `S2, names hidden`: the names that a "
        "solution defines are replaced. The model that ships reads statements, not traversals, and is "
        "trained on four languages; its card says on what."
    )
    return f"{markdown_table(head, lines)}\n\n{note}"


def _against_tfidf(study: Study) -> Iterator[str]:
    """Where a model falls short of TF-IDF, and on which challenges."""
    if not study["behind"]:
        yield "Every model is ahead of TF-IDF on every set, in AUC and in MAP@R."
        return
    yield "Where a model falls short of TF-IDF, and the challenges (AUC of the model / of TF-IDF) where most:"
    head = ["model", "set", "AUC / MAP@R", "TF-IDF", "challenges behind", "worst"]
    yield markdown_table(head, (_behind(study, behind) for behind in study["behind"]))


def _behind(study: Study, behind: Behind) -> list[str]:
    scored = study["methods"]
    worst = ", ".join(
        f"{one['problem']} ({one['auc']:.2f} / {one['other_auc']:.2f})" for one in behind["worst"]
    )
    return [
        behind["method"],
        behind["set"],
        *(
            f"{scored[method][behind['set']]['auc']:.3f} / {scored[method][behind['set']]['map_at_r']:.3f}"
            for method in (behind["method"], TFIDF)
        ),
        f"{behind['n_behind']} of {behind['n']}",
        worst,
    ]


def _rows(study: Study, group: str, *also: str) -> str:
    aucs = [f"{name} AUC" for name in SETS]
    head = ["", "what it is", "challenges", "vocabulary", "steps", "seeds", *aucs, "S2 MAP@R",
            "dev AUC, names hidden"]  # fmt: skip
    shown = (row for row in study["rows"] if row["group"] == group or row["name"] in also)
    return markdown_table(head, map(_row, shown))


def _row(row: Row) -> list[str]:
    scores = row["scores"]
    return [
        row["name"],
        row["says"],
        f"{row['challenges']:,}",
        f"{row['vocabulary']:,}",
        f"{row['steps']:,}",
        str(row["seeds"]),
        *(_spread(scores[name]["auc"]) for name in SETS),
        _spread(scores[S2]["map_at_r"]),
        f"{row['dev']:.3f}",
    ]


def _spread(value: Spread) -> str:
    if value["low"] == value["high"]:
        return f"{value['mean']:.3f}"
    return f"{value['mean']:.3f} ({value['low']:.3f}–{value['high']:.3f})"


def _interval(scored: Scored) -> str:
    low, high = scored["auc_interval"]
    return f"{scored['auc']:.3f} ({low:.3f}–{high:.3f})"


def _lead(scored: Scored) -> str:
    low, high = scored["auc_lead"]
    return f"{low:+.3f} to {high:+.3f}"


def _points(study: Study) -> str:
    head = ["set", "threshold", "", "precision", "recall", "false positive rate"]
    return markdown_table(
        head,
        (
            [
                point["set"],
                f"{point['threshold']:.3f}",
                point["rule"],
                f"{point['precision']:.3f}",
                f"{point['recall']:.3f}",
                f"{point['false_positive_rate']:.4f}",
            ]
            for point in study["points"]
        ),
    )


def _confusions(study: Study) -> str:
    head = ["challenges", "taken for the same", "mean cosine", "told apart", "in common"]
    return markdown_table(
        head,
        (
            [
                f"{pair['first']}, {pair['second']}",
                f"{pair['share_found']:.0%}",
                f"{pair['mean_similarity']:.2f}",
                f"{pair['auc_between']:.2f}",
                " ".join(f"`{_cell(token)}`" for token in pair["shared"]),
            ]
            for pair in study["confusions"]
        ),
    )


def _data(study: Study) -> str:
    columns = ("challenges", "solutions", "authors", "median_solutions")
    return markdown_table(
        ["set", "challenges", "solutions", "authors", "median solutions"],
        (
            [name, *(f"{facts[column]:,.0f}" if column in facts else "" for column in columns)]
            for name, facts in study["sets"].items()
        ),
    )


def _vocabulary(study: Study) -> str:
    facts = study["vocabulary"]
    return (
        f"Vocabulary: the most common tokens that cover 85 % of the pre-training corpus, "
        f"**{facts['size']:,} tokens** (the paper: {PAPERS_VOCABULARY:,}). Of the tokens of a traversal, in "
        f"which a leaf is one token, they cover {facts['coverage_corpus']:.1%} of the corpus and "
        f"{facts['coverage_hackerrank']:.1%} of the HackerRank solutions."
    )


def _provenance(study: Study) -> str:
    origin = study["provenance"]
    return (
        f"Version {origin['version']}, commit `{str(origin['commit'])[:12] or 'unknown'}`, {origin['date']}; "
        f"trained at {', '.join(f'`{commit[:12]}`' for commit in study['facts']['commits'])}; "
        f"data `{study['data_hash'][:16]}`; seeds 0 to {study['seeds'] - 1} where a row has that many; "
        f"machine: {origin['machine']}."
    )


def _cell(text: str) -> str:
    """A token inside a table and inside backquotes."""
    return text.replace("`", "'").replace("\n", " ")[:40]
