"""A data folder with the reports of one small project in Python and one in Java."""

from tests.unit.datasets.compressed import write

CART = "class Cart:\n    def total(self):\n        return sum(self.prices)\n"
TAX = 'def add_tax(price):\n    """Price with tax."""\n    return price * 1.19\n'
JAVA = "class Cart {\n    int total() { return 0; }\n}\n"


def swe_report(number, path, commit="c1", time="2020-01-02"):
    return {
        "report_id": f"psf__requests-{number}",
        "summary": "The tax is wrong" if "tax" in path else "The total of a cart is wrong",
        "description": f"See `{path}`." if number % 2 else "It is off by one.",
        "base_commit": commit,
        "report_time": time,
        "source_files": [path],
    }


def write_issues(data, n=4, name="psf__requests"):
    """Reports of `name`, of which the trees hold cart.py and tax.py."""
    folder = data / "bugloc" / "swe"
    paths = ("shop/cart.py", "shop/tax.py")
    reports = [swe_report(number, paths[number % 2], time=f"2020-01-{number + 1:02}") for number in range(n)]
    write(folder / f"{name}.reports.jsonl.zst", reports)
    tree = {"shop/cart.py": "b1", "shop/tax.py": "b2"}
    write(folder / f"{name}.trees.jsonl.zst", [{"commit": "c1", "tree": tree}])
    blobs = [{"blob": "b1", "path": paths[0], "code": CART}, {"blob": "b2", "path": paths[1], "code": TAX}]
    write(folder / f"{name}.blobs.jsonl.zst", blobs)


def write_java_issues(data):
    folder = data / "bugloc" / "ye"
    report = {
        "report_id": 7,
        "summary": "Total is wrong",
        "description": None,
        "snapshot": "SWT@1",
        "report_time": "2002-01-01",
        "source_files": ["a/Cart.java", "a/Gone.java"],
    }
    later = {**report, "report_id": 8, "source_files": ["a/Gone.java"]}
    write(folder / "SWT.reports.jsonl.zst", [report, later])
    file = {"path": "a/Cart.java", "snapshots": ["SWT@1"], "blob": "b1", "code": JAVA}
    write(folder / "SWT.files.jsonl.zst", [file])
