import re
from dataclasses import replace

from paralog.report.html import HtmlReporter


def test_golden(answer, written, matches_golden):
    page = written(HtmlReporter(), answer)
    main = re.search(r"<main>.*</main>", page, re.DOTALL)[0]
    assert matches_golden(main + "\n", "answer.main.html")


def test_the_page_runs_no_script_and_loads_nothing(answer, written):
    page = written(HtmlReporter(), answer)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-") and "script" not in policy
    assert "<script" not in page and "src=" not in page
    assert page.isascii()


def test_code_and_names_are_text(answer, written):
    hit = answer.answer.hits[0]
    evil = "</code><img src=x onerror=alert(1)>\x1b\u202e"
    hostile = replace(
        hit, signature=evil, summary=evil, words=(evil,), unit=replace(hit.unit, path=evil, code=evil)
    )
    page = written(
        HtmlReporter(),
        replace(answer, root=evil, answer=replace(answer.answer, query=evil, hits=(hostile,))),
    )
    assert "<img" not in page and "\x1b" not in page and "&#8238;" not in page


def test_a_page_with_enough_code_shows_no_more(answer, written):
    assert written(HtmlReporter(max_code=0), answer).count("<pre>") == 0


def test_no_hit_is_said(answer, written):
    page = written(HtmlReporter(), replace(answer, answer=replace(answer.answer, hits=())))
    assert "Nothing was found." in page
