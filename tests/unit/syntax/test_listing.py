import subprocess

import pytest

from paralog.syntax.discovery import DiscoveryOptions, discover
from paralog.syntax.listing import Listing

TREE = {
    ".gitignore": "*.gen.py\n/local/\n",
    ".paralogignore": "/old/\n!keep.gen.py\n",
    "pyproject.toml": "",
    "a.py": "",
    "a.gen.py": "",
    "keep.gen.py": "",
    "local/a.py": "",
    "pkg/local/a.py": "",
    "old/a.py": "",
    "old/.paralogignore": "!a.py\n",
    "pkg/old/a.py": "",
    "pkg/.gitignore": "/skipped.py\n",
    "pkg/skipped.py": "",
    "pkg/sub/skipped.py": "",
    "build/a.py": "",
    "pkg/build/a.py": "",
    "vendor/a.py": "",
    "pkg/node_modules/x/a.py": "",
    "env/pyvenv.cfg": "",
    "env/lib/a.py": "",
    ".tox/a.py": "",
    "out.d/a.py": "",
}


@pytest.mark.parametrize("with_git", [True, False])
@pytest.mark.parametrize("vendored", [True, False])
def test_a_tree_leaves_out_what_the_same_folder_does(tmp_path, with_git, vendored):
    for path, content in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    options = DiscoveryOptions(vendored=vendored, respect_gitignore=with_git)
    on_disk = {file.shown for file in discover([tmp_path], options).files}
    ignore_files = {path: text.encode() for path, text in TREE.items() if path.endswith("ignore")}
    listing = Listing(TREE, ignore_files, with_git=with_git, vendored=vendored)
    assert {path for path in TREE if path.endswith(".py") and not listing.leaves_out(path)} == on_disk


@pytest.mark.parametrize("named", ["vendor", "build", "old", "local", "pkg/node_modules/x"])
def test_a_folder_that_was_named_is_entered_as_a_scan_enters_it(tmp_path, named):
    for path, content in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    on_disk = {f"{named}/{file.shown}" for file in discover([tmp_path / named]).files}
    ignore_files = {path: text.encode() for path, text in TREE.items() if path.endswith("ignore")}
    listing = Listing(TREE, ignore_files, with_git=True, vendored=False, named=named)
    inside = [path for path in TREE if path.startswith(f"{named}/") and path.endswith(".py")]
    assert on_disk and {path for path in inside if not listing.leaves_out(path)} == on_disk


def test_a_file_that_is_gone_is_judged_by_the_rules_of_today():
    listing = Listing(["a.py"], {".paralogignore": b"gen/\n"}, with_git=True, vendored=False)
    assert listing.leaves_out("x/gen/y.py")
    assert listing.leaves_out("vendor/y.py")
    assert not listing.leaves_out("x/y.py")


def test_a_very_deep_path_is_judged():
    path = "d/" * 5000 + "a.py"
    assert not Listing([path], {}, with_git=True, vendored=False).leaves_out(path)
