"""Files of releases with defects, and with bug reports, in the documented format, all of it generated."""

from ..datasets.compressed import write
from ..train.corpora import java_solution, python_solution

PAPERS_SETS = ("Debug", "UI", "SWT")
TOPICS = ("breakpoint", "editor", "perspective", "launcher", "wizard", "toolbar")


def java_file(at, n_methods):
    methods = (java_solution(at + m, at + m).split("{\n", 1)[1].rsplit("}", 1)[0] for m in range(n_methods))
    body = "".join(method.replace("solve", f"solve{m}", 1) for m, method in enumerate(methods))
    head = f"package lab.p{at % 3};\n\nimport java.util.List;\n\n"
    return f"{head}public class C{at} {{\n  int field{at};\n{body}}}\n"


def python_file(at, n_functions):
    return "import os\n\n" + "\n".join(python_solution(at + f, f) for f in range(n_functions))


def record(project, release, at, write_file):
    """Large files are defective more often than small ones."""
    n = 1 + at % 4
    code = write_file(at, n)
    return {
        "project": project,
        "release": release,
        "path": f"src/f{at}",
        "metrics": {"TLOC": code.count("\n"), "NOM": n, "gap": None},
        "label": int(n == 4 or at % 7 == 0),
        "code": code,
    }


def write_defects(data):
    """Three sets of one release, two projects with releases, two Python projects."""
    folder = data / "defects"
    for project in PAPERS_SETS:
        write(
            folder / "paper" / f"{project}.jsonl.zst",
            [record(project, "2.0", at, java_file) for at in range(24)],
        )
    for group in ("eclipse", "promise"):
        records = [record(f"{group} app", r, at, java_file) for r in ("1.0", "1.1") for at in range(12)]
        write(folder / group / "app.jsonl.zst", records)
    for project in ("lab/one", "lab/two"):
        path = folder / "python" / f"{project.replace('/', '__')}.jsonl.zst"
        write(path, [record(project, "v1", at, python_file) for at in range(12)])


def topic_file(topic):
    name = topic.capitalize()
    method = f"  void update{name}() {{\n    {topic}Count += 1;\n  }}\n"
    head = f"package lab;\n\n/** The {topic}. */\n"
    return f"{head}public class {name} {{\n  int {topic}Count;\n\n{method}}}\n"


def write_reports(data):
    """Three projects of six files; each report is about one file in words, the last about a lost one."""
    folder = data / "bugloc" / "paper"
    for project in ("Debug", "UI", "JDT"):
        files = [{"path": f"/src/{topic}.java", "code": topic_file(topic)} for topic in TOPICS]
        write(folder / f"{project}.files.jsonl.zst", files)
        reports = [
            {
                "summary": f"The {TOPICS[at % 6]} is broken {at}",
                "description": "It does not update." if at % 2 else "",
                "fixed_files": [f"/src/{TOPICS[at % 6]}.java", "/src/gone.java"],
                "fix_time": f"2003-04-{30 - at:02}T10:00:00Z",
                "paper_size_subset": at < 20,
            }
            for at in range(26)
        ]
        lost = {**reports[0], "fixed_files": ["/src/gone.java"]}
        write(folder / f"{project}.reports.jsonl.zst", [*reports, lost])
