import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from paralog.report.html import HtmlReporter
from paralog.report.risk_html import HEIGHT, WIDTH


def written(report):
    out = io.StringIO()
    HtmlReporter().write(report, out)
    return out.getvalue()


class Elements(HTMLParser):
    """Elements that are open, and whether each was closed in its turn."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.cells = [], [], [], []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.links.append(named["href"])
        if tag == "rect" and "spot" in named["class"]:
            self.cells.append({key: float(named[key]) for key in ("x", "y", "width", "height")})
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(page):
    elements = Elements()
    elements.feed(page)
    assert elements.open == []
    return elements


def test_golden(risky, matches_golden):
    main = re.search(r"<main>.*</main>", written(risky), re.DOTALL)[0]
    assert matches_golden(main + "\n", "risk.main.html")


def test_every_file_is_on_the_map_and_leads_to_its_card(risky):
    elements = parsed(written(risky))
    assert len(elements.cells) == 3
    assert {link.removeprefix("#") for link in elements.links} == {"f0", "f1", "f2"} <= set(elements.ids)
    for cell in elements.cells:
        assert cell["x"] + cell["width"] <= WIDTH + 0.2 and cell["y"] + cell["height"] <= HEIGHT + 0.2


def test_the_area_of_a_file_grows_with_its_lines(risky):
    cells = parsed(written(risky)).cells
    areas = sorted(cell["width"] * cell["height"] for cell in cells)
    assert areas[2] > areas[1] > areas[0]


def test_the_page_loads_nothing_and_runs_its_own_script_alone(risky):
    page = written(risky)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert page.count("<script>") == 1 and "src=" not in page and " style=" not in page
    assert page.isascii()


def test_names_and_messages_are_text(risky):
    evil = "</title></svg><img src=x onerror=alert(1)>\x1b\u202e\"'"
    file = risky.risk.files[0]
    hostile = replace(
        file,
        path=f"{evil}/{evil}",
        reasons=(replace(file.reasons[0], text=evil),),
        functions=(replace(file.functions[0], qualname=evil),),
        past_defects=(replace(file.past_defects[0], subject=evil, path=evil),),
    )
    page = written(replace(risky, root=evil, risk=replace(risky.risk, files=(hostile,), verdict=evil)))
    assert "<img" not in page and "\x1b" not in page and "&#8238;" not in page
    parsed(page)


@pytest.mark.parametrize("n", [0, 1, 5000])
def test_any_number_of_files_makes_a_page(risky, n):
    files = tuple(replace(risky.risk.files[1], path=f"d{k % 70}/m{k}.py", lines=1 + k % 9) for k in range(n))
    elements = parsed(written(replace(risky, risk=replace(risky.risk, files=files))))
    assert len(elements.cells) == min(n, 3000)
    assert set(link.removeprefix("#") for link in elements.links) <= set(elements.ids)
