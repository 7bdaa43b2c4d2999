from paralog.report.sarif_text import sarif_text


def test_what_means_something_to_sarif_is_spelled_out():
    assert sarif_text("a [b](c) {d} \\ \x1b") == r"a \[b\](c) {{d}} \\ \\x1b"
