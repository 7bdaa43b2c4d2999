import itertools

import pytest

from paralog.testing import check_reporter


class Lines:
    """A reporter that keeps the contract: one name a line."""

    def write(self, report, out):
        out.write(f"{len(report.classes)} classes\n")
        for found in report.classes:
            out.write(f"{found.units[0].path!a} {found.units[0].qualname}\n")


class Closing(Lines):
    def write(self, report, out):
        super().write(report, out)
        out.close()


class Printing(Lines):
    def write(self, report, out):
        print("writing")  # noqa: T201 - the violation
        super().write(report, out)


class Silent(Lines):
    def write(self, report, out):
        if report.classes:
            super().write(report, out)


class Counting(Lines):
    numbers = itertools.count()

    def write(self, report, out):
        super().write(report, out)
        out.write(str(next(self.numbers)))


class Changing(Lines):
    def write(self, report, out):
        super().write(report, out)
        report.statistics["written"] = 1


class Raw(Lines):
    def write(self, report, out):
        super().write(report, out)
        for found in report.classes:
            out.write(found.units[0].code)


class Page(Lines):
    def write(self, report, out):
        super().write(report, out)
        for found in report.classes:
            code = found.units[0].code.replace("\x1b", "").replace("\u202e", "")
            out.write(f"<html>{code}</html>")


class Surrogates(Lines):
    def write(self, report, out):
        super().write(report, out)
        for found in report.classes:
            out.write(found.units[0].path)


class Nameless(Lines):
    def write(self, report, out):
        out.write(f"{len(report.classes)} classes\n")


def test_a_reporter_of_another_package_can_pass():
    check_reporter(Lines())


@pytest.mark.parametrize(
    ("reporter", "message"),
    [
        (object(), "lacks a member"),
        (Closing(), "closes"),
        (Printing(), "prints"),
        (Silent(), "writes nothing"),
        (Counting(), "two texts"),
        (Changing(), "changes the report"),
        (Raw(), "escape character"),
        (Page(), "markup"),
        (Surrogates(), "cannot be encoded"),
        (Nameless(), "name is not in its text"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_planted_violation_is_caught(reporter, message):
    with pytest.raises(AssertionError, match=message):
        check_reporter(reporter)
