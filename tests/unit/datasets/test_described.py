import json

import pytest

from paralog.core import UsageError
from paralog.datasets.described import (
    MAX_MEMBERS,
    SOURCES,
    read_contest,
    read_described,
    read_documented,
    read_snippets,
)

from .compressed import write

DEV, TEST = "lab/project7", "lab/project5"
"""Two of the corpus projects that no training sees."""


def snippet(question, code, title="Something else entirely asked", intent=None, **more):
    return {
        "problem": question,
        "title": title,
        "statement": intent,
        "split": "train",
        "lang": "python",
        "code": code,
        **more,
    }


def solution(problem, author="a", platform="leetcode", **more):
    return {
        "problem": problem,
        "platform": platform,
        "lang": "python",
        "author": author,
        "n_tokens": 30,
        "near_dup_of": None,
        "title": problem.title(),
        "statement": "Count the *stars*. Print them. There are few.",
        "code": f"print({author!r})",
        **more,
    }


def python_function(name, value, doc="Sum up the first numbers.", **more):
    body = f"    total = {value}\n    for n in range(rows):\n        total += n\n    return total"
    return corpus_record(name, f"def {name}(rows):\n{body}", doc, "python", **more)


def java_function(name, value, doc="Sums up the first numbers.", **more):
    body = f"int total = {value}; for (int n = 0; n < rows; n++) {{ total += n; }} return total;"
    return corpus_record(name, f"int {name}(int rows) {{ {body} }}", doc, "java", **more)


def corpus_record(qualname, code, doc, language, repo="lab/project0", path=None, **more):
    return {
        "repo": repo,
        "lang": language,
        "path": path or f"{qualname}.{language}",
        "qualname": qualname,
        "doc": doc,
        "code": code,
        "is_test": False,
        "license": None,
        **more,
    }


@pytest.fixture
def snippets(tmp_path):
    def read(*records):
        write(tmp_path / "clones" / "conala.jsonl.zst", records)
        return list(read_snippets(tmp_path))

    return read


@pytest.fixture
def write_contest(tmp_path):
    def make(hackerrank=(), leetcode=()):
        clones = tmp_path / "clones"
        write(clones / "hackerrank.jsonl.zst", hackerrank)
        write(clones / "leetcode.jsonl.zst", leetcode)
        splits = {
            "train": {"leetcode": ["stars", "moons"], "hackerrank": ["stars"]},
            "dev": {},
            "test": {"leetcode": ["suns"]},
            "meta": {"groups": [["hackerrank/stars", "leetcode/stars"]], "heldout_authors": ["eve"]},
        }
        (clones / "splits.json").write_text(json.dumps(splits))
        return tmp_path

    return make


@pytest.fixture
def documented(tmp_path):
    def read(python=(), java=()):
        write(tmp_path / "corpus" / "python.jsonl.zst", python)
        write(tmp_path / "corpus" / "java.jsonl.zst", java)
        return list(read_documented(tmp_path))

    return read


def test_answers_to_a_question_are_a_group(snippets):
    found = snippets(
        snippet("so-1", "a.sort()", "How to sort?", "Sort list `a`."),
        snippet("so-1", "sorted(a)", "How to sort?"),
    )
    assert [e.group for e in found] == ["so-1", "so-1"]
    assert [e.text for e in found] == ["Sort list a .", "How to sort?"]
    assert [e.code for e in found] == ["a.sort()", "sorted(a)"]
    assert (found[0].source, found[0].language, found[0].origin) == ("stackoverflow", "python", "so-1")


def test_questions_of_one_meaning_are_a_group(snippets):
    found = snippets(
        snippet("so-1", "1", "Sorting lists of numbers in Python"),
        snippet("so-2", "2", "How do I sort lists of numbers?", "Sort all numbers `a`"),
        snippet("so-3", "3", intent="sort all numbers 'b' ", title="Numbers again, and in order"),
        snippet("so-4", "4", "Sorting", "sort `a`"),
        snippet("so-5", "5", "Sorting", "sort `a`"),
        snippet("so-6", "6", "Sort a list of numbers"),
    )
    assert [e.group for e in found] == ["so-1", "so-1", "so-1", "so-4", "so-5", "so-6"]
    assert [e.origin for e in found] == ["so-1", "so-2", "so-3", "so-4", "so-5", "so-6"]


def test_a_snippet_is_taken_once(snippets):
    found = snippets(snippet("so-1", "a = 1"), snippet("so-1", "a=1  # one"), snippet("so-2", "a = 1"))
    assert [e.code for e in found] == ["a = 1"]


def test_a_group_is_for_test_as_soon_as_one_of_its_records_is(snippets):
    found = snippets(
        snippet("so-1", "1", "Sort all the numbers"),
        snippet("so-1", "2", "Sort all the numbers", split="test"),
        snippet("so-2", "3", "Sort all numbers"),
        *(snippet(f"so-{n}", str(n), f"Question number {n}") for n in range(10, 510)),
    )
    assert [e.split for e in found[:3]] == ["test"] * 3
    assert {e.split for e in found[3:]} == {"train", "dev"}
    assert 20 < sum(e.split == "dev" for e in found) < 90


def test_solutions_have_the_text_of_their_problem(write_contest):
    data = write_contest(
        hackerrank=[solution("stars", "a", "hackerrank", lang="cpp"), solution("stars", "b", "hackerrank")],
        leetcode=[
            solution("stars", "c", lang="java"),
            solution("moons", "eve"),
            solution("suns", "eve", title="Suns", statement=None),
        ],
    )
    found = list(read_contest(data))
    assert [(e.group, e.language, e.split, e.origin) for e in found] == [
        ("hackerrank/stars", "python", "train", "b"),
        ("hackerrank/stars", "java", "train", "c"),
        ("leetcode/suns", "python", "test", "eve"),
    ]
    assert [e.text for e in found] == ["Stars. Count the stars . Print them."] * 2 + ["Suns."]
    assert found[0].source == "contest"
    assert found[0].code == "print('b')"


def test_functions_of_one_documentation_are_a_group(documented):
    found = documented(
        [python_function("f", 1), python_function("g", 2, "Multiply the first numbers.")],
        [java_function("h", 3, path="H.java", repo="lab/project1")],
    )
    assert [(e.group, e.language) for e in found] == [
        ("train: sum up first numbers", "python"),
        ("train: multiply first numbers", "python"),
        ("train: sum up first numbers", "java"),
    ]
    assert [e.text for e in found[::2]] == ["Sum up the first numbers", "Sums up the first numbers"]
    assert (found[2].source, found[2].origin) == ("corpus", "lab/project1")


def test_copies_and_overloads_are_taken_once(documented):
    copy = python_function("f", 1, path="copy.py", doc="Quite another doc of it.")
    copy["code"] = copy["code"].replace("(rows)", "( rows )").replace("+= n", "+= n  # so")
    found = documented([python_function("f", 1), copy, python_function("g", 2, path="f.python")])
    assert [e.code for e in found] == [python_function("f", 1)["code"]]


def test_projects_that_no_training_sees_have_groups_of_their_own(documented):
    found = documented(
        [
            python_function("a", 1),
            python_function("b", 2, repo=DEV),
            python_function("c", 3, repo=TEST),
            python_function("d", 4, repo=TEST),
        ]
    )
    assert [e.split for e in found] == ["train", "dev", "test", "test"]
    assert [e.group.partition(": ")[0] for e in found] == ["train", "dev", "test", "test"]
    assert found[2].group == found[3].group


def test_a_text_of_very_many_functions_says_nothing(documented):
    def of(n):
        return [python_function(f"f{i}", i, repo=(DEV, "lab/project0")[i % 2]) for i in range(n)]

    assert len(documented(of(MAX_MEMBERS))) == MAX_MEMBERS
    assert documented(of(MAX_MEMBERS + 1)) == []


@pytest.mark.parametrize(
    ("code", "qualname"),
    [
        ("def f(self):\n    return self._total", "A.f"),
        (f"def __init__(self{', row' * 20}):\n    self.total = 1", "A.__init__"),
        (f"def f(self{', row' * 20}):\n    raise NotImplementedError('f')", "A.f"),
        (f"def f(self{', row' * 20}):\n    message = 'f'\n    raise NotImplementedError(message)", "A.f"),
        (f"def f(self{', row' * 20}):  # so\n    pass", "A.f"),
        (f"def f(self{', row' * 20}):\n    ...", "A.f"),
        (f"@abc.abstractmethod\ndef f(self{', row' * 20}):\n    return 1", "A.f"),
        (f"def f(self):\n    # {'say it ' * 20}\n    return 1", "A.f"),
    ],
)
def test_python_functions_without_work_are_left_out(documented, code, qualname):
    assert documented([corpus_record(qualname, code, "Sum up the first numbers.", "python")]) == []


@pytest.mark.parametrize(
    "code",
    [
        "int getTotal() { return this.total; }",
        f"A(int row{', int row' * 10}) {{ this.total = 1; }}",
        f"int f(int row{', int row' * 10});",
        f"void f(int row{', int row' * 10}) {{ /* no {'{'} */ }}",
        f'int f(int row{", int row" * 10}) {{ throw new UnsupportedOperationException("f"); }}',
        f"@Generated int f(int row{', int row' * 10}) {{ return row; }}",
    ],
)
def test_java_functions_without_work_are_left_out(documented, code):
    assert documented(java=[corpus_record("B.A.A", code, "Sum up the first numbers.", "java")]) == []


def test_functions_that_may_fail_are_kept(documented):
    guarded = (
        "def f(rows):\n    try:\n        return sum(rows[0], rows[1])\n    except TypeError:\n        pass"
    )
    refusing = (
        "int f(int[] rows) { if (rows == null) { throw new UnsupportedOperationException(); } return 1; }"
    )
    found = documented(
        [corpus_record("f", guarded, "Sum up the first numbers.", "python")],
        [corpus_record("A.f", refusing, "Sum up the first numbers.", "java")],
    )
    assert len(found) == 2


def test_tests_and_functions_that_nobody_described_are_left_out(documented):
    records = [
        python_function("f", 1, is_test=True),
        python_function("g", 2, doc=None),
        python_function("h", 3, doc="See above."),
    ]
    assert documented(records) == []


def test_all_sources_one_after_another(snippets, write_contest, documented):
    snippets(snippet("so-1", "a.sort()"))
    documented([python_function("f", 1)], [java_function("g", 2)])
    data = write_contest(leetcode=[solution("stars")])
    assert [e.source for e in read_described(data)] == ["stackoverflow", "contest", "corpus", "corpus"]
    assert [e.source for e in read_described(data, ("contest",))] == ["contest"]
    for source in SOURCES:
        assert {e.source for e in read_described(data, (source,))} == {source}


def test_a_source_that_there_is_not(tmp_path):
    with pytest.raises(UsageError, match=r"no source 'forum' .* stackoverflow, contest, corpus"):
        read_described(tmp_path, ("corpus", "forum"))


@pytest.mark.parametrize(
    ("source", "file"), [("stackoverflow", "conala"), ("contest", "hackerrank"), ("corpus", "python")]
)
def test_what_is_missing(write_contest, source, file):
    data = write_contest()
    (data / "clones" / "hackerrank.jsonl.zst").unlink()
    with pytest.raises(UsageError, match=rf"{file}\.jsonl\.zst: not found"):
        list(read_described(data, (source,)))


def test_records_that_lack_a_field(snippets):
    with pytest.raises(UsageError, match=r"conala\.jsonl\.zst: a record lacks 'statement'"):
        snippets({"problem": "so-1", "title": "Sort"})
