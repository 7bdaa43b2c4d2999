"""What paralog costs before it does anything: CPU and memory of a start, size of an installation."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from measurement import measure
from provenance import RESULTS, ROOT, provenance, write_results

EXAMPLES = """examples:
  python benchmarks/startup.py                   writes results/startup.json
  python benchmarks/startup.py --no-install      starts only
  python benchmarks/startup.py --smoke           each start once, nothing installed, nothing written

The installation is `pip install .` in a fresh environment: what that adds, without pip itself.
"""
STARTS = {
    "python, nothing imported": ("-c", "pass"),
    "import paralog": ("-c", "import paralog"),
    "paralog --help": ("-m", "paralog", "--help"),
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    result = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    result.add_argument("--repeats", type=int, default=15, metavar="N", help="of each start (default: 15)")
    result.add_argument("--no-install", action="store_true", help="do not measure an installation")
    result.add_argument("--output", type=Path, metavar="FILE", help="default: results/startup.json")
    result.add_argument("--smoke", action="store_true", help="a quick look: nothing installed or written")
    return result


def main(arguments: Sequence[str]) -> int:
    """Measure and write; returns the exit status."""
    options = parser().parse_args(arguments)
    repeats = 1 if options.smoke else options.repeats
    results: dict[str, object] = {
        **provenance("startup"),
        "repeats": repeats,
        "starts": [{"what": what, **_start(command, repeats)} for what, command in STARTS.items()],
        "installed_mb": None if options.smoke or options.no_install else _installed_mb(),
    }
    if options.output or not options.smoke:
        write_results(results, options.output or RESULTS / "startup.json")
    print(table(results))
    return 0


def table(results: dict[str, object]) -> str:
    """A result file as Markdown."""
    plain = json.loads(json.dumps(results))
    lines = ["| start | CPU s | resident MiB |", "|---|--:|--:|"]
    lines += [f"| `{s['what']}` | {s['cpu_s']:.3f} | {s['memory_mib']:.0f} |" for s in plain["starts"]]
    if plain["installed_mb"] is not None:
        lines += ["", f"A base installation takes {plain['installed_mb']:,.0f} MB."]
    machine = plain["machine"]
    lines += [
        "",
        f"Medians of {plain['repeats']} starts, {plain['date']}, commit {plain['commit'][:12]}, "
        f"{machine['cpu']}, Python {machine['python']}, load {machine['load_at_start']} at the start.",
    ]
    return "\n".join(lines) + "\n"


def _start(command: Sequence[str], repeats: int) -> dict[str, float]:
    """Median CPU seconds and peak memory of a Python process."""
    environment = {"PATH": os.environ["PATH"], "NO_COLOR": "1"}
    taken = [measure([sys.executable, *command], ROOT, environment, 60) for _ in range(repeats)]
    failed = [start.output for start in taken if start.exit_status != 0]
    if failed:
        raise SystemExit(f"error: {' '.join(command)}: {failed[0][-500:]}")
    return {
        "cpu_s": round(median(start.cpu_s for start in taken), 4),
        "memory_mib": round(median(start.memory_mib for start in taken), 1),
    }


def _installed_mb() -> float:
    """Megabytes that `pip install .` adds to a fresh environment, compiled modules included."""
    with tempfile.TemporaryDirectory(prefix="startup-") as temporary:
        folder = Path(temporary)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        before = _size(folder)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-cache-dir"]
        subprocess.run([*pip, "--disable-pip-version-check", str(ROOT)], check=True)
        return round((_size(folder) - before) / 1e6, 1)


def _size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
