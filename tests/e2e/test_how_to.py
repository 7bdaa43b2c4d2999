"""The programs and commands of the how-to pages run as they stand there."""

import re
import shlex
from pathlib import Path

import pytest

from paralog.config import ExitCode

PAGES = sorted((Path(__file__).parents[2] / "docs/how-to").glob("*.md"))


@pytest.fixture
def folder(project, monkeypatch):
    """The sample project, its code in src/."""
    (project / "shop").rename(project / "src")
    (project / "java").rename(project / "src/java")
    monkeypatch.chdir(project)
    return project


def test_the_vectors_page_runs_from_top_to_bottom(folder):
    (page,) = [page for page in PAGES if page.stem == "use-the-vectors"]
    names = {}
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        exec(compile(block, page.name, "exec"), names)
    assert names["similarity"].shape == (2, 2)
    assert len(names["units"]) == len(names["vectors"]) == 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_are_understood(page, folder, paralog):
    for line in re.findall(r"^\$ paralog (.*?)(?:\s+#.*)?$", page.read_text(encoding="utf-8"), re.MULTILINE):
        result = paralog(*shlex.split(line))
        assert result.status in (ExitCode.CLEAN, ExitCode.FINDINGS), (line, result.err)
