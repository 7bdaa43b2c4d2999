"""What a reader sees of a `Report`: one module a format, all behind `core.Reporter`.

    text     for a terminal, or for a pipe
    json     for programs; described by `report.schema.json`
    sarif    for code-scanning services: SARIF 2.1.0
    html     for people: one self-contained page

A reporter is a frozen dataclass whose fields are its options, each with a default, and whose
`write(report, out)` is pure: the same report gives the same text, nothing is closed, printed, or
read from the environment. It knows `Report` and nothing of how one was made.

Adding a format takes one module and one golden file:

1. `report/<format>.py` with the dataclass and an instance of it. Sentences and totals that more than
   one format shows come from `wording.py` and `totals.py`. Every string of a report comes from code
   that nobody has vetted: `escaping.py` makes it harmless where the format does not.
2. Its line in `REPORTERS` below; for a format of another package, an entry point of the group
   `paralog.reporters` that names the instance.
3. `tests/unit/report/test_<format>.py`, with a `test_golden` like that of the other formats.
   `UPDATE_GOLDEN=1 pytest tests/unit/report` writes `tests/golden/report.<format>`: read it before
   you commit it. The tests in `test_report.py` run on every registered format by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from paralog.core import Registry, Reporter, UsageError

REPORTERS: Registry[Reporter] = Registry(
    "report format",
    {
        "html": "paralog.report.html:REPORTER",
        "json": "paralog.report.json:REPORTER",
        "sarif": "paralog.report.sarif:REPORTER",
        "text": "paralog.report.text:REPORTER",
    },
    "paralog.reporters",
)


def build_reporter(name: str, options: Mapping[str, str | int | float | bool | None]) -> Reporter:
    """The reporter registered under `name`, with the fields named in `options` set.

    Raises:
        UnknownName: there is no such format.
        UsageError: the format has no such option; the message lists those it has.
    """
    reporter = REPORTERS.get(name)
    known = {field.name for field in fields(reporter)} if is_dataclass(reporter) else set[str]()
    unknown = sorted(set(options) - known)
    if unknown:
        has = ", ".join(sorted(known)) or "none"
        raise UsageError(f"the {name} format has no option {', '.join(unknown)}; it has: {has}")
    return replace(reporter, **options) if is_dataclass(reporter) else reporter
