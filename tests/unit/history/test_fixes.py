import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.history import Commit, FileChange, Treatment, judge_fix, judge_message


@pytest.mark.parametrize(
    "message",
    [
        "Fix crash when the list is empty",
        "fix: calling of errbacks when chords fail",
        "Fixed bug 158",
        "Bugfix in the formatting of dates",
        "Handle None entries\n\nCloses #12, which was broken since 2.0",
        "Correct an off-by-one in the parser",
        "Regression: release locks twice",
        "Fix redirection error when the Location header value starts with 3 slashes",
        "Fix #785 & add regression test.",
        "Fixed issue #3696. Added a test for it as well.",
        "fix open_in_browser() logic issue plus add new tests",
    ],
)
def test_repairs_are_recognised(message):
    assert judge_message(message)[0], judge_message(message)


@pytest.mark.parametrize(
    "message",
    [
        "Fix typo in docstring",
        "Fix flake8 errors",
        "Fix failing tests",
        "Fix the new addon test",
        "Fix imports and tests",
        "Fix license headers",
        "Fix and add tests",
        "Fixed and added unit tests",
        "Fixes and new tests",
        "Fix failing and add new tests",
        "Fix wrong and new test names",
        "Added tests, and a test that fails without the fix",
        "Fix the build on Windows CI",
        "docs: fix broken links",
        "test: fix a bug in the harness",
        'Revert "Fix crash"',
        "Fix the cart again\n\nThis reverts commit 0123abc.",
        "Add a prefix for the fixture",
        "Merge branch 'fix-crash'",
        "Fix mypy complaints",
        "Performance fixes after profiling",
        "Add an option (#12)",
        "Closes #12",
        "",
    ],
)
def test_other_commits_are_not(message):
    is_fix, reason = judge_message(message)
    assert not is_fix and reason


def commit(message, *paths):
    changes = tuple(FileChange(path, "", "M", "1", "2", 1, 1) for path in paths)
    return Commit("c1", ("c0",), "", 0, 0, message, changes)


def test_a_repair_changes_production_code():
    def is_source(path):
        return not path.startswith("tests/")

    assert judge_fix(commit("Fix a crash", "a.py", "tests/b.py"), Treatment(), is_source).is_fix
    verdict = judge_fix(commit("Fix a crash", "tests/b.py"), Treatment(), is_source)
    assert (verdict.is_fix, verdict.reason) == (False, "changes no production code")


def test_what_is_left_out_repairs_nothing():
    verdict = judge_fix(commit("Fix a crash", "a.py"), Treatment("a merge"), lambda path: True)
    assert (verdict.is_fix, verdict.reason, verdict.subject) == (False, "a merge", "Fix a crash")


@given(st.text())
def test_any_message_gets_a_reason(message):
    assert judge_message(message)[1]
