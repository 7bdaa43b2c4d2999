"""Behaviour-changing edits: nearly the same program, doing something else.

A model that learns what code does should see that one operator, bound or branch can matter more than
all names. Each kind of edit finds its places on the syntax tree and changes the text there alone, so
that layout stays. Places where nothing would change are left out as far as they can be told; an edit
can still be without effect, as when equal values are compared.
"""

from paralog.datasets.edits.drawing import KINDS, TABLES, Edited, edit
from paralog.datasets.edits.table import Table

__all__ = ["KINDS", "TABLES", "Edited", "Table", "edit"]
