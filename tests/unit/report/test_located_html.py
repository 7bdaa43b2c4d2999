import re
from dataclasses import replace

from paralog.core import Reason
from paralog.report.html import HtmlReporter


def test_golden(located, written, matches_golden):
    page = written(HtmlReporter(), located)
    main = re.search(r"<main>.*</main>", page, re.DOTALL)[0]
    assert matches_golden(main + "\n", "located.main.html")


def test_the_page_runs_no_script_and_loads_nothing(located, written):
    page = written(HtmlReporter(), located)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-") and "script" not in policy
    assert "<script" not in page and "src=" not in page and "style=" not in page
    assert page.isascii()


def test_reports_code_and_history_are_text(located, written):
    evil = "</code><img src=x onerror=alert(1)>\x1b\u202e"
    file = located.located.files[0]
    function = file.functions[0]
    hostile = replace(
        file,
        path=evil,
        reasons=(Reason("past", evil),),
        functions=(replace(function, unit=replace(function.unit, path=evil, qualname=evil, code=evil)),),
    )
    found = replace(located.located, title=evil, files=(hostile,))
    page = written(HtmlReporter(), replace(located, root=evil, located=found))
    assert "<img" not in page and "\x1b" not in page and "&#8238;" not in page


def test_a_page_with_enough_code_shows_no_more(located, written):
    assert written(HtmlReporter(max_code=0), located).count("<pre>") == 0
