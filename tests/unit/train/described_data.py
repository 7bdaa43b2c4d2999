"""A data folder for the second paper, all of it generated."""

import json
from itertools import chain

from paralog.datasets.described import _corpus_split

from ..datasets.compressed import write
from .corpora import WRITERS, java_solution, python_solution, solutions

SPLITS = {"train": range(8), "dev": range(8, 14), "test": range(14, 20)}
PURPOSES = ("sum up", "multiply", "find the largest of", "halve", "combine", "square")
THINGS = ("values", "rows", "items", "numbers", "readings", "prices", "weights")


def write_rum_data(folder):
    """Twenty problems on two platforms and in two languages, documented functions, questions, and clones."""
    names = {split: [f"p{n:02}" for n in numbers] for split, numbers in SPLITS.items()}
    clones = folder / "clones"
    for platform in ("hackerrank", "leetcode"):
        records = solutions(platform, 20, 4)
        for record in records:
            at = int(record["problem"][1:])
            record["title"] = f"{PURPOSES[at % 6]} the {THINGS[at // 6]}"
            record["statement"] = f"Given {THINGS[at // 6]}, {PURPOSES[at % 6]} them. Print it."
        write(clones / f"{platform}.jsonl.zst", records)
    for platform, language in (("ojclone", "c"), ("gcj4", "java")):
        records = [r for r in solutions("googlejam4" if platform == "gcj4" else platform, 20, 4)]
        records = [r | {"lang": language} for r in records if r["lang"] == "java"]
        write(clones / f"{platform}.jsonl.zst", records)
    platforms = ("hackerrank", "leetcode", "ojclone", "googlejam4")
    splits = {split: dict.fromkeys(platforms, of) for split, of in names.items()}
    (clones / "splits.json").write_text(json.dumps({**splits, "meta": {"groups": [], "heldout_authors": []}}))
    write(clones / "conala.jsonl.zst", questions())
    for language in WRITERS:
        write(folder / "corpus" / f"{language}.jsonl.zst", documented(language))
    functions = bigclonebench()
    write(clones / "bcb_functions.jsonl.zst", functions)
    write(clones / "bcb_pairs.jsonl.zst", list(listed(functions)))
    return folder


def questions():
    """Two answers to each of many questions."""
    return [
        {
            "problem": f"so-{at}",
            "title": f"How to {PURPOSES[at % 6]} {THINGS[at % 7]} number {at}",
            "statement": f"{PURPOSES[at % 6]} `{THINGS[at % 7]}` of kind {at} {'quickly' * (answer + 1)}",
            "split": "test" if at % 4 == 3 else "train",
            "lang": "python",
            "code": f"{THINGS[at % 7]} = {'sum' if answer else 'max'}({PURPOSES[at % 6].split()[0]}[{at}])",
        }
        for at in range(60)
        for answer in range(2)
    ]


def documented(language):
    """Functions of several projects, two of each purpose in every project."""
    write_code = {"python": python_solution, "java": java_solution}[language]
    repositories = [f"lab/project{n}" for n in range(200)]
    kept = [[r for r in repositories if _corpus_split(r) == split][:3] for split in SPLITS]
    return [
        {
            "repo": repository,
            "lang": language,
            "path": f"src/{repository}/m{at}-{copy}",
            "qualname": f"f{at}",
            "doc": f"{PURPOSES[at % 6].capitalize()} the {THINGS[at // 6]} of {repository[-1]} kinds.",
            "code": write_code(at * 7 + copy + 1000 * place, at + copy),
            "is_test": False,
            "license": "MIT",
        }
        for place, repository in enumerate(chain.from_iterable(kept))
        for at in range(12)
        for copy in range(2)
    ]


def bigclonebench():
    """Functions of four functionalities, and some of none."""
    names = ("bcb-g00", "bcb-g01", "bcb-g02", "bcb-g03", None)
    return [
        {
            "id": number,
            "problem": names[number % 5],
            "code": java_solution(number % 5, number).replace("solve", f"solve{number}"),
            "n_tokens": 60,
            "in_tbccd_9134": True,
            "norm": f"n{number}",
        }
        for number in range(150)
    ]


def listed(functions):
    """Typed pairs: each function with one of its own functionality and with one of none."""
    for one in functions:
        later = [f for f in functions if f["id"] > one["id"]]
        same = [f for f in later if f["problem"] and f["problem"] == one["problem"]]
        none = [f for f in functions if one["problem"] and f["problem"] is None]
        none = [f for f in none if f["id"] // 5 % 4 == one["id"] % 5]  # each was refused for one of them
        for others, label, kind in ((same, 1, "MT3"), (none, 0, "NON")):
            for other in others:
                yield {"id1": one["id"], "id2": other["id"], "label": label, "type": kind}
