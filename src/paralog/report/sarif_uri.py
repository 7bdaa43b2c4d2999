"""Paths as SARIF wants them: relative, percent-encoded URIs over a named base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

from paralog.report.json_value import Json

BASE = "%SRCROOT%"  # the name that consumers take for the root of the repository


@dataclass(frozen=True, slots=True)
class Root:
    """The base of all URIs of a run.

    A root inside the folder that the scan was started in becomes part of every URI, because
    consumers resolve against the repository's root. An absolute root becomes the base itself.

    Attributes:
        prefix: what stands in front of every path; "" or a path that ends in a slash.
        uri: absolute URI of the base, with a final slash; "" when it is not known.
    """

    prefix: str
    uri: str

    @classmethod
    def of(cls, root: str) -> Root:
        """The base for a report's `root`."""
        path = PurePath(root)
        if path.is_absolute():
            uri = Path(root).as_uri()
            return cls("", uri if uri.endswith("/") else f"{uri}/")
        is_inside = ".." not in path.parts and path.parts != ()
        return cls(f"{path.as_posix()}/" if is_inside else "", "")

    def as_base(self) -> Json:
        """The entry of `originalUriBaseIds`."""
        if self.uri:
            return {"uri": self.uri}
        return {"description": {"text": "The folder that the scan was started in."}}

    def artifact(self, path: str) -> Json:
        """The artifact location of a path of the report."""
        return {"uri": quote(_bytes(self.prefix + path)), "uriBaseId": BASE}


def _bytes(path: str) -> bytes:
    """The bytes of a path as the file system has them, also where they are not UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a surrogate pair, which only Windows allows in a name
        return path.encode("utf-8", "surrogatepass")
