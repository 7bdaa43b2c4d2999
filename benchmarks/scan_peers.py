"""Scans real trees with paralog and with the duplicate finders that install from package indexes."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from measurement import MEMORY_IS, Measurement, measure
from peer_table import Repeat, Run, table
from peers import CONTENDERS, Contender, bin_folder, install, is_installed
from provenance import RESULTS, provenance, write_results
from trees import copy_folder, copy_standard_library, describe, generate

EXAMPLES = """examples:
  python benchmarks/scan_peers.py install --tools ~/peers
  python benchmarks/scan_peers.py run --tools ~/peers --tree Django=~/Django/django
  python benchmarks/scan_peers.py run --smoke                 twenty generated files, paralog alone
  python benchmarks/scan_peers.py table                       the results as Markdown

The trees are copied, Python files only, so that every tool reads the same files: the standard library
of this interpreter without its tests, and each folder that is named. Every repeat runs every tool once,
in a scratch folder and with a cache of its own, one after the other.
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run.

    Attributes:
        trees: copied trees by name.
        contenders: in the order of the table.
        tools: where the peers are installed; None when there is none among the contenders.
        model: of paralog.
    """

    trees: Mapping[str, Path]
    contenders: Sequence[Contender]
    tools: Path | None
    repeats: int
    limit_s: float
    model: str


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    setup = commands.add_parser("install", help="install the peers, in pinned versions")
    setup.add_argument("--tools", type=Path, required=True, metavar="DIR", help="folder for the peers")
    run = commands.add_parser(
        "run", help="measure", epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    run.add_argument("--tools", type=Path, metavar="DIR", help="where `install` put the peers")
    run.add_argument("--tree", type=_named_folder, action="append", default=[], metavar="NAME=PATH",
                     help="a folder to scan beside the standard library; may be given again")  # fmt: skip
    run.add_argument("--no-library", action="store_true", help="leave the standard library out")
    run.add_argument("--only", action="append", default=[], metavar="TOOL", help="run no other peer")
    run.add_argument("--repeats", type=int, default=3, metavar="N", help="runs of each (default: 3)")
    run.add_argument("--limit", type=float, default=900, metavar="S", help="seconds for a run (default: 900)")
    run.add_argument("--model", help="model of paralog (default: the one that it ships with)")
    run.add_argument("--output", type=Path, metavar="FILE", help="default: results/scan_peers.json")
    run.add_argument("--smoke", action="store_true", help="twenty generated files, once, nothing written")
    show = commands.add_parser("table", help="print a result file as Markdown")
    show.add_argument("file", type=Path, nargs="?", default=RESULTS / "scan_peers.json")
    return top


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status."""
    options = parser().parse_args(arguments)
    if options.command == "install":
        install(options.tools)
    elif options.command == "table":
        print(table(json.loads(options.file.read_text(encoding="utf-8"))))
    else:
        _run(options)
    return 0


def _run(options: argparse.Namespace) -> None:
    contenders = _chosen(options.tools, options.only)
    model = options.model or ("hashing" if options.smoke else "default")
    with tempfile.TemporaryDirectory(prefix="scan-peers-") as temporary:
        trees = dict(_trees(options, Path(temporary)))
        repeats = 1 if options.smoke else options.repeats
        plan = Plan(trees, contenders, options.tools, repeats, options.limit, model)
        results = {
            **provenance("scan_peers"),
            "model": _model_name(model),
            "limit_s": options.limit,
            "memory_is": MEMORY_IS,
            "trees": [asdict(describe(name, folder)) for name, folder in trees.items()],
            "runs": [asdict(run) for run in _measured(plan, Path(temporary))],
        }
    if options.output or not options.smoke:
        write_results(results, options.output or RESULTS / "scan_peers.json")
    print(table(results))


def _model_name(model: str) -> str:
    """Name and version of a model, asked of another process so that this one stays small."""
    program = "import paralog, sys; print(paralog.load(sys.argv[1]).name)"
    asked = subprocess.run([sys.executable, "-c", program, model], capture_output=True, text=True)
    if asked.returncode:
        raise SystemExit(f"error: {asked.stderr.strip().splitlines()[-1]}")
    return asked.stdout.strip()


def _chosen(tools: Path | None, only: Sequence[str]) -> list[Contender]:
    """The contenders that are asked for; paralog always, peers when a folder of tools is named."""
    unknown = set(only) - {contender.tool for contender in CONTENDERS}
    if unknown:
        raise SystemExit(f"error: no such tool: {', '.join(sorted(unknown))}")
    chosen = [
        contender
        for contender in CONTENDERS
        if not contender.requirement or (tools and (not only or contender.tool in only))
    ]
    missing = [c.requirement for c in chosen if tools and not is_installed(tools, c)]
    if missing:
        raise SystemExit(f"error: {', '.join(missing)} not in {tools}: run `scan_peers.py install` first")
    return chosen


def _trees(options: argparse.Namespace, temporary: Path) -> Iterator[tuple[str, Path]]:
    if options.smoke:
        generate(temporary / "generated")
        yield "generated", temporary / "generated"
        return
    if not options.no_library:
        copy_standard_library(temporary / "library")
        yield "Python standard library", temporary / "library"
    for name, source in options.tree:
        copy_folder(source, temporary / "trees" / name)
        yield name, temporary / "trees" / name


def _named_folder(text: str) -> tuple[str, Path]:
    name, found, path = text.partition("=")
    folder = Path(path).expanduser()
    if not (found and name.isprintable() and "/" not in name and folder.is_dir()):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=PATH with a folder as PATH")
    return name, folder


def _measured(plan: Plan, temporary: Path) -> list[Run]:
    """Every contender on every tree, all once before any a second time."""
    repeats: dict[tuple[str, int, str], list[Measurement]] = {}
    for tree, folder in plan.trees.items():
        for _ in range(plan.repeats):
            for number, contender in enumerate(plan.contenders):
                if _gave_up(repeats.get((tree, number, "cold"), [])):
                    continue
                for cache, measurement in _passes(plan, contender, folder, temporary):
                    repeats.setdefault((tree, number, cache), []).append(measurement)
    return [
        _as_run(tree, plan.contenders[number], cache, found)
        for (tree, number, cache), found in repeats.items()
    ]


def _gave_up(measurements: Sequence[Measurement]) -> bool:
    """A tool that ran into the time limit is not asked again."""
    return any(measurement.exit_status is None for measurement in measurements)


def _passes(
    plan: Plan, contender: Contender, tree: Path, temporary: Path
) -> Iterator[tuple[str, Measurement]]:
    """One cold run and, where the tool keeps a cache, a warm one after it."""
    with tempfile.TemporaryDirectory(dir=temporary) as scratch:
        blanks = {"python": sys.executable, "tree": tree, "scratch": scratch, "model": plan.model}
        if plan.tools and contender.requirement:
            blanks["bin"] = bin_folder(plan.tools, contender)
        command = [part.format(**blanks) for part in contender.command]
        for cache in contender.passes:
            measurement = measure(command, Path(scratch), _environment(scratch), plan.limit_s)
            shown = f"{contender.tool}, {contender.setting}, {cache}"
            print(f"{tree.name}: {shown}: {measurement.cpu_s:.1f} s CPU, {measurement.wall_s:.1f} s",
                  file=sys.stderr)  # fmt: skip
            yield cache, measurement
            if measurement.exit_status is None:
                return


def _environment(scratch: str) -> dict[str, str]:
    """What a tool sees: none of the user's own settings and caches."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": scratch, "NO_COLOR": "1", "PARALOG_CACHE_DIR": f"{scratch}/cache"}


def _as_run(tree: str, contender: Contender, cache: str, measurements: Sequence[Measurement]) -> Run:
    repeats = [
        Repeat(
            measurement.exit_status,
            round(measurement.cpu_s, 3),
            round(measurement.wall_s, 3),
            round(measurement.memory_mib, 1),
            None if measurement.exit_status is None else contender.count(measurement.output),
        )
        for measurement in measurements
    ]
    failed = [m.output for m, repeat in zip(measurements, repeats, strict=True) if repeat.findings is None]
    return Run(
        tree=tree,
        tool=contender.tool,
        version=contender.version or version(contender.tool),
        setting=contender.setting,
        cache=cache,
        types=contender.types,
        unit=contender.unit,
        command=" ".join(contender.command),
        repeats=tuple(repeats),
        failure=failed[0][-500:] if failed else "",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
