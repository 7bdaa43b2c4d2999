"""From what somebody pasted to a `BugReport`."""

from __future__ import annotations

from paralog.core import UsageError
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.export import read_export
from paralog.tasks.localization.markup import part
from paralog.tasks.localization.mentions import (
    find_frames,
    find_names,
    find_paths,
    without_addresses,
    without_frames,
)

LONGEST = 400_000
"""Characters of a report that are read: of a longer one, which holds a log, its beginning and its end."""
_LONGEST_TITLE = 300


def read_report(text: str) -> BugReport:
    """A report in plain text, Markdown, HTML, or the JSON that GitHub, Bugzilla or Jira exports.

    Raises:
        UsageError: it says nothing, or is JSON that holds no report.
    """
    exported = read_export(text)
    title, body = (exported.title, exported.body) if exported else ("", text)
    return make_report(title, body)


def make_report(title: str, body: str) -> BugReport:
    """A report of which the title is known; "" where it is the first line of the body.

    Raises:
        UsageError: there is no letter or digit in it.
    """
    if not any(map(str.isalnum, title)) and not any(map(str.isalnum, body)):
        raise UsageError("the report is empty; say what goes wrong: what was done, expected and seen")
    is_cut = len(body) > LONGEST
    if is_cut:
        body = f"{body[: LONGEST // 2]}\n{body[-LONGEST // 2 :]}"
    parted = part(body)
    prose = parted.prose
    title = title or parted.heading
    if not title.strip():
        title, _, prose = prose.strip().partition("\n")
    title = " ".join(title.split()).lstrip("# ")
    if len(title) > _LONGEST_TITLE:
        title, prose = title[:_LONGEST_TITLE], f"{title[_LONGEST_TITLE:]}\n{prose}"
    said = without_addresses(f"{title}\n{prose}")
    plain = without_frames(said.partition("\n")[2])
    return BugReport(
        title=title,
        prose=plain,
        code=tuple(code for block in parted.blocks if (code := without_frames(block)).strip()),
        frames=find_frames((said, *parted.blocks)),
        paths=find_paths("\n".join((said, *parted.blocks))),
        names=find_names(said),
        is_cut=is_cut,
    )
