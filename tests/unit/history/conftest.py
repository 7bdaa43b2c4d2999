"""A repository with a story: a file is born, broken, renamed, reformatted and repaired."""

from types import SimpleNamespace

import pytest

GOOD = "def area(w, h):\n    # the area\n    return w * h\n\n\ndef edge(w, h):\n    return 2 * w + 2 * h\n"


@pytest.fixture
def story(git_folder):
    born = git_folder.commit("Add shapes", {"shapes.py": GOOD, "README": "shapes"})
    broken = git_folder.commit("Allow scaling", {"shapes.py": GOOD.replace("return w * h", "return w + h")})
    git_folder.git("mv", "shapes.py", "geometry.py")
    moved = git_folder.commit("Rename the module")
    fixed = git_folder.commit("Fix wrong area (closes #12)", {"geometry.py": GOOD})
    return SimpleNamespace(at=git_folder, born=born, broken=broken, moved=moved, fixed=fixed)
