"""Which folders of a project hold code that is not its own."""

from __future__ import annotations

from collections.abc import Container, Iterable

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


def foreign(name: str, siblings: Iterable[str], content: Container[str]) -> str:
    """Why the code in a folder is not the project's own.

    Args:
        name: of the folder.
        siblings: names of what lies beside it: a folder called "build" is output where something
            is built, and a package like any other elsewhere.
        content: names of what lies in it.

    Returns:
        "vendored", "build" or "environment", or "" for a folder of the project.
    """
    if name in _VENDORED:
        return "vendored"
    if name in _BUILD and not _BUILT_FROM.isdisjoint(siblings):
        return "build"
    if any(mark in content for mark in _ENVIRONMENT):
        return "environment"
    return ""
