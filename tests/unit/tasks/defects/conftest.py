"""A history in memory: a few files are changed often and repaired often, the others hardly."""

import numpy as np
import pytest

from paralog.features.metrics import file_metrics
from paralog.history import Commit, FileChange, TreeFile, judge_fix, treat
from paralog.tasks.defects import Mined, Options

DAY = 86_400
N_FILES = 30


def source(number):
    return "".join(f"def f{k}(x):\n    return x + {k}\n" for k in range(1 + number))


class Story:
    """Commits one after another, and the files of any of them."""

    def __init__(self):
        self.commits, self.trees, self.day = [], {}, 0
        self.texts = {}

    def commit(self, message, paths, days=1, status="M", author="Ann <a@x>", parents=None):
        self.day += days
        id = f"{len(self.commits):040x}"
        if parents is None:
            parents = (self.commits[-1].id,) if self.commits else ()
        changes = tuple(FileChange(path, "", status, "", path, 3, 1) for path in sorted(paths))
        self.commits.append(Commit(id, parents, author, self.day * DAY, self.day * DAY, message, changes))
        for path in paths:
            self.texts.setdefault(path, source(len(self.texts)))
        self.trees[id] = tuple(TreeFile(path, path) for path in sorted(self.texts))
        return id

    def mined(self, **options):
        treatments = treat(self.commits)
        verdicts = [
            judge_fix(commit, treatment, lambda path: True)
            for commit, treatment in zip(self.commits, treatments, strict=True)
        ]
        return Mined(self.commits, treatments, verdicts, **options)

    # what `Code` has

    def files(self, commit):
        return self.trees[commit]

    def metrics(self, files):
        return [file_metrics(self.texts[file.path], "python") for file in files]


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def planted(story):
    """Two years and a half in which the files 20 to 29 are repaired far more often than the others."""
    rng = np.random.default_rng(5)
    names = [f"m{number:02}.py" for number in range(N_FILES)]
    story.commit("Begin", names, status="A")
    for _ in range(450):
        risky = rng.random() < 0.8
        name = names[int(rng.integers(20, 30) if risky else rng.integers(0, 20))]
        is_fix = rng.random() < (0.5 if risky else 0.1)
        story.commit("Fix a crash" if is_fix else "Add a feature", [name], days=2)
    return story


@pytest.fixture
def options():
    return Options(window_days=90, embargo_days=7, draws=40)
