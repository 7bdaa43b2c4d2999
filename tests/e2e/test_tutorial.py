"""The tutorial does what it says, step by step, as it stands on the page."""

import re
import shlex
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs/tutorial.md").read_text(encoding="utf-8")


def test_the_tutorial(paralog, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = re.findall(r"<!-- file: (\S+) -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(files) == 2
    for name, code in files:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(code)
    lines = re.findall(r"^\$ paralog (.*)$", PAGE, re.MULTILINE)
    assert len(lines) == 7
    first, page, words, twins, gate, accept, gate_with_baseline = (
        paralog(*shlex.split(line)) for line in lines
    )
    assert "term_frequencies" in first.out and "word_counts" in first.out and "type 2" in first.out
    assert "slug" not in first.out
    assert page.status == 0 and "<script" in Path("shop.html").read_text()
    assert words.status == 0 and "word_counts" in words.out.splitlines()[0]
    assert "renamed copy  search.py:1-8  term_frequencies" in twins.out
    assert gate.status == 1
    assert accept.status == 0
    assert gate_with_baseline.status == 0
    Path("shop/third.py").write_text(files[0][1])
    assert paralog(*shlex.split(lines[-1])).status == 1
