import base64
import hashlib

from paralog.core import Notice
from paralog.report.page import assets, notice_groups, policy


def test_the_policy_lets_in_exactly_what_is_there():
    style = "a { color: red }"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy("", style) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "script-src 'sha256-" in policy("x()", style)


def test_assets_stand_one_after_the_other():
    assert assets("page.css", "answer.css") == f"{assets('page.css')}\n{assets('answer.css')}"


def test_notices_come_by_reason_errors_first():
    notices = [
        Notice("a", "odd", "m"),
        Notice("b", "binary", "m", is_error=True),
        *(Notice(f"{n}", "many", "m") for n in range(600)),
    ]
    groups = notice_groups(notices)
    assert [(group.reason, group.is_error, group.count) for group in groups] == [
        ("binary", True, 1), ("many", False, 600), ("odd", False, 1)
    ]  # fmt: skip
    assert len(groups[1].shown) == 500
