"""Teachers, all of them together, and the student who learned from them, on the dev split with names hidden.

Reads what `paralog train default` left in its output folder, and trains what is not there yet.

Example:
    python benchmarks/teachers.py --data data --work runs/default
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from paralog.features import UnitArrays
from paralog.train.batches import Batches, embed
from paralog.train.dev import DevRows
from paralog.train.material import prepare
from paralog.train.recipe import get_recipe
from paralog.train.stage import LoopOptions
from paralog.train.teachers import learn_from_teachers, teachers_of
from provenance import RESULTS, provenance, write_results

CPU = torch.device("cpu")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with clones/ and corpus/")
    parser.add_argument("--work", type=Path, required=True, help="output folder of paralog train")
    parser.add_argument("--jobs", type=int, default=1, help="processes that parse (default: 1)")
    parser.add_argument("--output", type=Path, default=RESULTS / "teachers.json")
    options = parser.parse_args(arguments)
    recipe = get_recipe("default")
    material = prepare(recipe, options.data, options.work / "prepared", options.jobs)
    loop = LoopOptions(options.work / "checkpoint")
    teachers = teachers_of(recipe, material, loop)
    student, _ = learn_from_teachers(recipe, material, loop, options.work / "prepared")
    shares = [share / sum(share for _, share in recipe.teachers) for _, share in recipe.teachers]

    def each(encoder: torch.nn.Module, units: list[UnitArrays], _: list[int]) -> Tensor:
        return embed(encoder, units, CPU)

    def together(units: list[UnitArrays], at: list[int]) -> Tensor:
        said = [
            each(teacher, units, at) * share**0.5 for teacher, share in zip(teachers, shares, strict=True)
        ]
        return torch.cat(said, dim=1)

    asked = {
        name: partial(each, teacher) for (name, _), teacher in zip(recipe.teachers, teachers, strict=True)
    }
    rows = DevRows(material, Batches(recipe, material).pool, recipe.max_tokens)
    scores = {}
    for name, encode in {**asked, "together": together, "student": partial(each, student)}.items():
        print(f"asking {name}", file=sys.stderr, flush=True)
        scores[name] = rows.score(student, encode)
    results = {
        **provenance("teachers"),
        "recipe": recipe.name,
        "shares": dict(zip(asked, shares, strict=True)),
        "scores": scores,
    }
    write_results(results, options.output)
    print(table(results))


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table."""
    plain = json.loads(json.dumps(results))
    scores = plain["scores"]
    labels = [name.removesuffix(" auc") for name in next(iter(scores.values())) if name.endswith(" auc")]
    lines = [
        f"| AUC / MAP@R | share | mean | {' | '.join(labels)} |",
        f"|---|--:|{'--:|' * (1 + len(labels))}",
    ]
    for name, found in scores.items():
        share = f"{plain['shares'][name]:.2f}" if name in plain["shares"] else ""
        cells = [f"{found['auc']:.3f} / {found['map_at_r']:.3f}"]
        cells += [f"{found[f'{label} auc']:.3f} / {found[f'{label} map_at_r']:.3f}" for label in labels]
        lines.append(f"| {name} | {share} | {' | '.join(cells)} |")
    lines += ["", f"Dev split, names hidden, learned dimensions; commit {plain['commit'][:12]}."]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
