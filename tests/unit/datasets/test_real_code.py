import pytest

from paralog.core import UsageError
from paralog.datasets import real_code
from paralog.datasets.real_code import (
    MASK,
    MAX_MEMBERS,
    MAX_PER_PROJECT,
    is_handed_all,
    mask_name,
    pair_key,
    read_library,
    read_purposes,
)
from paralog.datasets.records import is_held_out
from paralog.syntax import lex, snippet

from .compressed import write
from .corpus_function import function

DOC = "Counts the syllables of a poem by its vowels."
OTHERS = [
    f"Paints the {color} {thing} over the canvas." for color in ("red", "blue") for thing in ("dog", "cat")
]
BODIES = (
    "    total = 0\n    for word in poem.split():\n        total += vowels(word) - 1\n    return total",
    "    if not poem:\n        return 0\n    return max(len([c for c in poem if c in 'aeiou']), 1)",
    "    n = len(poem)\n    while poem and poem[-1] != 'e':\n        n, poem = n - 1, poem[1:]\n    return n",
)
PROJECTS = [f"owner{n}/project" for n in range(60)]
TRAIN, TEST = (
    tuple(project for project in PROJECTS if is_held_out(project) == held_out)[:11]
    for held_out in (False, True)
)


def record(name, body, repo, doc=DOC, **more):
    code = f"def {name}(poem):\n{body}"
    return {
        "repo": repo, "lang": "python", "path": f"{repo}.py", "qualname": name, "doc": doc, "code": code,
        "is_test": False, "license": None, "start_line": 3, "end_line": 9, **more,
    }  # fmt: skip


def java(name, repo, **more):
    code = (
        f"public static int {name}(String poem) {{ int n = 0; for (char c : poem.toCharArray()) "
        '{ if ("aeiouy".indexOf(c) >= 0) { n++; } } return Math.max(1, n); }'
    )
    return {**record(name, "", repo), "lang": "java", "code": code, "qualname": f"Poems.{name}", **more}


@pytest.fixture
def purposes(tmp_path, monkeypatch):
    monkeypatch.setattr(real_code, "MIN_SHARED", 0.1)  # few texts say much

    def read(*records):
        fillers = [record(f"paint{n}", BODIES[0], f"z/{n}", doc) for n, doc in enumerate(OTHERS)]
        everything = [*records, *fillers]
        for language in ("python", "java"):
            found = [r for r in everything if r["lang"] == language]
            write(tmp_path / "corpus" / f"{language}.jsonl.zst", found)
        return read_purposes(tmp_path)

    return read


def test_functions_of_one_name_and_documentation_have_one_purpose(purposes):
    (found,) = purposes(
        record("count_syllables", BODIES[0], TRAIN[0]),
        record("getSyllableCount", BODIES[1], TRAIN[1], "Count syllables of poems from the vowels"),
        java("countSyllables", TRAIN[2]),
    )
    assert {f.repository for f in found.functions} == set(TRAIN[:3])
    assert (found.split, found.key, len(found.pairs)) == ("train", "count syllable", 3)


def test_no_purpose_crosses_from_training_to_test_projects(purposes):
    assert (
        purposes(
            record("count_syllables", BODIES[0], TRAIN[0]), record("count_syllables", BODIES[1], TEST[0])
        )
        == []
    )
    found = purposes(
        *(record("count_syllables", body, repo) for body, repo in zip(BODIES, TRAIN, strict=False)),
        *(record("count_syllables", body, repo) for body, repo in zip(BODIES, TEST, strict=False)),
    )
    assert [p.split for p in found] == ["test", "train"]
    for p in found:
        assert {is_held_out(f.repository) for f in p.functions} == {p.split == "test"}


@pytest.mark.parametrize(
    "other",
    [
        record("count_syllables", BODIES[0].replace("total", "n"), TRAIN[1]),  # a copy
        record("count_syllables", BODIES[1], TRAIN[0]),  # of the same project
        record("count_syllables", BODIES[1], f"{TRAIN[0]}s"),  # of the same owner
        record("count_vowels", BODIES[1], TRAIN[1]),  # another name
        record("count_syllables", BODIES[1], TRAIN[1], "Paints the red dog over the canvas."),
        record("count_syllables", BODIES[1], TRAIN[1], "Counts syllables of the first poem by its vowels."),
        record("count_syllables", BODIES[1], TRAIN[1], ""),
        record("count_syllables", BODIES[1], TRAIN[1], is_test=True),
        record("count_syllables", "    return poems(poem).count(poem, 1, 2, 3, 4, 5, 6, 7, 8)", TRAIN[1]),
        record("count_syllables", BODIES[1].replace("len(", "self.len("), TRAIN[1]),  # a method
        record("count_syllables", "    return 1", TRAIN[1]),
    ],
)
def test_what_is_no_pair(purposes, other):
    doc = "Counts the syllables of the last poem by its vowels." if "first" in other["doc"] else DOC
    assert purposes(record("count_syllables", BODIES[0], TRAIN[0], doc), other) == []


def test_agreement_on_little_is_coincidence(purposes, monkeypatch):
    records = [record("count_syllables", body, repo) for body, repo in zip(BODIES, TRAIN, strict=False)]
    assert purposes(*records)
    monkeypatch.setattr(real_code, "MIN_SHARED", 30.0)
    assert purposes(*records) == []


def test_no_purpose_and_no_project_dominates(purposes):
    records = [
        record("count_syllables", f"    return {terms}", project, path=f"{project}{n}")
        for project in TRAIN
        for n in range(3)
        for terms in [
            " or ".join(
                f"{step}{n}{project[:7].rstrip('/')}.x{step}{n}{project[5:7].rstrip('/')}"
                for step in "abcdefghijkl"
            )
        ]
    ]
    found = purposes(*records)
    assert found
    for p in found:
        projects = [f.repository for f in p.functions]
        assert len(projects) <= MAX_MEMBERS
        assert max(map(projects.count, projects)) <= MAX_PER_PROJECT
        assert all(a.repository != b.repository for a, b in p.pairs)
    members = [(f.repository, f.path) for p in found for f in p.functions]
    assert len(members) == len(set(members))


def test_the_same_corpus_gives_the_same_purposes(purposes):
    records = [record("count_syllables", body, repo) for body, repo in zip(BODIES, TRAIN, strict=False)]
    assert purposes(*records) == purposes(*records)


def test_library_code_as_solutions(purposes, tmp_path):
    purposes(
        record("count_syllables", BODIES[0], TRAIN[0]),
        record("count_syllables", BODIES[1], TRAIN[1]),
        java("countSyllables", TRAIN[2]),
    )
    found = list(read_library(tmp_path))
    assert {s.problem for s in found} == {"library/train count syllable 0"}
    assert {s.group for s in found} == {"library/train count syllable"}
    assert {(s.author, s.language) for s in found} == {
        (TRAIN[0], "python"),
        (TRAIN[1], "python"),
        (TRAIN[2], "java"),
    }
    for s in found:
        assert (s.platform, s.split, s.held_out) == ("library", "train", False)
        assert "yllables" not in s.code
        assert s.n_tokens == len(lex(snippet(s.code, s.language)).texts)


def test_names_are_masked_wherever_they_stand():
    code = "def walk(n):\n    return walk(n - 1) + sidewalk(n)"
    assert mask_name(function(code, "Tree.walk")) == (
        f"def {MASK}(n):\n    return {MASK}(n - 1) + sidewalk(n)"
    )


@pytest.mark.parametrize(
    ("code", "language", "handed"),
    [
        ("def f(a): return a", "python", True),
        ("def f(self): return self.a", "python", False),
        ("@classmethod\ndef f(cls): return cls()", "python", False),
        ("public static int f() { return 1; }", "java", True),
        ("public int f() { static int a; }", "java", False),
    ],
)
def test_what_is_handed_all_that_it_works_on(code, language, handed):
    assert is_handed_all(function(code, language=language)) == handed


def test_a_pair_has_one_key():
    one, other = function("a", path="p", first=1), function("b", path="p", first=9)
    assert pair_key(one, other) == pair_key(other, one) != pair_key(one, one)


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"python\.jsonl\.zst: not found"):
        read_purposes(tmp_path)
