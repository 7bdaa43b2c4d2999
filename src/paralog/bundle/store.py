"""Where bundles are found: in the package, in a folder of the user's, or at a path."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path

from paralog.bundle.layout import CONFIG, Bundle, read_bundle
from paralog.core import UnknownName

SHIPPED = Path(__file__).parent / "shipped"
"""Bundles that come with the package, each a folder called `name@version`."""
DEFAULT = "default"


def installed(folders: Iterable[Path] = ()) -> list[Path]:
    """All bundle folders, the shipped ones first, each by name."""
    found: list[Path] = []
    for parent in (SHIPPED, *folders):
        if parent.is_dir():
            found.extend(sorted(child for child in parent.iterdir() if (child / CONFIG).is_file()))
    return found


def resolve(name: str = DEFAULT, folders: Iterable[Path] = ()) -> Bundle:
    """The bundle called `name` or `name@version`, or the one in the folder `name`.

    A name without a version takes the highest version. Only what has a slash in it is a folder:
    a name must not be taken for a folder that happens to lie where the program was started.

    Raises:
        UnknownName: nothing is called so; the message lists the near names.
        BundleError: it is there and cannot be read.
    """
    if "/" in name or os.sep in name:
        return read_bundle(Path(name))
    known = installed(folders)
    matching = [folder for folder in known if name in (folder.name, folder.name.partition("@")[0])]
    if not matching:
        names = [folder.name for folder in known]
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.3) or names
        raise UnknownName(
            f"no model is called {name!r} and no bundle lies there; there is {', '.join(near) or 'none'}"
        )
    return read_bundle(max(matching, key=_version))


def _version(folder: Path) -> tuple[int, ...]:
    version = folder.name.partition("@")[2]
    return tuple(int(part) if part.isdecimal() else -1 for part in version.split("."))
