"""The study as a page: section 3.4 and Figure 6 of the paper with ours beside them, and the order of time."""

from __future__ import annotations

from collections.abc import Iterator

from paralog.experiments.compared import mark, shown
from paralog.experiments.rum_bugs.arenas import ALL, PAPER, TIME, WINDOWS
from paralog.experiments.rum_bugs.study import (
    FREQUENT,
    METHODS,
    METRICS,
    PAPERS_AVERAGES,
    RUM,
    RUM_LEXICAL,
    RUM_WORDS,
    SIMILAR,
    SPACE,
    WORDS_FIXES,
    Study,
)
from paralog.experiments.tables import markdown_table

TITLES = ("Top-10", "Top-5", "Top-1", "MAP", "MRR")
_INTRODUCTION = """\
Section 3.4 of Li et al. (RUM): a bug report is given, and the files that have to be changed are to stand at
the top of a list of all files. A method learns from 30 % of the reports and their fixes and is judged by the
others. This page and its figure are written by `paralog reproduce rum-bugs --data DIR`."""
_ROWS = f"""\
- **{RUM}** is the paper's model: the network of Huo et al. with its branch for code replaced by ψ, all
  weights trained on matched and unmatched pairs. RSiaCNN_bl has the branch that was learned without text;
  NP-CNN and LSTM-CNN learn theirs from nothing. All four read the beginning of a file.
- **{RUM_WORDS}** is not in the paper: a logistic regression over the similarities in words (TF-IDF, BM25,
  rVSM), the size of the file, the cosine of the text encoder τ and the nearest piece of the file under ψ, how
  often the file was changed for the reports that are learned from, and for how similar ones.
  **{RUM_LEXICAL}** is it without past fixes, **{WORDS_FIXES}** without ψ and τ, **{SPACE}** these two alone,
  untrained.
- **TF-IDF, BM25 and rVSM** do not learn; they are not in the paper. **{SIMILAR}** and **{FREQUENT}** know
  past fixes only."""
_DIFFERENCES = """\
- **Reports** were mined anew; the sets of the paper's size are drawn from them. Many of Debug and JDT have a
  title only.
- **A random split** learns from reports that came after those it is judged by, which helps whoever knows past
  fixes. In order of time nothing does.
- **Files** are those of the release before all reports; a report counts if one of its files is there.
- **NP-CNN and LSTM-CNN** are written anew, with the structured convolution and the tokens of RUM."""


def report(study: Study, figures: str) -> str:
    """The page in Markdown.

    Args:
        study: what was found.
        figures: address of the folder of the figures, as seen from the page.
    """
    parts = [
        "<!-- Written by `paralog reproduce rum-bugs`; run it again instead of editing. -->",
        "# RUM for bug localization: the paper and what came out here",
        _INTRODUCTION,
        "## Figure 6",
        f"Top-10 rank, means over {_repeats(study, PAPER)} repeats; ◦ marks a method that is significantly "
        f"worse than {RUM_WORDS}, • one that is significantly better (paired t-test, 95 %). In brackets the "
        "paper's average.",
        f"![Top-10 rank of each method; grey lines are the paper's averages]({figures}/top10.svg)",
        _table(study, PAPER),
        _ROWS,
        "### All measures",
        "Averages over the three projects.",
        _measures(study, PAPER),
        "## All reports",
        f"The same with every report that was mined, {_repeats(study, ALL)} repeats, without the networks.",
        _table(study, ALL),
        "## In order of time",
        f"The first 30 % of all reports are learned from, then all that came before each of {WINDOWS} "
        "windows: means over the windows.",
        _table(study, TIME),
        _measures(study, TIME),
        "## How far ahead",
        "Mean difference in Top-10 rank on average over the projects, over the same splits: its 95 % "
        "interval, and the p of the paired t-test.",
        _leads(study),
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


def arenas_under(study: Study, protocol: str) -> dict[str, str]:
    """Arenas of a protocol and their projects."""
    return {name: f["project"] for name, f in study["arenas"].items() if f["protocol"] == protocol}


def _repeats(study: Study, protocol: str) -> str:
    arenas = arenas_under(study, protocol)
    counts = sorted({cell["repeats"] for cell in study["cells"] if cell["arena"] in arenas})
    return str(counts[0]) if len(counts) == 1 else f"{min(counts, default=0)} to {max(counts, default=0)}"


def _table(study: Study, protocol: str) -> str:
    arenas = arenas_under(study, protocol)
    cells = {(cell["arena"], cell["method"]): cell for cell in study["cells"]}

    def rows() -> Iterator[list[str]]:
        for method in METHODS:
            found = [cells[arena, method] for arena in arenas if (arena, method) in cells]
            if len(found) < len(arenas):
                continue
            papers = (
                f" ({PAPERS_AVERAGES[method]:.3f})" if method in PAPERS_AVERAGES and protocol == PAPER else ""
            )
            average = study["averages"][protocol][method]["top10"]
            yield [
                method,
                *(f"{cell['values']['top10']:.3f}{mark(cell['lead'].get('top10'))}" for cell in found),
                f"{average:.3f}{mark(study['leads'][protocol].get(method))}{papers}",
            ]

    return markdown_table(["Top-10 rank", *arenas.values(), "average"], rows())


def _measures(study: Study, protocol: str) -> str:
    found = study["averages"].get(protocol, {})
    rows = ([m, *(f"{found[m][metric]:.3f}" for metric in METRICS)] for m in METHODS if m in found)
    return markdown_table(["", *TITLES], rows)


def _leads(study: Study) -> str:
    rows = [
        [protocol, RUM_WORDS, method, shown(lead)]
        for protocol, leads in study["leads"].items()
        for method, lead in leads.items()
    ]
    rows += [[PAPER, RUM, method, shown(lead)] for method, lead in study["plain"].items()]
    return markdown_table(["", "", "ahead of", "Top-10 rank"], rows)


def _sets(study: Study) -> str:
    rows = (
        [
            facts["project"],
            facts["protocol"],
            f"{facts['files']:,}",
            f"{facts['reports']:,}",
            f"{facts['links']:,}",
        ]
        for facts in study["arenas"].values()
    )
    return markdown_table(["project", "protocol", "files", "reports", "matches"], rows)
