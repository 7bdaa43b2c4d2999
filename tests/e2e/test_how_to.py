"""The programs and commands of the how-to pages run as they stand there."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

import paralog as paralog_package
from paralog.config import ExitCode
from paralog.datasets.pair_records import read_pair_records
from paralog.datasets.place import Functions

PAGES = sorted((Path(__file__).parents[2] / "docs/how-to").glob("*.md"))


@pytest.fixture
def folder(project, monkeypatch):
    """The sample project, its code in src/."""
    (project / "shop").rename(project / "src")
    (project / "java").rename(project / "src/java")
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def reported(git_folder):
    """A repository called shop with 25 settled issues, a bare copy of it, and what trackers export."""
    names = ("cart", "tax", "mail", "stock")
    git_folder.commit("Begin", {f"{name}.py": f"def {name}(x):\n    return x\n" for name in names})
    issues = []
    for number in range(25):
        name = names[number % 4]
        code = {f"{name}.py": f"def {name}(x):\n    return x + {number}\n"}
        git_folder.commit(f"Fix wrong {name} (closes #{number})", code)
        issues.append({"number": number, "title": f"The {name} is wrong", "body": "It is off by one."})
    git_folder.git("tag", "v1.2")
    shop = git_folder.folder.rename(git_folder.folder.with_name("shop"))
    subprocess.run(["git", "clone", "-q", "--bare", shop, shop / "shop.git"], check=True)
    (shop / "closed.json").write_text(json.dumps(issues))
    (shop / "bug.json").write_text(json.dumps(issues[0]))
    for report in ("issue.md", "bug.md"):
        (shop / report).write_text("The mail is wrong\n\nIt is off by one.")
    return shop


def test_the_vectors_page_runs_from_top_to_bottom(folder):
    (page,) = [page for page in PAGES if page.stem == "use-the-vectors"]
    names = {}
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        exec(compile(block, page.name, "exec"), names)
    assert names["similarity"].shape == (2, 2)
    pairs = [(names["total"], names["added"]), (names["total"], names["biggest"])]
    shipped = paralog_package.load("default").pair_probability(pairs, language="python")
    assert [f"{probability:.2f}" for probability in shipped] == ["0.93", "0.16"]  # as the page says
    assert len(names["units"]) == len(names["vectors"]) == 5


def test_the_search_page_runs_from_top_to_bottom(folder):
    (page,) = [page for page in PAGES if page.stem == "search-by-meaning"]
    names = {}
    (block,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(block, page.name, "exec"), names)
    assert names["best"].unit.qualname == "word_counts"
    assert names["twins"][0].unit.qualname == "term_frequencies" and names["twins"][0].copy == 2
    assert (folder / "answer.html").exists()


def test_the_risk_page_runs_from_top_to_bottom(broken_often, monkeypatch):
    monkeypatch.chdir(broken_often.folder)
    (page,) = [page for page in PAGES if page.stem == "rank-files-by-risk"]
    names = {}
    (block,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(block, page.name, "exec"), names)
    assert names["riskiest"].path == "core/parser.py"
    assert (broken_often.folder / "risk.html").exists()


def test_the_locate_page_runs_from_top_to_bottom(folder, capsys):
    (page,) = [page for page in PAGES if page.stem == "locate-a-bug"]
    (block,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(block, page.name, "exec"), {})
    first = capsys.readouterr().out.splitlines()[0]
    assert "report.py" in first and "word_counts" in first
    assert (folder / "bug.html").exists()


def test_the_pairs_page_makes_a_file_that_is_understood(folder, paralog):
    (page,) = [page for page in PAGES if page.stem == "adapt-to-labelled-pairs"]
    text = page.read_text(encoding="utf-8")
    (command,) = re.findall(r"^\$ paralog (.*)$", text, re.MULTILINE)
    (block,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    paralog(*shlex.split(command))
    exec(compile(block, page.name, "exec"), {})
    records = list(read_pair_records(folder / "src/pairs.jsonl"))
    functions = Functions(folder / "src")
    assert len(records) == 2
    for record in records:
        assert record.same is None
        assert functions.at(record.left).shape == functions.at(record.right).shape


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_are_understood(page, folder, paralog, request, monkeypatch):
    if page.stem == "rank-files-by-risk":  # its commands are about a repository with a past
        monkeypatch.chdir(request.getfixturevalue("broken_often").folder)
    if page.stem == "locate-a-bug":
        monkeypatch.chdir(request.getfixturevalue("reported"))
    if page.stem == "gate-a-build":  # a pull request has something to be compared with
        git_folder = request.getfixturevalue("git_folder")
        (folder / "src").rename(git_folder.folder / "src")
        git_folder.commit("Begin")
        git_folder.git("branch", "origin/main")
        monkeypatch.chdir(git_folder.folder)
    for line in re.findall(r"^\$ paralog (.*?)(?:\s+#.*)?$", page.read_text(encoding="utf-8"), re.MULTILINE):
        result = paralog(*shlex.split(line))
        assert result.status in (ExitCode.CLEAN, ExitCode.FINDINGS), (line, result.err)


def test_the_evaluation_page_shows_what_its_program_gives(paralog, tmp_path, monkeypatch):
    (page,) = [page.read_text(encoding="utf-8") for page in PAGES if page.stem == "evaluate-models"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").symlink_to(Path(__file__).parents[1])
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(program, "evaluate-models", "exec"), {})
    result = paralog("evaluate", "--pairs", "lookalikes.jsonl", "--model", "default")
    assert result.status == ExitCode.CLEAN, result.err
    found, shown = (
        [
            float(number)
            for number in re.search(r"^default@\d+  (.*)", text, re.MULTILINE)[1].split()
            if is_score(number)
        ]
        for text in (result.out, page)
    )
    assert len(found) == 4
    assert found == pytest.approx(shown, abs=0.01)  # processors round products of bytes in their own ways


def is_score(word):
    return re.fullmatch(r"\d\.\d+", word) is not None
