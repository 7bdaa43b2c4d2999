"""Quality against speed: three families of encoders, trained as long on the same data, side by side.

What else a machine does then slows all of them alike.

The quality is that on unseen problems of the dev split, names hidden; the speed that of the exported model on
the standard library. A training that was cut off goes on when the same command is given again.

Examples:
    python benchmarks/frontier.py --data data --work runs/frontier
    python benchmarks/frontier.py --data data --work runs/frontier --minutes 60 --jobs 2
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import mean

import paralog
from encode_speed import parsed, speeds_of, texts_of
from paralog.bundle import read_bundle
from paralog.core.atomic import atomic_write
from paralog.experiments.clone_table import by_encoder, clone_table
from paralog.experiments.frontier import FAMILIES, Point, frontier_figure
from paralog.train.run import train
from paralog.train.stage import LoopOptions
from paralog.train.trained import TrainOptions
from provenance import RESULTS, provenance, write_results
from trees import copy_standard_library

FIGURE = RESULTS.parent / "docs" / "images" / "frontier.svg"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with clones/ and corpus/")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and models")
    parser.add_argument(
        "--minutes", type=float, default=20, help="of training, for each family (default: 20)"
    )
    parser.add_argument("--jobs", type=int, default=1, help="threads of each training (default: 1)")
    parser.add_argument("--output", type=Path, default=RESULTS / "frontier.json")
    parser.add_argument("--figure", type=Path, default=FIGURE)
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(len(FAMILIES), get_context("spawn")) as processes:
        trained = processes.map(partial(_train, options=options), FAMILIES)
        folders = dict(zip(FAMILIES, trained, strict=True))
    with tempfile.TemporaryDirectory(prefix="frontier-") as temporary:
        copy_standard_library(Path(temporary))
        units, _ = parsed(texts_of(Path(temporary)), 1)
    models = {**folders, "what ships": None}
    points = []
    for name, folder in models.items():
        encoder = paralog.load(folder).encoder
        print(f"measuring {name}", file=sys.stderr, flush=True)
        cells = clone_table(options.data, {name: by_encoder(encoder)}, "dev")
        hidden = [c.scores for c in cells if c.method == name and c.names == "anonymised"]
        config = read_bundle(folder).config.recipe if folder else {}
        points.append(
            Point(
                family=name,
                auc=mean(scores.auc for scores in hidden),
                map_at_r=mean(scores.map_at_r for scores in hidden),
                functions_per_second=speeds_of(encoder, units, 3)["inference"],
                steps=config.get("steps_done"),
            )
        )
    results = {
        **provenance("frontier"),
        "minutes": options.minutes,
        "jobs": options.jobs,
        "n_functions": len(units),
        "points": [asdict(point) for point in points],
    }
    write_results(results, options.output)
    options.figure.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(options.figure) as stream:
        stream.write(frontier_figure(points))
    print(table(results))


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table."""
    plain = json.loads(json.dumps(results))
    lines = [
        "| family | AUC | MAP@R | functions per core-second | steps |",
        "|---|--:|--:|--:|--:|",
    ]
    for point in plain["points"]:
        steps = "more" if point["steps"] is None else f"{point['steps']:,}"
        lines.append(
            f"| {point['family']} | {point['auc']:.3f} | {point['map_at_r']:.3f} "
            f"| {point['functions_per_second']:,.0f} | {steps} |"
        )
    lines += [
        "",
        f"Means over rows of the dev split, names hidden; {plain['minutes']:g} minutes of training, side by "
        f"side, {plain['jobs']} thread{'s' * (plain['jobs'] > 1)} each, {plain['machine']['cpu']}, "
        f"commit {plain['commit'][:12]}.",
    ]
    return "\n".join(lines)


def _train(name: str, options: argparse.Namespace) -> Path:
    """Folder of the family's model."""
    recipe = FAMILIES[name]

    def report(stage: str, step: int, steps: int, loss: float, scores: dict[str, float]) -> None:
        if step % 50 == 0 or scores:
            print(f"{name}, {stage} {step}/{steps}: loss {loss:.3f}", file=sys.stderr, flush=True)

    loop = LoopOptions(Path(), max_minutes=options.minutes, threads=options.jobs, report=report)
    place = options.work / recipe.name
    return train(recipe, TrainOptions(options.data, place, jobs=options.jobs, loop=loop)).folder


if __name__ == "__main__":
    main()
