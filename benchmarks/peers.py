"""The tools that are compared: pinned versions, how each is installed, called, and its findings read."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Count = Callable[[str], int | None]
"""Findings in what a tool printed; None when it printed no such line."""


def sum_in(pattern: str) -> Count:
    """The sum of all numbers that `pattern` captures where it last matches."""

    def count(output: str) -> int | None:
        matches = list(re.finditer(pattern, output))
        return sum(int(number.replace(",", "")) for number in matches[-1].groups()) if matches else None

    return count


def matches_of(pattern: str) -> Count:
    """How often `pattern` matches."""
    return lambda output: len(re.findall(pattern, output))


@dataclass(frozen=True, slots=True)
class Contender:
    """One tool in one setting.

    Attributes:
        tool: name, as the tables show it.
        setting: what is set; "default" for nothing.
        types: clone types that it looks for in this setting.
        unit: what it counts.
        command: arguments; {python}, {bin}, {tree}, {scratch} and {model} are filled in.
        passes: what each run in one scratch folder is: "cold", then "warm".
        count: reads the number of findings.
        requirement: what pip installs; "" for paralog itself.
    """

    tool: str
    setting: str
    types: str
    unit: str
    command: tuple[str, ...]
    count: Count
    passes: tuple[str, ...] = ("cold",)
    requirement: str = ""

    @property
    def version(self) -> str:
        """The pinned version; "" for paralog itself."""
        return self.requirement.partition("==")[2]


def _paralog(jobs: int, passes: tuple[str, ...]) -> Contender:
    command = (
        "{python} -m paralog scan --quiet --tests --vendored --generated --model {model} "
        f"--jobs {jobs} {{tree}}"
    )
    return Contender(
        "paralog", f"{jobs} process{'es' * (jobs > 1)}", "1 to 4", "classes", tuple(command.split()),
        sum_in(r"([\d,]+) clone class"), passes,
    )  # fmt: skip


def _jscpd(setting: str, types: str, *flags: str) -> Contender:
    # By default it leaves files above 1 MB out; no other tool does.
    command = ("{bin}/jscpd", "--no-colors", "--max-size", "100mb", "--format", "python", *flags, "{tree}")
    count = sum_in(r"Found ([\d,]+) clones")
    return Contender("jscpd", setting, types, "pairs", command, count, requirement="jscpd==5.4.2")


CONTENDERS = (
    _paralog(1, ("cold", "warm")),
    _paralog(2, ("cold",)),
    _jscpd("default", "1"),
    _jscpd(
        "types 2 and 3", "1 to 3",
        "--ignore-identifiers", "--ignore-literals", "--max-gap-lines", "2", "--similarity",
    ),
    Contender(
        "pyscn", "clones only", "1 to 4", "groups",
        ("{bin}/pyscn", "analyze", "--select", "clones", "--text", "--no-open", "{tree}"),
        sum_in(r"duplicated, (\d+) groups?"), requirement="pyscn==1.33.0",
    ),
    Contender(
        "codeclone", "clones only", "1 to 3", "groups",
        ("{bin}/codeclone", "{tree}", "--skip-metrics", "--no-progress", "--no-color", "--quiet",
         "--cache-path", "{scratch}/codeclone.json", "--max-cache-size-mb", "1000"),
        sum_in(r"func=(\d+)\s+block=(\d+)\s+seg=(\d+)"), ("cold", "warm"), "codeclone==2.0.2",
    ),
    Contender(
        "pylint", "R0801 only", "1", "messages",
        ("{bin}/pylint", "--recursive=y", "--disable=all", "--enable=duplicate-code", "{tree}"),
        matches_of(r"(?m)^\S.*: R0801: "), requirement="pylint==4.1.4",
    ),
)  # fmt: skip
"""From paralog to its peers, each in the settings that are compared."""


def bin_folder(tools: Path, contender: Contender) -> Path:
    """Where a contender's programs lie once it is installed; each has an environment of its own."""
    return tools.resolve() / contender.requirement.replace("==", "-") / "bin"


def is_installed(tools: Path, contender: Contender) -> bool:
    return not contender.requirement or (bin_folder(tools, contender) / contender.tool).exists()


def install(tools: Path) -> None:
    """Install every peer that is not there yet, from the package index that pip is set up for."""
    for contender in CONTENDERS:
        if is_installed(tools, contender):
            continue
        folder = bin_folder(tools, contender).parent
        print(f"installing {contender.requirement} into {folder}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--disable-pip-version-check", contender.requirement], check=True)
