"""Rankings that cost nothing, which a model has to beat."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from paralog.tasks.defects.table import Floats, Table

MODEL = "model"

Scoring = Callable[[Table], Floats]

BY_RISK: dict[str, Scoring] = {
    "lines of code": lambda table: table.column("lines"),
    "revisions x lines": lambda table: table.column("revisions") * table.column("lines"),
    "past fixes": lambda table: table.column("fixes"),
}
"""Rankings by how likely a file is to have a defect."""

BY_EFFORT: dict[str, Scoring] = {
    "smallest first": lambda table: -table.sizes.astype(np.float64),
    "revisions": lambda table: table.column("revisions"),
    "past fixes per line": lambda table: table.column("fixes") / table.sizes,
}
"""Rankings by how much is found for each line that is read; revisions are revisions x lines, per line."""
