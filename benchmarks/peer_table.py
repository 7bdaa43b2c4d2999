"""What `scan_peers` measured, as values, as Markdown, and as the list of where paralog is beaten."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from trees import Tree

OURS = "paralog"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One run; see `Measurement`.

    Attributes:
        exit_status: None when the time limit ended it.
        findings: None when the tool printed no number of findings.
    """

    exit_status: int | None
    cpu_s: float
    wall_s: float
    memory_mib: float
    findings: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """All repeats of one command on one tree; see `Contender`.

    Attributes:
        cache: "cold" for a first run, "warm" for the same again.
        failure: the end of what the tool printed when it gave no findings, else "".
    """

    tree: str
    tool: str
    version: str
    setting: str
    cache: str
    types: str
    unit: str
    command: str
    repeats: tuple[Repeat, ...]
    failure: str = ""

    @property
    def label(self) -> str:
        return f"{self.tool} {self.version}, {self.setting}"

    @property
    def finished(self) -> bool:
        return all(repeat.findings is not None for repeat in self.repeats)

    def typical(self, quantity: str) -> float:
        """The median over the repeats of "cpu_s", "wall_s" or "memory_mib"."""
        return median(float(getattr(repeat, quantity)) for repeat in self.repeats)


_QUANTITIES = {"cpu_s": ("CPU", "{:,.2f} s"), "wall_s": ("wall time", "{:,.2f} s"),
               "memory_mib": ("memory", "{:,.0f} MiB")}  # fmt: skip


def table(results: dict[str, object]) -> str:
    """A result file as Markdown: one table a tree, and where paralog is beaten."""
    plain = json.loads(json.dumps(results))
    trees = [Tree(**tree) for tree in plain["trees"]]
    runs = [_run(run) for run in plain["runs"]]
    parts = []
    for tree in trees:
        parts.append(f"### {tree.name}: {tree.n_files:,} files, {tree.n_lines:,} lines\n")
        parts.append("| tool | finds types | cache | CPU s | wall s | peak MiB | findings |")
        parts.append("|---|---|---|--:|--:|--:|--:|")
        parts += [_row(run) for run in runs if run.tree == tree.name]
        parts.append("")
    parts += [*(f"- {line}" for line in comparison(runs)), ""]
    parts.append(_origin(plain, runs))
    return "\n".join(parts) + "\n"


def _run(plain: dict[str, Any]) -> Run:
    return Run(**{**plain, "repeats": tuple(Repeat(**repeat) for repeat in plain["repeats"])})


def comparison(runs: Sequence[Run]) -> list[str]:
    """How a warm paralog compares with a cold one, then each quantity in which a peer beats paralog."""
    lines: list[str] = []
    for tree, group in groupby(runs, key=lambda run: run.tree):
        of_tree = list(group)
        lines += _warm_share(tree, of_tree)
        for cache in ("cold", "warm"):
            lines += _defeats(tree, cache, [run for run in of_tree if run.cache == cache and run.finished])
    return lines


def _warm_share(tree: str, runs: Sequence[Run]) -> Iterator[str]:
    for warm in (run for run in runs if run.tool == OURS and run.cache == "warm" and run.finished):
        for cold in runs:
            if (cold.tool, cold.setting, cold.cache) == (OURS, warm.setting, "cold") and cold.finished:
                share = warm.typical("cpu_s") / cold.typical("cpu_s")
                yield f"{tree}: a warm run of paralog takes {share:.0%} of the CPU of a cold one."


def _defeats(tree: str, cache: str, runs: Sequence[Run]) -> Iterator[str]:
    """Where the best setting of paralog needs more than a peer."""
    ours = [run for run in runs if run.tool == OURS]
    for quantity, (name, form) in _QUANTITIES.items():
        best = min((run.typical(quantity) for run in ours), default=0.0)
        for peer in (run for run in runs if run.tool != OURS and run.typical(quantity) < best):
            amounts = form.format(peer.typical(quantity)), form.format(best)
            yield f"{tree}, {cache}: {peer.label} needs less {name}: {amounts[0]}, paralog {amounts[1]}."


def _row(run: Run) -> str:
    first = f"| {run.label} | {run.types} | {run.cache} |"
    if run.repeats[-1].exit_status is None:
        return f"{first} > {run.typical('cpu_s'):,.0f} | | | stopped by the time limit |"
    seconds = f"{run.typical('cpu_s'):,.2f} | {run.typical('wall_s'):,.2f}"
    found = f"{run.repeats[-1].findings:,} {run.unit}" if run.finished else "failed"
    return f"{first} {seconds} | {run.typical('memory_mib'):,.0f} | {found} |"


def _origin(results: dict[str, Any], runs: Sequence[Run]) -> str:
    machine = results["machine"]
    repeats = max(len(run.repeats) for run in runs)
    changed = " with changes" if results["modified"] else ""
    return (
        f"Medians of {repeats} repeats, {results['date']}, commit {results['commit'][:12]}{changed}, "
        f"model {results['model']}. {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB, Python {machine['python']}, "
        f"load {machine['load_at_start']} at the start. "
        f"Memory is {results['memory_is']}."
    )
