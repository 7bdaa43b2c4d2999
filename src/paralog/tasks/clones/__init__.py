"""Functions that do the same thing: clones of types 1 to 4, grouped, ranked and with their evidence."""

from paralog.tasks.clones.candidates import IndexFactory
from paralog.tasks.clones.find import run
from paralog.tasks.clones.noise import takes_part
from paralog.tasks.clones.options import Options

__all__ = ["IndexFactory", "Options", "run", "takes_part"]
