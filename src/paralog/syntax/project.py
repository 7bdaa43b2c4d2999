"""Which folders of a project hold code that is not its own."""

from __future__ import annotations

import os
from collections.abc import Iterable

# Folders of tools: nobody expects to find code of the project in them.
_TOOLS = frozenset(
    """
    .git .hg .svn .bzr .jj CVS _darcs __pycache__ .mypy_cache .pytest_cache .ruff_cache .hypothesis
    .tox .nox .eggs .idea .vscode .gradle .ipynb_checkpoints
    """.split()
)
_VENDORED = frozenset(
    """
    node_modules bower_components jspm_packages site-packages dist-packages vendor vendored _vendor
    _vendored third_party third-party thirdparty 3rdparty Pods
    """.split()
)
_BUILD = frozenset({"build", "dist", "out", "target"})
_BUILT_FROM = frozenset(
    """
    .git pyproject.toml setup.py setup.cfg pom.xml build.gradle build.gradle.kts settings.gradle package.json
    Makefile makefile GNUmakefile CMakeLists.txt meson.build Cargo.toml build.xml
    """.split()
)
_ENVIRONMENT = ("pyvenv.cfg", "conda-meta")


def is_of_tools(name: str) -> bool:
    """Whether a folder called `name` belongs to a tool and is passed over without a word."""
    return name in _TOOLS


def is_foreign_path(path: str) -> bool:
    """Whether a folder on the way to a file of a project says that its code is vendored."""
    return not _VENDORED.isdisjoint(path.split("/")[:-1])


def foreign(path: str, siblings: Iterable[str]) -> str:
    """Why the code in a folder is not the project's own.

    Args:
        path: of the folder.
        siblings: names of what lies beside it: a folder called "build" is output where something
            is built, and a package like any other elsewhere.

    Returns:
        "vendored", "build" or "environment", or "" for a folder of the project.
    """
    name = os.path.basename(path)
    if name in _VENDORED:
        return "vendored"
    if name in _BUILD and not _BUILT_FROM.isdisjoint(siblings):
        return "build"
    if any(os.path.exists(f"{path}/{mark}") for mark in _ENVIRONMENT):
        return "environment"
    return ""
