"""What a tree leaves out that is no folder on disk, such as that of a commit: as `discovery` has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paralog.syntax.ignore import Rules, extended, ignore_file_names
from paralog.syntax.project import foreign, is_of_tools


@dataclass(frozen=True, slots=True)
class _Folder:
    """The rules for what lies in a folder, and whether it is left out with all of it."""

    rules: Rules | None
    is_closed: bool


class Listing:
    """A tree by the paths of its files.

    Args:
        paths: of all its files, relative to its top, with forward slashes.
        ignore_files: the content of those called one of `ignore_file_names`, by path; others are not heeded.
        with_git: whether `.gitignore` files count.
        vendored: whether vendored, installed and built code counts as its own.
        named: a folder that somebody named, which is entered whatever it is called and whatever rules
            say of it; "" for the top.
    """

    def __init__(
        self,
        paths: Iterable[str],
        ignore_files: Mapping[str, bytes],
        *,
        with_git: bool,
        vendored: bool,
        named: str = "",
    ) -> None:
        self._named = f"{named}/"
        self._ignore_files = ignore_files
        self._names = ignore_file_names(with_git)
        self._vendored = vendored
        self._content: defaultdict[str, set[str]] = defaultdict(set, {"": {".git"}})
        for path in paths:
            while path and (split := path.rpartition("/"))[2] not in self._content[split[0]]:
                self._content[split[0]].add(split[2])
                path = split[0]
        self._folders = {"": _Folder(self._rules(None, ""), False)}

    def leaves_out(self, path: str) -> bool:
        """Whether the file `path`, in this tree or in an earlier one of the same project, is left out."""
        *folders, _ = path.split("/")
        folder, inside = self._folders[""], ""
        for name in folders:
            above, inside = inside, f"{inside}/{name}".removeprefix("/")
            if inside not in self._folders:
                self._folders[inside] = self._entered(folder, above, inside, name)
            folder = self._folders[inside]
        return folder.is_closed or (folder.rules is not None and folder.rules.ignore(f"/{path}"))

    def _entered(self, folder: _Folder, above: str, path: str, name: str) -> _Folder:
        """The folder `path`, called `name`, in `folder`, the path of which is `above`."""
        is_ignored = folder.rules is not None and folder.rules.ignore(f"/{path}", is_folder=True)
        if self._named.startswith(f"{path}/"):
            return _Folder(self._rules(None if is_ignored else folder.rules, path), False)
        is_closed = (
            folder.is_closed
            or is_of_tools(name)
            or is_ignored
            or (
                not self._vendored
                and foreign(name, self._content.get(above, ()), self._content.get(path, ())) != ""
            )
        )
        return _Folder(None if is_closed else self._rules(folder.rules, path), is_closed)

    def _rules(self, above: Rules | None, folder: str) -> Rules | None:
        prefix = f"/{folder}/" if folder else "/"
        for name in self._names:
            content = self._ignore_files.get(f"{prefix}{name}".removeprefix("/"))
            if content is not None:
                above, _ = extended(above, prefix, content)
        return above
