from paralog.report.sarif_text import plain


def test_what_means_something_to_sarif_is_spelled_out():
    assert plain("a [b](c) {d} \\ \x1b") == r"a \[b\](c) {{d}} \\ \\x1b"
