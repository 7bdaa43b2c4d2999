"""The study as a page: section 3.3 and Figure 5 of the paper with ours beside them, and beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paralog.experiments.compared import mark, shown
from paralog.experiments.rum_defects.arenas import PAPER, PROJECTS, RELEASES
from paralog.experiments.rum_defects.study import (
    BEYOND,
    METHODS,
    PAPERS_AVERAGES,
    RUM,
    RUM_SUMS,
    Mean,
    Study,
)
from paralog.experiments.tables import markdown_table

SHOWN = ("auc", "ap", "auc_in_size", "mcc", "brier", "popt", "pofb20", "ifa", "p10")
TITLES = ("AUC", "AP", "AUC within size", "MCC", "Brier", "Popt", "PofB20", "IFA", "P@10")
_INTRODUCTION = """\
Section 3.3 of Li et al. (RUM): which files of a release will turn out to have a defect? A model of code that
was learned elsewhere is fine-tuned on 30 % of the files and judged by the others. This page and its figure
are written by `paralog reproduce rum-defects --data DIR`."""
_ROWS = f"""\
- **{RUM}** is the paper's plain model: the beginning of the file through ψ, fully connected layers, all
  weights fine-tuned. RSiaCNN_dp starts from the model that was learned without text, P-CNN from nothing. The
  next two rows read the file's pieces (its functions and the code around them) in place of its beginning.
- **{RUM_SUMS}** is not in the paper. ψ stays as it was learned; a regularised logistic regression sees the
  mean, the largest and the least value of ψ over all pieces, the sum of what enters ψ's first layer (how
  often each subtoken occurs, as TF-IDF), and the number of tokens and pieces: it knows the file's size.
- **LR** has the 198 metrics as they are; with logarithms and a stronger regularisation it does better.
- **File length** counts lines, or tokens and pieces without comments. **TF-IDF** has words and no size.
- **words and size** is {RUM_SUMS} without ψ's vectors; **vectors and size** is it without words."""
_DIFFERENCES = """\
- **Files.** Two more in each set than the paper has; each label is split 30 to 70.
- **DBN and AST-DBN** are written anew: three layers of 100 units on the first 500 tokens (the first subtoken
  of each), of AST-DBN names and words of control flow only; trained on the files that are learned from.
- **Random splits of one release** are easy: neighbouring files share much. Hence the other two protocols.
- **Python** labels come from fix commits of half a year, by a rule on their messages that nobody checked.
- **Intervals** of the other protocols are over projects drawn with replacement; of few they are rough."""


def report(study: Study, figures: str) -> str:
    """The page in Markdown.

    Args:
        study: what was found.
        figures: address of the folder of the figures, as seen from the page.
    """
    parts = [
        "<!-- Written by `paralog reproduce rum-defects`; run it again instead of editing. -->",
        "# RUM for defect prediction: the paper and what came out here",
        _INTRODUCTION,
        "## Figure 5",
        f"AUC, means over {_repeats(study)} repeats; ◦ marks a method that is significantly worse than "
        f"{RUM_SUMS}, • one that is significantly better (paired t-test, 95 %). In brackets the paper's "
        "average.",
        f"![AUC of each method on the three sets; grey lines are the paper's averages]({figures}/auc.svg)",
        _table(study, METHODS),
        _ROWS,
        "## How far ahead",
        "Mean difference of the average over the three sets, over the same repeats: its 95 % interval, and "
        "the p of the paired t-test.",
        _leads(study),
        "## Beyond size",
        "What words, vectors and metrics bring, on the same splits. Anonymised: without the names that a "
        "file itself defines.",
        _table(study, BEYOND),
        *_transfer(study, RELEASES, "From a release to the next"),
        *_transfer(study, PROJECTS, "From other projects"),
        "## The sets",
        _sets(study),
        "## How long it took",
        markdown_table(
            ["method", "process minutes, all runs"],
            ([method, f"{seconds / 60:.1f}"] for method, seconds in study["seconds"].items()),
        ),
        "## Where this differs from the paper",
        _DIFFERENCES,
        *(["## Notes", *study["notes"]] if study["notes"] else []),
    ]
    return "\n\n".join(parts) + "\n"


def papers_arenas(study: Study) -> list[str]:
    """The sets of the random splits."""
    return [name for name, facts in study["arenas"].items() if facts["protocol"] == PAPER]


def _repeats(study: Study) -> str:
    counts = sorted({cell["repeats"] for cell in study["cells"] if cell["arena"] in papers_arenas(study)})
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"


def _table(study: Study, methods: Sequence[str]) -> str:
    arenas = papers_arenas(study)
    cells = {(cell["arena"], cell["method"]): cell for cell in study["cells"]}

    def rows() -> Iterator[list[str]]:
        for method in methods:
            found = [cells[arena, method] for arena in arenas if (arena, method) in cells]
            if len(found) < len(arenas):
                continue
            average = sum(cell["values"]["auc"] for cell in found) / len(found)
            papers = f" ({PAPERS_AVERAGES[method]:.3f})" if method in PAPERS_AVERAGES else ""
            yield [
                method,
                *(f"{cell['values']['auc']:.3f}{mark(cell['lead'].get('auc'))}" for cell in found),
                f"{average:.3f}{mark(study['averages'].get(method))}{papers}",
            ]

    return markdown_table(["AUC", *arenas, "average"], rows())


def _leads(study: Study) -> str:
    rows = [
        [ours, method, shown(lead)]
        for ours, leads in ((RUM_SUMS, study["averages"]), (RUM, study["plain"]))
        for method, lead in leads.items()
    ]
    return markdown_table(["", "ahead of", "AUC"], rows)


def _transfer(study: Study, protocol: str, title: str) -> list[str]:
    """The part on one of the protocols that the paper does not have; nothing where nothing was run."""
    means, differences = study["means"][protocol], study["differences"][protocol]
    if not means:
        return []
    ahead = ((m, [differences[m][name] for name in SHOWN]) for m in means if m != RUM_SUMS)
    return [
        f"## {title}",
        "Means over the projects with 95 % intervals, each project weighing the same. Lower is better for "
        "Brier and IFA. Largest first wins AUC and loses Popt and PofB20 by construction.",
        markdown_table(["", *TITLES], ([m, *(_mean(means[m][name]) for name in SHOWN)] for m in means)),
        f"What {RUM_SUMS} has more than each, on the same files:",
        markdown_table(["more than", *TITLES], ([m, *(_mean(v, "+") for v in found)] for m, found in ahead)),
    ]


def _mean(mean: Mean, sign: str = "") -> str:
    return f"{mean['value']:{sign}.3f} [{mean['low']:{sign}.3f}, {mean['high']:{sign}.3f}]"


def _sets(study: Study) -> str:
    rows = (
        [name, facts["protocol"], f"{facts['files']:,}", f"{facts['defective']:,}", f"{facts['tested']:,}"]
        for name, facts in study["arenas"].items()
    )
    return markdown_table(["set", "protocol", "files", "defective", "judged by"], rows)
