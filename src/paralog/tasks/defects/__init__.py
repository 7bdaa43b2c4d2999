"""Files by the probability of a defect, learned from the repairs of a repository's own history."""

from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.options import Options
from paralog.tasks.defects.prior import Prior, parse_prior, read_prior
from paralog.tasks.defects.run import labels, run
from paralog.tasks.defects.table import FEATURES, Code

__all__ = ["FEATURES", "Code", "Mined", "Options", "Prior", "labels", "parse_prior", "read_prior", "run"]
