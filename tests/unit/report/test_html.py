import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from paralog.core import Label, Notice, Report
from paralog.report.html import HtmlReporter, embedded

RUN = "document.title='owned'"
HOSTILE = f'</script><script>{RUN}</script><img src=x onerror="{RUN}">"\'`<!--\u2028&lt;'
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts and style sheets."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.blocks = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] in {"script", "style"} and data.strip():
            self.blocks.append((self.elements[-1][0], data))

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def hostile(report):
    """The report with hostile text wherever a report has text."""

    def unit(old):
        return replace(
            old, path=HOSTILE + old.path, qualname=HOSTILE + old.qualname, code=old.code + f"\n# {HOSTILE}"
        )

    def clone_class(old):
        units = {member.order: unit(member) for member in old.units}
        pairs = (
            replace(pair, left=units[pair.left.order], right=units[pair.right.order]) for pair in old.pairs
        )
        label = Label(HOSTILE, 0.7, replace(old.units[0], path=HOSTILE))
        return replace(old, id=HOSTILE + old.id, units=tuple(units.values()), pairs=tuple(pairs), label=label)

    return replace(
        report,
        root=HOSTILE,
        encoder=HOSTILE,
        classes=tuple(map(clone_class, report.classes)),
        notices=(Notice(HOSTILE, HOSTILE, HOSTILE, True), Notice(HOSTILE, HOSTILE, HOSTILE)),
        settings={HOSTILE: HOSTILE},
    )


def payload_of(text):
    return json.loads(re.search(r'<script type="application/json" id="report">(.*?)</script>', text)[1])


def test_golden_body(example, written, matches_golden):
    text = written(HtmlReporter(), example)
    body = text[text.index("<body>") : text.index('<script type="application/json"')]
    findings = json.dumps(payload_of(text), indent=1)
    assert matches_golden(f"{body}\n{findings}\n", "report.main.html")


def test_the_page_is_ascii_and_asks_for_nothing(example, written):
    text = written(HtmlReporter(), example)
    page = Page(text)
    assert text.isascii()
    assert page.all("link") == page.all("img") == page.all("iframe") == []
    assert all("src" not in script for script in page.all("script"))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|eval\(", text)
    assert set(re.findall(r"https?://[^\s\"']+", text)) == {"http://www.w3.org/2000/svg"}


def test_the_policy_allows_exactly_the_script_and_the_style_sheet(example, written):
    page = Page(written(HtmlReporter(), example))
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    blocks = [text for tag, text in page.blocks if tag == "style"] + [page.blocks[-1][1]]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in blocks}
    assert set(re.findall(r"'sha256-(.*?)'", policy)) == hashes
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.elements for name in attrs)


def test_hostile_names_make_no_elements(example, written):
    plain, text = written(HtmlReporter(), example), written(HtmlReporter(), hostile(example))
    page = Page(text)
    assert [block[0] for block in page.blocks] == ["style", "script", "script"]
    assert page.all("img") == []
    kinds = {tag for tag, _ in page.elements}
    assert kinds == {tag for tag, _ in Page(plain).elements}
    assert HOSTILE.replace("\u2028", "\\u2028") in payload_of(text)[0]["units"][0]["name"]
    assert HOSTILE.replace("\u2028", "\\u2028") in payload_of(text)[0]["purpose"]


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028\u2029", "&amp;", "\ud800"])
def test_embedded_json_cannot_end_its_block(text):
    block = embedded({"x": text})
    assert json.loads(block) == {"x": text}
    assert block.isascii()
    assert not set("<>&") & set(block)


def test_code_is_capped(example, written):
    long = replace(example.classes[0].units[0], code="x = 1\n" * 900)
    found = replace(example.classes[0], units=(long, example.classes[0].units[1]), pairs=())
    text = written(HtmlReporter(max_lines=10), replace(example, classes=(found,)))
    assert payload_of(text)[0]["units"][0]["code"].count("x = 1") == 10
    small = payload_of(written(HtmlReporter(max_code=0), example))
    assert {unit["code"] for each in small for unit in each["units"]} == {None}


def test_pairs_are_capped(example, written):
    assert [len(each["pairs"]) for each in payload_of(written(HtmlReporter(max_pairs=1), example))] == [
        1,
        1,
        1,
    ]


def test_a_clean_report_says_so(written):
    text = written(HtmlReporter(), Report("clones", ".", ()))
    assert "No functions were found that do the same thing." in text
    assert payload_of(text) == []


def test_without_scripts_the_findings_are_a_list(example, written):
    text = written(HtmlReporter(), example)
    static = text[text.index("<noscript>") : text.index("</noscript>")]
    assert static.count("<code>") == 7
    assert "probability 0.97: Whether a card number passes the Luhn check (says billing/card.py:4)" in static
    assert "jobs/webhook.py:20-33" in static


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_shows_hostile_findings_and_runs_none_of_them(example, written, tmp_path):
    (tmp_path / "report.html").write_text(written(HtmlReporter(), hostile(example)), encoding="ascii")
    page = shown_by_browser(tmp_path / "report.html", tmp_path)
    assert page.count("<article") == 3
    assert "<title>3 clone classes in" in page
    assert "<img" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    opened = shown_by_browser(tmp_path / f"report.html#{HOSTILE.split('/')[0]}", tmp_path)
    assert opened.count("<article") == 3


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_opens_the_class_that_the_address_names(example, written, tmp_path):
    (tmp_path / "report.html").write_text(written(HtmlReporter(), example), encoding="ascii")
    page = shown_by_browser(f"{tmp_path / 'report.html'}#{example.classes[0].id}", tmp_path)
    assert page.count('aria-expanded="true"') == 1
    assert page.count('class="hit"') == 8  # four statements, aligned on both sides
    assert page.count("<path d=") >= 4  # and a ribbon for each
    assert (
        '<p class="purpose">Whether a card number passes the Luhn check (says billing/card.py:4)</p>' in page
    )
    assert page.count('<p class="purpose" hidden="">') == 1
    assert "<b>4 of 16 statements aligned, 40% of tokens in common</b>" in page


def shown_by_browser(address, folder):
    """The document as it stands after the page's script has run."""
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ]
    flags += [
        "--disable-background-networking",
        "--disable-component-update",
        f"--user-data-dir={folder / 'user'}",
    ]
    command = [CHROMIUM, *flags, "--dump-dom", "--virtual-time-budget=2000", f"file://{address}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
