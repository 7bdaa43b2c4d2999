"""Where and when figures were taken."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from paralog.core.processes import n_processors

_SOURCE = Path(__file__).resolve().parents[1]
_LOAD_AT_START = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
"""Taken when the program begins: a study adds to the load, and asks for its provenance at the end."""


def provenance(study: str) -> dict[str, object]:
    """What a result file says about its own origin; commit and state only where the program runs from git.

    A repository that the program is merely installed in, as in an environment of somebody's project, does
    not know its files, and its commit says nothing.
    """
    is_ours = bool(_git("ls-files", "--error-unmatch", "experiments/provenance.py"))
    return {
        "study": study,
        "version": version("paralog"),
        "commit": _git("rev-parse", "HEAD") if is_ours else "",
        "modified": is_ours and bool(_git("status", "--porcelain", "--untracked-files=no", "--", ".")),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
    }


def machine() -> dict[str, object]:
    """The machine in a few words and numbers; the load says how busy it was at the start."""
    return {
        "cpu": _field("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": n_processors(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
        if hasattr(os, "sysconf")
        else None,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_at_start": _LOAD_AT_START,
    }


def _git(*arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=_SOURCE, capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
