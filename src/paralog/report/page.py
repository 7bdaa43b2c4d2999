"""What the pages for people have in common: templates, style, policy and notices."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from paralog.core import Notice
from paralog.report.escaping import visible

_MOST_NOTICES = 500


def render(template: str, **values: object) -> str:
    """A page from a template of the folder, in which every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("paralog.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**values)


def assets(*names: str) -> str:
    """The files of the template folder, one after the other, as they stand."""
    from markupsafe import Markup

    folder = files("paralog.report").joinpath("templates")
    return Markup("\n".join(folder.joinpath(name).read_text(encoding="ascii") for name in names))


def policy(script: str, style: str) -> str:
    """A content security policy that lets in exactly this script, if any, and this style sheet."""
    kinds = [(kind, text) for kind, text in (("script", script), ("style", style)) if text]
    allowed = " ".join(f"{kind}-src 'sha256-{_hash(text)}';" for kind, text in kinds)
    return f"default-src 'none'; {allowed} base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("ascii")).digest()).decode()


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """Notices of one reason."""

    reason: str
    is_error: bool
    count: int
    shown: Sequence[Notice]


def notice_groups(notices: Sequence[Notice]) -> list[NoticeGroup]:
    """Notices by reason, errors first; of each reason as many as the page has room for."""
    groups = Counter((not notice.is_error, notice.reason) for notice in notices)
    return [
        NoticeGroup(
            reason=visible(reason),
            is_error=not is_mild,
            count=number,
            shown=[n for n in notices if n.reason == reason and n.is_error != is_mild][:_MOST_NOTICES],
        )
        for (is_mild, reason), number in sorted(groups.items())
    ]
