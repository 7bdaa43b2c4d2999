"""The rewrites of Java, by changes of the text at places of its syntax tree: nothing is run or compiled."""

from paralog.datasets.rewrites.java.kinds import JAVA, KINDS
from paralog.datasets.rewrites.java.program import Program

__all__ = ["JAVA", "KINDS", "Program"]
