"""Rankings by risk on windows of 182 days of real repositories, and the prior that ships.

Takes repositories with their whole history, as `git clone` makes them. What was read once is kept in the
user's cache, so that a second run, or one after an interruption, takes minutes.

Examples:
    python benchmarks/risk_windows.py --repository celery/celery=clones/celery --repository NAME=FOLDER ...
    python benchmarks/risk_windows.py --repository NAME=FOLDER ... --prior prior.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import paralog
from paralog.core.atomic import atomic_write
from paralog.experiments.risk_windows import read_project, shipped_prior, study, summary
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "risk_windows.json"
WITHOUT = "model without representation"
SHOWN = (
    ("auc", "AUC"), ("ap", "AP"), ("auc_in_size", "AUC in size"), ("popt", "Popt"),
    ("pofb20", "PofB20"), ("ifa", "IFA"), ("p10", "P@10"), ("mcc", "MCC"), ("brier", "Brier"),
)  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--repository", action="append", required=True, metavar="NAME=FOLDER", help="repeatable"
    )
    parser.add_argument("--model", help="reads what functions do [default]")
    parser.add_argument(
        "--no-representation", action="store_true", help="do without what functions do, which takes longest"
    )
    parser.add_argument("--prior", type=Path, help="write the prior from all repositories here")
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    model = None if options.no_representation else paralog.load(options.model)
    pairs = [named.partition("=") for named in options.repository]
    projects = [read_project(Path(folder), name, model, _say) for name, _, folder in pairs]
    records = study(projects, _say)
    found = summary(records)
    results = {
        **provenance("risk_windows"),
        "protocol": "snapshots every 182 days, repairs of the next 182; windows with three defective files or"
        " more; the prior of a project is learned from the others; means over projects, 95 % intervals over"
        " resampled projects",
        "model": model.name if model else "",
        "projects": [
            {
                "name": project.name,
                "revision": project.revision,
                "commits": len(project.timeline.mined.commits),
                "repairs": project.timeline.mined.n_fixes,
                "files": len(project.timeline.now),
                "windows": len({r["window"] for r in records if r["project"] == project.name}),
                "defective": round(
                    float(sum(w.defective.mean() for w in project.timeline.windows))
                    / max(len(project.timeline.windows), 1),
                    4,
                ),
            }
            for project in projects
        ],
        "summary": found,
        "records": [{k: _plain(v) for k, v in record.items()} for record in records],
    }
    write_results(results, options.output)
    if options.prior:
        scores = {metric: found["other projects only"][metric]["value"] for metric in ("auc", "ap", "brier")}
        with atomic_write(options.prior) as stream:
            stream.write(shipped_prior(projects, scores).written().encode() + b"\n")
    print(table(results))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _plain(value: object) -> object:
    if not isinstance(value, float):
        return value
    return None if value != value else round(value, 4)


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table: each ranking with its figures, and its leads with intervals."""
    content = json.loads(json.dumps(results))
    windows = sum(project["windows"] for project in content["projects"])
    head = [f"{windows} windows of {len(content['projects'])} projects", *(name for _, name in SHOWN)]
    lines = [head, ["---"] * len(head)]
    for ranking, figures in content["summary"].items():
        if ranking == WITHOUT and not content["model"]:  # is what the model is
            continue
        lines.append([ranking, *(_cell(figures, metric) for metric, _ in SHOWN)])
    leads = [["lead (95 % interval)", *(name for _, name in SHOWN[:4])], ["---"] * 5]
    for reference in ("lines of code", "revisions x lines"):
        for ranking in ("model", *((WITHOUT,) if content["model"] else ()), "other projects only"):
            figures = content["summary"][ranking]
            cells = [_lead(figures[metric][f"lead over {reference}"]) for metric, _ in SHOWN[:4]]
            leads.append([f"{ranking} over {reference}", *cells])
    return "\n\n".join("\n".join(f"| {' | '.join(line)} |" for line in part) for part in (lines, leads))


def _cell(figures: dict[str, dict[str, float]], metric: str) -> str:
    if metric not in figures:
        return "–"
    value = figures[metric]["value"]
    return f"{value:.1f}" if metric == "ifa" else f"{value:.3f}"


def _lead(measure: dict[str, object]) -> str:
    low, high = measure["interval"]
    return f"{measure['value']:+.3f} ({low:+.3f} to {high:+.3f})"


if __name__ == "__main__":
    main()
