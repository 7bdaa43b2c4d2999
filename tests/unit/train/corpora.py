"""A data folder in the documented format, made of small programs."""

import json

import zstandard

STEPS = (
    "total += {n}",
    "total *= {n} + 1",
    "total = max(total, {n})",
    "total -= {n} // 2",
    "total ^= {n}",
    "total += {n} * {n}",
)
NAMES = (("values", "total", "n"), ("rows", "acc", "x"), ("items", "result", "item"), ("data", "out", "k"))
HELD_OUT = "lab/project5"
"""One of the projects below that no training sees."""


def python_solution(problem, author):
    """Problem i as author j writes it: another loop, other names."""
    values, total, n = NAMES[author % 4]
    step = STEPS[problem % len(STEPS)].replace("total", total).format(n=n)
    extra = f"    if {total} > {problem}:\n        {total} = {total} % {problem + 7}\n"
    if author % 2:
        loop = f"    for {n} in {values}:\n        {step}\n"
    else:
        head = f"    i = 0\n    while i < len({values}):\n"
        loop = f"{head}        {n} = {values}[i]\n        {step}\n        i += 1\n"
    body = f"    {total} = {problem}\n{loop}{extra}    return {total}\n"
    return f"def solve{author}({values}):\n{body}\nprint(solve{author}(list(map(int, input().split()))))\n"


def java_solution(problem, author):
    values, total, n = NAMES[author % 4]
    step = STEPS[problem % len(STEPS)].replace("total", total).replace("max(", "Math.max(").format(n=n)
    step = step.replace("//", "/")
    return (
        f"public class Main {{\n  static int solve(int[] {values}) {{\n    int {total} = {problem};\n"
        f"    for (int {n} : {values}) {{\n      {step};\n    }}\n"
        f"    if ({total} > {problem}) {{\n      {total} = {total} % {problem + 7};\n    }}\n"
        f"    return {total};\n  }}\n}}\n"
    )


WRITERS = {"python": python_solution, "java": java_solution}


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(zstandard.ZstdCompressor().compress(text.encode()))


def solutions(platform, n_problems, n_authors, languages=("python", "java")):
    return [
        {
            "problem": f"p{problem:02}",
            "platform": platform,
            "lang": language,
            "author": f"{platform}:{author}",
            "n_tokens": 200,
            "near_dup_of": None,
            "code": WRITERS[language](problem, author),
        }
        for problem in range(n_problems)
        for language in languages
        for author in range(n_authors)
    ]


def corpus(language, n_functions=60):
    return [
        {
            "repo": f"lab/project{at % 6}",
            "lang": language,
            "path": f"src/m{at}",
            "qualname": f"f{at}",
            "doc": "Something." if at % 2 else None,
            "code": WRITERS[language](at, at // 3),
            "is_test": at % 10 == 9,
            "license": "MIT",
        }
        for at in range(n_functions)
    ]


def write_data(folder, *, n_problems=14, n_authors=4, platforms=("hackerrank", "codejam")):
    """Half of the problems train, half are the dev split; `platforms` name the files."""
    half = n_problems // 2
    train, dev = ([f"p{n:02}" for n in part] for part in (range(half), range(half, n_problems)))
    for platform in platforms:
        records = solutions(platform, n_problems, n_authors)
        write(folder / "clones" / f"{platform}.jsonl.zst", records)
    splits = {
        "train": dict.fromkeys(platforms, train),
        "dev": dict.fromkeys(platforms, dev),
        "test": {},
        "meta": {"groups": [], "heldout_authors": ["hackerrank:3"]},
    }
    (folder / "clones" / "splits.json").write_text(json.dumps(splits))
    for language in WRITERS:
        write(folder / "corpus" / f"{language}.jsonl.zst", corpus(language))
    return folder
